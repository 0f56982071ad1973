package trips.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The processes of a cluster of Hadoop. Not safe for use by several threads at once. */
final class HadoopServers implements AutoCloseable {

  private static final long START_SECONDS = 120;

  private final HadoopHome home;
  private final List<Daemon> dataNodes = new ArrayList<>();
  private Daemon masters;

  HadoopServers(HadoopHome home) {
    this.home = home;
  }

  /** Starts all and waits until they know each other. */
  void launch() throws IOException {
    masters = Daemon.start(home.masters());
    for (int i = 0; i < home.settings().dataPorts().size(); i++) {
      dataNodes.add(Daemon.start(home.dataNode(i)));
    }
    await(
        "Hadoop is not ready",
        () -> {
          masters.requireAlive();
          dataNodes.forEach(Daemon::requireAlive);
          return Files.exists(home.ready());
        });
  }

  private void await(String what, BooleanSupplier isSo) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            what + " after " + START_SECONDS + " s; the end of its log: " + masters.log());
      }
      Daemon.pause("Hadoop starts");
    }
  }

  /** Returns the number of the process of the NodeManager. */
  long nodeManager() {
    return masters.pid();
  }

  void killDataNode(int index) {
    dataNode(index).kill();
  }

  void restartDataNode(int index) {
    if (dataNode(index).isAlive()) {
      throw new IllegalStateException("DataNode " + index + " runs; killDataNode it first");
    }
    try {
      dataNodes.set(index, Daemon.start(home.dataNode(index)));
    } catch (IOException e) {
      throw new UncheckedIOException("the DataNode cannot be started: " + e.getMessage(), e);
    }
    String address = FreePort.LOOPBACK + ":" + home.settings().dataPorts().get(index);
    await(
        "DataNode " + index + " is not ready",
        () -> {
          dataNodes.get(index).requireAlive();
          return FreePort.isOpen(address);
        });
  }

  private Daemon dataNode(int index) {
    if (index < 0 || index >= dataNodes.size()) {
      throw new IllegalArgumentException(
          "there is no DataNode " + index + "; the first is 0, the last " + (dataNodes.size() - 1));
    }
    return dataNodes.get(index);
  }

  @Override
  public void close() {
    if (masters != null) {
      masters.close();
    }
    dataNodes.forEach(Daemon::close);
  }
}
