package ijava.magic.maven.mima;

import ijava.magic.maven.MavenResolver.Progress;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/** Tells of downloads, and ends them when the cell is stopped. */
final class Transfers extends AbstractTransferListener {

  private final Progress progress;

  Transfers(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void transferInitiated(TransferEvent event) throws TransferCancelledException {
    tell(event);
  }

  @Override
  public void transferProgressed(TransferEvent event) throws TransferCancelledException {
    tell(event);
  }

  private void tell(TransferEvent event) throws TransferCancelledException {
    if (progress.cancelled()) {
      throw new TransferCancelledException("the cell was stopped");
    }
    String name = event.getResource().getResourceName();
    progress.downloading(
        name.substring(name.lastIndexOf('/') + 1),
        event.getTransferredBytes(),
        event.getResource().getContentLength());
  }
}
