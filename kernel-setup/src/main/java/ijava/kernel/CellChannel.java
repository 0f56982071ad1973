package ijava.kernel;

import ijava.display.NoInputException;
import ijava.eval.CellOutput;
import ijava.eval.CellScope;
import ijava.protocol.Header;
import ijava.protocol.Message;
import ijava.protocol.Replies;
import ijava.spi.MimeBundle;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /**
   * How many times an unfinished line may wait that long where input is allowed: the cell may be
   * about to ask, and the line then is the prompt.
   */
  private static final int MOST_HOLDS = 6;

  /** Text beyond this many chars is sent at once. */
  private static final int FLUSH_CHARS = 64 * 1024;

  /** The most characters of an unfinished line that become a prompt. */
  private static final int PROMPT_CHARS = 1_000;

  /** How many displays and updates a cell may send at once, and in a second after that. */
  private static final int BURST = 1_000;

  private static final int PER_SECOND = 200;

  private final Publisher publisher;
  private final Stdin stdin;
  private final Message request;
  private final Header header;
  private final ScheduledExecutorService timer;
  private final boolean silent;
  private final boolean allowsInput;
  private final TextLimit limit;
  private final Pace pace = new Pace(BURST, PER_SECOND);
  private final StringBuilder unfinishedLine = new StringBuilder();
  private volatile boolean ended;
  private int holds;
  private final StringBuilder text = new StringBuilder();
  private Stream stream = Stream.STDOUT;

  /**
   * Creates the channel of a cell.
   *
   * @param silent whether to drop all output, as {@code silent} requests want
   * @param allowsInput whether the client can ask its reader for input
   */
  CellChannel(
      Publisher publisher,
      Stdin stdin,
      OutputFolder overflow,
      Message request,
      ScheduledExecutorService timer,
      boolean silent,
      boolean allowsInput) {
    this.publisher = publisher;
    this.stdin = stdin;
    this.limit = new TextLimit(overflow);
    this.request = request;
    this.header = request.header();
    this.timer = timer;
    this.silent = silent;
    this.allowsInput = allowsInput;
  }

  /** Returns the channel of the cell that the calling thread works for, null without one. */
  static CellChannel current() {
    CellScope scope = CellScope.current();
    return scope != null && scope.output() instanceof CellChannel cell ? cell : null;
  }

  /** Returns the request that the cell came with. */
  Message request() {
    return request;
  }

  @Override
  public void print(Stream to, String more) {
    if (silent || more.isEmpty()) {
      return;
    }
    publisher.awaitRoom();
    take(to, more);
  }

  private synchronized void take(Stream to, String more) {
    if (limit.isFull()) {
      limit.file(more);
      return;
    }
    int admitted = limit.admit(more);
    append(to, more.substring(0, admitted));
    if (limit.isFull()) {
      append(Stream.STDERR, limit.note());
      limit.file(more.substring(admitted));
    }
  }

  private void append(Stream to, String more) {
    if (to != stream) {
      flush();
      stream = to;
    }
    if (text.isEmpty()) {
      flushLater();
    }
    text.append(more);
    if (to == Stream.STDOUT) {
      followLine(more);
    }
    if (text.length() >= FLUSH_CHARS) {
      flush();
    }
  }

  private void followLine(String more) {
    int lineStart = Math.max(more.lastIndexOf('\n'), more.lastIndexOf('\r')) + 1;
    if (lineStart > 0) {
      unfinishedLine.setLength(0);
    }
    int room = PROMPT_CHARS - unfinishedLine.length();
    unfinishedLine.append(more, lineStart, Math.min(more.length(), lineStart + room));
  }

  /**
   * Returns what stands on the current line of standard output, for use as a prompt.
   *
   * <p>What has not been sent of it is then not sent as text: front ends keep the prompt before
   * what was typed, and the reader would see it twice.
   */
  synchronized String takePrompt() {
    String prompt = unfinishedLine.toString();
    unfinishedLine.setLength(0);
    int kept = text.length() - prompt.length();
    if (stream == Stream.STDOUT && kept >= 0 && text.indexOf(prompt, kept) == kept) {
      text.setLength(kept);
    }
    return prompt;
  }

  /**
   * Asks the cell's client for a line, after all that was said before.
   *
   * @return the line, or null if the input has ended
   */
  String ask(String prompt, boolean hidden) throws InterruptedIOException {
    requireInput();
    flush();
    return stdin.ask(this, prompt, hidden);
  }

  /**
   * Does nothing if the cell's client may be asked for input.
   *
   * @throws NoInputException if not
   */
  void requireInput() {
    if (!allowsInput) {
      throw new NoInputException(
          "this cell asks for input, but it was run by a client that cannot ask anybody"
              + " (allow_stdin is false); give the value in the code instead");
    }
    if (ended) {
      throw new NoInputException(
          "a thread asks for input, but its cell has ended and nobody can answer any more;"
              + " ask before the cell ends");
    }
  }

  /** Ends the waits for input of the cell's threads; output is still taken. */
  void end() {
    ended = true;
    stdin.cancel(this);
    finish();
  }

  private synchronized void finish() {
    flush();
    limit.flush();
  }

  private void flushLater() {
    timer.schedule(this::flushLines, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Sends the whole lines that wait, and an unfinished one when it has waited long enough. */
  private synchronized void flushLines() {
    int whole = text.lastIndexOf("\n") + 1;
    boolean unfinished = allowsInput && stream == Stream.STDOUT && whole < text.length();
    if (!unfinished || holds >= MOST_HOLDS) {
      flush();
      return;
    }
    holds = whole == 0 ? holds + 1 : 0;
    send(whole);
    flushLater();
  }

  /** Sends the text that waits. */
  synchronized void flush() {
    holds = 0;
    send(text.length());
  }

  private void send(int length) {
    if (length > 0) {
      String name = stream.name().toLowerCase(Locale.ROOT);
      publisher.publish(header, "stream", new Replies.Stream(name, text.substring(0, length)));
      text.delete(0, length);
    }
  }

  void input(String code, int count) {
    say("execute_input", new Replies.ExecuteInput(code, count));
  }

  void result(MimeBundle bundle, int count) {
    say("execute_result", new Replies.ExecuteResult(count, bundle.data(), bundle.metadata()));
  }

  void display(MimeBundle bundle, String id) {
    pass();
    say("display_data", displayData(bundle, id));
  }

  void updateDisplay(MimeBundle bundle, String id) {
    pass();
    say("update_display_data", displayData(bundle, id));
  }

  /** Sends a message of a comm. */
  void comm(String type, Object content, Map<String, Object> metadata, List<byte[]> buffers) {
    pace.pass();
    publisher.awaitRoom();
    synchronized (this) {
      flush();
      publisher.publish(header, type, content, metadata, buffers);
    }
  }

  void clear(boolean wait) {
    pass();
    say("clear_output", new Replies.ClearOutput(wait));
  }

  void error(Replies.Error error) {
    say("error", error);
  }

  /** Waits outside of the lock: the cell's text goes on. */
  private void pass() {
    if (!silent) {
      pace.pass();
      publisher.awaitRoom();
    }
  }

  private static Replies.DisplayData displayData(MimeBundle bundle, String id) {
    return new Replies.DisplayData(bundle.data(), bundle.metadata(), new Replies.Transient(id));
  }

  private synchronized void say(String type, Object content) {
    if (!silent) {
      flush();
      publisher.publish(header, type, content);
    }
  }
}
