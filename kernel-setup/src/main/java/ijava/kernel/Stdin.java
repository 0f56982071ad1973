package ijava.kernel;

import ijava.display.NoInputException;
import ijava.eval.StopCheck;
import ijava.protocol.Json;
import ijava.protocol.Message;
import ijava.protocol.MessageCodec;
import ijava.protocol.Replies;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Asks the client of a cell for a line and waits for its reply; one question at a time.
 *
 * @see <a
 *     href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#messages-on-the-stdin-router-dealer-channel">Jupyter
 *     messaging, section Messages on the stdin channel</a>
 */
final class Stdin {

  /** What a client sends when its reader ends the input, as ipykernel has it. */
  private static final String END = "\u0004";

  private final MessageCodec codec;
  private final Consumer<Message> socket;
  private final ReentrantLock oneQuestion = new ReentrantLock(true);
  private volatile Question open;

  private record Question(CellChannel cell, Message request, CompletableFuture<String> answer) {}

  /**
   * Creates the one channel of a kernel.
   *
   * @param socket sends a message on the stdin socket
   */
  Stdin(MessageCodec codec, Consumer<Message> socket) {
    this.codec = codec;
    this.socket = socket;
  }

  /**
   * Asks the client that sent the request of a cell.
   *
   * @return the line, or null if the input has ended
   * @throws NoInputException if the client does not allow it, or the cell has ended
   * @throws InterruptedIOException if the calling thread was interrupted
   */
  String ask(CellChannel cell, String prompt, boolean hidden) throws InterruptedIOException {
    try {
      oneQuestion.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted();
    }
    try {
      StopCheck.throwIfInterrupted();
      Message request =
          codec.reply(
              cell.request(),
              "input_request",
              Json.objectOf(new Replies.InputRequest(prompt, hidden)));
      Question question = new Question(cell, request, new CompletableFuture<>());
      open = question;
      // Looked at after the question is open: a cell that ends now cancels it.
      cell.requireInput();
      socket.accept(request);
      String line = question.answer().get();
      return END.equals(line) ? null : line;
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (CancellationException | ExecutionException e) {
      StopCheck.throwIfInterrupted();
      cell.requireInput();
      throw interrupted();
    } finally {
      open = null;
      oneQuestion.unlock();
    }
  }

  /** Takes a client's reply; one that nobody waits for any more is dropped. */
  void onReply(Message reply) {
    Question question = open;
    if (question == null || !answers(reply, question.request())) {
      log().log(System.Logger.Level.DEBUG, "dropped an input_reply that nobody waits for");
      return;
    }
    question.answer().complete(reply.content().path("value").asText(""));
  }

  /** Ends the wait of a cell's threads. */
  void cancel(CellChannel cell) {
    Question question = open;
    if (question != null && question.cell() == cell) {
      question.answer().cancel(false);
    }
  }

  private static boolean answers(Message reply, Message request) {
    boolean sameClient =
        Arrays.deepEquals(reply.identities().toArray(), request.identities().toArray());
    String parent = reply.parent().id();
    // jupyter_client's input() names no parent, JupyterLab names the request.
    return reply.type().equals("input_reply")
        && sameClient
        && (parent.isEmpty() || parent.equals(request.header().id()));
  }

  /** An interrupt of the cell ends its code; one by the cell's own code is for that code. */
  private static InterruptedIOException interrupted() {
    StopCheck.throwIfInterrupted();
    return new InterruptedIOException("interrupted while it waited for input");
  }

  /** Asked for only when there is something to say: Java opens every jar to find a logger. */
  private static System.Logger log() {
    return System.getLogger(Stdin.class.getName());
  }
}
