package ijava.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import ijava.channels.Channels;
import ijava.display.Comms;
import ijava.display.Display;
import ijava.display.Input;
import ijava.display.NoInputException;
import ijava.eval.Completeness;
import ijava.eval.Completion;
import ijava.eval.Evaluator;
import ijava.protocol.ConnectionInfo;
import ijava.protocol.Json;
import ijava.protocol.MalformedMessageException;
import ijava.protocol.Message;
import ijava.protocol.MessageCodec;
import ijava.protocol.Replies;
import ijava.protocol.Requests;
import ijava.spi.MimeBundle;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A kernel for one language: it answers what clients ask on the shell and control sockets.
 *
 * <p>Cells run on the thread of {@link CellRunner}. Other questions are answered on a thread of
 * their own, so that completion works while a cell runs; interrupts and shutdown on the thread of
 * the control socket.
 */
final class Kernel implements AutoCloseable {

  private static final String NO_DEBUGGER = "ijava-kernel has no debugger";

  /** How long closing waits for a language that is still starting, in milliseconds. */
  private static final long CLOSE_MILLIS = 1_000;

  private final CompletableFuture<Evaluator> evaluator = new CompletableFuture<>();
  private final CountDownLatch shutdown = new CountDownLatch(1);
  private final ExecutorService questions =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "questions");
            thread.setDaemon(true);
            return thread;
          });
  private final Replies.Connect ports;
  private final MessageCodec codec;
  private final Publisher publisher;
  private final History history;
  private final CommTable comms;
  private final CellRunner cells;
  private final Channels channels;

  /**
   * Starts a kernel; it serves as soon as this returns.
   *
   * @param language makes the evaluator, on the thread that runs cells, before the first cell
   * @param extensions told of every cell
   * @param history closed with the kernel
   */
  Kernel(
      ConnectionInfo connection,
      Supplier<Evaluator> language,
      Extensions extensions,
      History history) {
    this.history = history;
    ports =
        new Replies.Connect(
            "ok",
            connection.shellPort(),
            connection.iopubPort(),
            connection.stdinPort(),
            connection.heartbeatPort(),
            connection.controlPort());
    codec = new MessageCodec(connection.key(), connection.signatureScheme());
    publisher = new Publisher(codec);
    comms = new CommTable(publisher);
    Stdin stdin = new Stdin(codec, message -> channels().ask(message));
    cells = new CellRunner(evaluator, codec, publisher, extensions, history, stdin);
    channels = new Channels(connection, codec, this::onShell, this::onControl, stdin::onReply);
    publisher.connect(channels);
    channels.start();
    publisher.starting();
    Display.connect(new CellDisplay());
    Input.connect(Kernel::ask);
    Comms.connect(comms);
    cells.start(channels, () -> startLanguage(language));
  }

  /** Waits for a client's shutdown request, or for {@link #requestShutdown()}. */
  void awaitShutdown() throws InterruptedException {
    shutdown.await();
  }

  /** Ends {@link #awaitShutdown()}. */
  void requestShutdown() {
    shutdown.countDown();
  }

  /** Interrupts the cell that runs now, as a client would. */
  void interruptCell() {
    cells.interrupt();
  }

  /** Stops the running cell and closes the sockets. */
  @Override
  public void close() {
    cells.stop();
    awaitLanguage();
    cells.close();
    if (evaluator.isDone() && !evaluator.isCompletedExceptionally()) {
      evaluator.join().close();
    }
    questions.shutdownNow();
    history.close();
    channels.close();
  }

  /** A language that is still starting would leave its files behind. */
  private void awaitLanguage() {
    try {
      evaluator.get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log().log(System.Logger.Level.DEBUG, "the language has not started");
    }
  }

  private Channels channels() {
    return channels;
  }

  private static String ask(String prompt, boolean hidden) throws IOException {
    CellChannel cell = CellChannel.current();
    if (cell == null) {
      throw new NoInputException("input is asked for outside of a cell; ask in a cell instead");
    }
    return cell.ask(cell.takePrompt() + prompt, hidden);
  }

  private void startLanguage(Supplier<Evaluator> language) {
    try {
      Evaluator started = language.get();
      evaluator.complete(started);
    } catch (RuntimeException | LinkageError e) {
      log().log(System.Logger.Level.ERROR, "the language cannot be started", e);
      evaluator.completeExceptionally(e);
    }
  }

  private void onShell(Message message) {
    switch (message.type()) {
      case "execute_request" -> cells.add(message);
      case "comm_open", "comm_msg", "comm_close" -> cells.add(message, comms.arrived(message));
      case "comm_info_request" -> answer(message, channels::replyOnShell, this::commInfo);
      case "kernel_info_request" -> answer(message, channels::replyOnShell, this::kernelInfo);
      case "shutdown_request" -> answer(message, channels::replyOnShell, this::shutdown);
      case "connect_request" -> answer(message, channels::replyOnShell, m -> ports);
      default -> questions.execute(() -> onQuestion(message));
    }
  }

  private void onQuestion(Message message) {
    switch (message.type()) {
      case "complete_request" -> answer(message, channels::replyOnShell, this::complete);
      case "is_complete_request" -> answer(message, channels::replyOnShell, this::isComplete);
      case "inspect_request" -> answer(message, channels::replyOnShell, this::inspect);
      case "history_request" -> answer(message, channels::replyOnShell, this::history);
      default -> refuse(message, channels::replyOnShell);
    }
  }

  private void onControl(Message message) {
    switch (message.type()) {
      case "kernel_info_request" -> answer(message, channels::replyOnControl, this::kernelInfo);
      case "interrupt_request" -> answer(message, channels::replyOnControl, this::interrupt);
      case "shutdown_request" -> answer(message, channels::replyOnControl, this::shutdown);
      case "debug_request" -> answer(message, channels::replyOnControl, Kernel::noDebugger);
      default -> refuse(message, channels::replyOnControl);
    }
  }

  /** Tells the sender of a request that it is not supported, so that nobody waits for a reply. */
  private void refuse(Message message, Consumer<Message> socket) {
    if (message.type().endsWith("_request")) {
      answer(
          message,
          socket,
          request ->
              Replies.Failed.of("NotSupported", "ijava-kernel does not support " + request.type()));
    } else {
      log().log(System.Logger.Level.DEBUG, "dropped a message of unknown type");
    }
  }

  /**
   * Answers as the debug adapter protocol does when a command fails.
   *
   * @see <a
   *     href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#debug-request">Jupyter
   *     messaging, section Debug request</a>
   */
  private static Object noDebugger(Message request) {
    JsonNode asked = request.content();
    return new Replies.DebugFailed(
        "error",
        "NotSupported",
        NO_DEBUGGER,
        List.of(),
        0,
        "response",
        asked.path("seq").asInt(),
        false,
        asked.path("command").asText(),
        NO_DEBUGGER);
  }

  /** Gives the content of a reply. */
  private interface Answer {
    Object to(Message request) throws MalformedMessageException;
  }

  private void answer(Message request, Consumer<Message> socket, Answer answer) {
    publisher.busy(request.header());
    try {
      Object content;
      try {
        content = answer.to(request);
      } catch (MalformedMessageException | RuntimeException e) {
        log().log(System.Logger.Level.WARNING, request.type() + " cannot be answered", e);
        content = Replies.Failed.of("KernelError", e.toString());
      }
      String type = request.type().replaceFirst("_request$", "_reply");
      socket.accept(codec.reply(request, type, Json.objectOf(content)));
    } finally {
      publisher.idle(request.header());
    }
  }

  private Object kernelInfo(Message request) {
    return KernelInfo.reply();
  }

  private Object interrupt(Message request) {
    cells.interrupt();
    return Replies.Ok.ok();
  }

  private Object shutdown(Message request) throws MalformedMessageException {
    Replies.Shutdown reply =
        new Replies.Shutdown("ok", request.content(Requests.Shutdown.class).restart());
    publisher.publish(request.header(), "shutdown_reply", reply);
    requestShutdown();
    return reply;
  }

  private Object isComplete(Message request) throws MalformedMessageException {
    String code = request.content(Requests.IsComplete.class).code();
    Completeness answer = evaluator.join().completeness(code);
    boolean incomplete = answer.status() == Completeness.Status.INCOMPLETE;
    return new Replies.IsComplete(
        answer.status().name().toLowerCase(Locale.ROOT), incomplete ? answer.indent() : null);
  }

  private Object complete(Message request) throws MalformedMessageException {
    Requests.Complete asked = request.content(Requests.Complete.class);
    String code = asked.code();
    Completion found = evaluator.join().complete(code, CodePoints.toChars(code, asked.cursorPos()));
    int start = CodePoints.ofChars(code, found.start());
    int end = CodePoints.ofChars(code, found.end());
    List<Map<String, Object>> types =
        found.matches().stream()
            .map(
                m ->
                    Map.<String, Object>of(
                        "start", start,
                        "end", end,
                        "text", m.text(),
                        "type", m.kind(),
                        "signature", m.signature()))
            .toList();
    return new Replies.Complete(
        "ok",
        found.matches().stream().map(Completion.Match::text).toList(),
        start,
        end,
        Map.of("_jupyter_types_experimental", types));
  }

  private Object inspect(Message request) throws MalformedMessageException {
    Requests.Inspect asked = request.content(Requests.Inspect.class);
    int cursor = CodePoints.toChars(asked.code(), asked.cursorPos());
    Optional<MimeBundle> found =
        evaluator.join().inspect(asked.code(), cursor, asked.detailLevel() > 0);
    return new Replies.Inspect(
        "ok",
        found.isPresent(),
        found.map(MimeBundle::data).orElse(Map.of()),
        found.map(MimeBundle::metadata).orElse(Map.of()));
  }

  private Object history(Message request) throws MalformedMessageException {
    return new Replies.History("ok", history.find(request.content(Requests.History.class)));
  }

  private Object commInfo(Message request) {
    JsonNode target = request.content().path("target_name");
    return new Replies.CommInfo("ok", comms.info(target.isTextual() ? target.asText() : null));
  }

  /** Asked for only when there is something to say: Java opens every jar to find a logger. */
  private static System.Logger log() {
    return System.getLogger(Kernel.class.getName());
  }
}
