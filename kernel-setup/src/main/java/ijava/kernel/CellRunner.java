package ijava.kernel;

import ijava.channels.Channels;
import ijava.eval.CellOutput;
import ijava.eval.CellScope;
import ijava.eval.Evaluator;
import ijava.eval.Outcome;
import ijava.protocol.Json;
import ijava.protocol.Message;
import ijava.protocol.MessageCodec;
import ijava.protocol.Replies;
import ijava.protocol.Requests;
import ijava.spi.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;

/**
 * Runs cells, one after the other, on one thread that lives as long as the kernel.
 *
 * <p>One thread for all cells, because libraries keep state by thread: a job description that one
 * cell sets holds for the next.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#execute">Jupyter
 *     messaging, section Execute</a>
 */
final class CellRunner {

  /** How long closing waits for a cell that was told to stop, in milliseconds. */
  private static final long CLOSE_MILLIS = 300;

  /**
   * Work for the thread of cells.
   *
   * @param comm what to do for a comm message; null for a cell
   */
  private record Job(Message message, Runnable comm) {}

  private final BlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
  private final CompletableFuture<Evaluator> evaluator;
  private final MessageCodec codec;
  private final Publisher publisher;
  private final Extensions extensions;
  private final History history;
  private final Stdin stdin;
  private final OutputFolder overflow = new OutputFolder();
  private final ScheduledExecutorService timer = timer();
  private volatile Channels channels;
  private volatile CellScope running;
  private volatile boolean closed;
  private boolean prepared;
  private Thread thread;
  private int count;

  CellRunner(
      CompletableFuture<Evaluator> evaluator,
      MessageCodec codec,
      Publisher publisher,
      Extensions extensions,
      History history,
      Stdin stdin) {
    this.evaluator = evaluator;
    this.codec = codec;
    this.publisher = publisher;
    this.extensions = extensions;
    this.history = history;
    this.stdin = stdin;
  }

  /** Starts the thread; {@code first} runs on it before the first cell. */
  void start(Channels to, Runnable first) {
    channels = to;
    thread =
        new Thread(
            () -> {
              first.run();
              runAll();
            },
            "cells");
    // A cell that does not end must not keep the JVM from ending.
    thread.setDaemon(true);
    thread.start();
  }

  /** Puts an execute request at the end of the queue. */
  void add(Message request) {
    waiting.add(new Job(request, null));
  }

  /** Puts the work for a comm message at the end of the queue, behind the cells before it. */
  void add(Message message, Runnable work) {
    waiting.add(new Job(message, work));
  }

  /** Stops the cell that runs now, if one does. */
  void interrupt() {
    CellScope scope = running;
    if (scope != null) {
      scope.interrupt();
      if (scope.output() instanceof CellChannel cell) {
        stdin.cancel(cell);
      }
      // Extensions may take their time; the next request on the control socket must not wait.
      Thread telling = new Thread(() -> extensions.cellInterrupted(scope.cell()), "interrupt");
      telling.setDaemon(true);
      telling.start();
    }
  }

  /** Stops the cell that runs, and runs no other. */
  void stop() {
    closed = true;
    interrupt();
  }

