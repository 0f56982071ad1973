package ijava.kernel;

import ijava.eval.CellOutput;
import ijava.protocol.Header;
import ijava.protocol.Replies;
import ijava.spi.MimeBundle;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Everything that one cell says: text, displays, result, error, in the order in which it was said.
 *
 * <p>Text is gathered and sent in batches; anything else sends the text before it first. Callable
 * by any thread, also after the cell has ended.
 */
final class CellChannel implements CellOutput {

  /** How long text may wait for more, in milliseconds; the eye sees no delay. */
  private static final long FLUSH_MILLIS = 40;

  /** Text beyond this many chars is sent at once. */
  private static final int FLUSH_CHARS = 64 * 1024;

  private final Publisher publisher;
  private final Header request;
  private final ScheduledExecutorService timer;
  private final boolean silent;
  private final StringBuilder text = new StringBuilder();
  private Stream stream = Stream.STDOUT;

  /**
   * Creates the channel of a cell.
   *
   * @param silent whether to drop all output, as {@code silent} requests want
   */
  CellChannel(Publisher publisher, Header request, ScheduledExecutorService timer, boolean silent) {
    this.publisher = publisher;
    this.request = request;
    this.timer = timer;
    this.silent = silent;
  }

  @Override
  public synchronized void print(Stream to, String more) {
    if (silent || more.isEmpty()) {
      return;
    }
    if (to != stream) {
      flush();
      stream = to;
    }
    if (text.isEmpty()) {
      timer.schedule(this::flush, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }
    text.append(more);
    if (text.length() >= FLUSH_CHARS) {
      flush();
    }
  }

  /** Sends the text that waits. */
  synchronized void flush() {
    if (!text.isEmpty()) {
      String name = stream.name().toLowerCase(Locale.ROOT);
      publisher.publish(request, "stream", new Replies.Stream(name, text.toString()));
      text.setLength(0);
    }
  }

  void input(String code, int count) {
    say("execute_input", new Replies.ExecuteInput(code, count));
  }

  void result(MimeBundle bundle, int count) {
    say("execute_result", new Replies.ExecuteResult(count, bundle.data(), bundle.metadata()));
  }

  void display(MimeBundle bundle, String id) {
    say("display_data", displayData(bundle, id));
  }

  void updateDisplay(MimeBundle bundle, String id) {
    say("update_display_data", displayData(bundle, id));
  }

  void clear(boolean wait) {
    say("clear_output", new Replies.ClearOutput(wait));
  }

  void error(Replies.Error error) {
    say("error", error);
  }

  private static Replies.DisplayData displayData(MimeBundle bundle, String id) {
    return new Replies.DisplayData(bundle.data(), bundle.metadata(), new Replies.Transient(id));
  }

  private synchronized void say(String type, Object content) {
    if (!silent) {
      flush();
      publisher.publish(request, type, content);
    }
  }
}