  /** Ends the thread; one whose cell does not end is left to the end of the JVM. */
  void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timer.shutdown();
    overflow.close();
  }

  private void runAll() {
    while (!closed) {
      try {
        Job job = next();
        if (job.comm() == null) {
          run(job.message());
        } else {
          runComm(job);
        }
      } catch (InterruptedException e) {
        // An interrupt that came when its cell had just ended.
      } catch (Exception e) {
        log().log(System.Logger.Level.ERROR, "a request failed", e);
      }
    }
  }

  /** Waits for a request; as long as none comes, the evaluator may prepare itself. */
  private Job next() throws InterruptedException {
    Job job = waiting.poll();
    while (job == null && !prepared && !closed) {
      prepared = evaluator.isCompletedExceptionally() || !evaluator.join().prepare();
      job = waiting.poll();
    }
    return job == null ? waiting.take() : job;
  }

  /** Does the work for a comm message; what it prints belongs to the message. */
  private void runComm(Job job) {
    Message message = job.message();
    publisher.cellBusy(message.header());
    CellChannel output = new CellChannel(publisher, stdin, overflow, message, timer, false, false);
    try {
      CellScope.run(
          new Cell(0, message.header().id(), ""),
          output,
          scope -> {
            running = scope;
            try {
              job.comm().run();
            } catch (RuntimeException | Error e) {
              output.print(CellOutput.Stream.STDERR, "a comm's handler failed: " + e + "\n");
              log().log(System.Logger.Level.WARNING, "a comm's handler failed", e);
            } finally {
              running = null;
            }
            return null;
          });
    } finally {
      output.end();
      publisher.cellIdle(message.header());
    }
  }

  private void run(Message message) throws Exception {
    publisher.cellBusy(message.header());
    try {
      Requests.Execute request = message.content(Requests.Execute.class);
      String code = request.code() == null ? "" : request.code();
      if (request.counts()) {
        count++;
        history.add(count, code);
      }
      CellChannel output =
          new CellChannel(
              publisher, stdin, overflow, message, timer, request.silent(), request.allowStdin());
      if (!request.silent()) {
        output.input(code, count);
      }
      Cell cell =
          new Cell(request.silent() ? 0 : count, message.header().id(), code, request.allowStdin());
      Outcome outcome = evaluate(cell, output);
      Map<String, Object> expressions =
          outcome instanceof Outcome.Failure ? Map.of() : evaluateExpressions(request, cell);
      tell(outcome, output);
      output.end();
      // Taken before the client learns of the failure: what it sends after that is to run.
      List<Message> aborted =
          outcome instanceof Outcome.Failure && request.abortsOthers() && !request.silent()
              ? takeWaiting()
              : List.of();
      reply(message, replyTo(outcome, expressions));
      aborted.forEach(this::abort);
    } finally {
      publisher.cellIdle(message.header());
    }
  }

  private Outcome evaluate(Cell cell, CellChannel output) {
    return evaluate(
        cell,
        output,
        scope -> {
          extensions.cellStarted(cell);
          try {
            return evaluator.join().evaluate(cell, scope);
          } finally {
            running = null;
            extensions.cellFinished(cell);
          }
        });
  }

  private Outcome evaluate(Cell cell, CellOutput output, Function<CellScope, Outcome> work) {
    return CellScope.run(
        cell,
        output,
        scope -> {
          running = scope;
          try {
            return work.apply(scope);
          } catch (RuntimeException | LinkageError | StackOverflowError e) {
            String message = "the kernel itself failed, not your code: " + e;
            return new Outcome.Failure("KernelError", message, List.of(message));
          } finally {
            running = null;
          }
        });
  }

  private Map<String, Object> evaluateExpressions(Requests.Execute request, Cell cell) {
    Map<String, Object> results = new LinkedHashMap<>();
    if (request.userExpressions() == null) {
      return results;
    }
    request
        .userExpressions()
        .properties()
        .forEach(
            named -> {
              Cell expression = new Cell(0, cell.id(), named.getValue().asText());
              Outcome outcome =
                  evaluate(
                      expression,
                      (stream, text) -> {},
                      scope -> evaluator.join().evaluate(expression, scope));
              results.put(named.getKey(), expressionResult(outcome));
            });
    return results;
  }

  private static Object expressionResult(Outcome outcome) {
    if (outcome instanceof Outcome.Value value) {
      return Map.of(
          "status", "ok", "data", value.bundle().data(), "metadata", value.bundle().metadata());
    }
    Outcome.Failure failure =
        outcome instanceof Outcome.Failure f
            ? f
            : new Outcome.Failure("NoValue", "the expression has no value", List.of());
    return Map.of(
        "status", "error",
        "ename", failure.name(),
        "evalue", failure.message(),
        "traceback", failure.traceback());
  }

  private void tell(Outcome outcome, CellChannel output) {
    if (outcome instanceof Outcome.Value value) {
      output.result(value.bundle(), count);
    } else if (outcome instanceof Outcome.Failure failure) {
      output.error(new Replies.Error(failure.name(), failure.message(), failure.traceback()));
    }
  }

  private Object replyTo(Outcome outcome, Map<String, Object> expressions) {
    if (outcome instanceof Outcome.Failure failure) {
      return new Replies.ExecuteError(
          "error", count, Map.of(), failure.name(), failure.message(), failure.traceback());
    }
    return new Replies.ExecuteOk("ok", count, expressions, List.of());
  }

  private List<Message> takeWaiting() {
    List<Message> taken = new ArrayList<>();
    // Comm messages stay: their senders do not know of the cells around them.
    waiting.removeIf(job -> job.comm() == null && taken.add(job.message()));
    return taken;
  }

  /** Answers a cell that was queued behind one that failed, without running it. */
  private void abort(Message message) {
    publisher.busy(message.header());
    reply(message, new Replies.ExecuteAborted("aborted", count));
    publisher.idle(message.header());
  }

  private void reply(Message to, Object content) {
    channels.replyOnShell(codec.reply(to, "execute_reply", Json.objectOf(content)));
  }

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "output");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** Asked for only when there is something to say: Java opens every jar to find a logger. */
  private static System.Logger log() {
    return System.getLogger(CellRunner.class.getName());
  }
}
