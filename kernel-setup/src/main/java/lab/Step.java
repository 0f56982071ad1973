package lab;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A piece of work that speaks up while it lasts: every second on a terminal, else every ten. */
final class Step {
  private final String what;
  private final long start = System.nanoTime();
  private volatile String status = "";
  private boolean good = true;
  private boolean done;

  interface Work {
    void run(Step step) throws Exception;
  }

  private Step(String what) {
    this.what = what;
  }

  /** Does the work, saying how far it is while it lasts and how long it took. */
  static void run(String what, Work work) throws Exception {
    Step step = new Step(what);
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    int period = Console.TERMINAL ? 1 : 10;
    clock.scheduleAtFixedRate(step::tick, period, period, TimeUnit.SECONDS);
    try {
      work.run(step);
    } finally {
      clock.shutdownNow();
      step.close();
    }
    Console.ended(step.good, what, step.start);
  }

  /** Notes how far the work is. */
  void say(String status) {
    this.status = status;
  }

  /** Marks the step as failed; its work goes on. */
  void failed() {
    good = false;
  }

  private void tick() {
    synchronized (Console.class) { // A tick that is at it must not write after close().
      if (done) {
        return;
      }
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      String now = status.isEmpty() ? "" : ", " + status;
      String text = (Console.UTF8 ? "… " : ".. ") + what + ": " + seconds + " s" + now;
      if (Console.TERMINAL) {
        Console.over(text);
      } else {
        Console.line(text);
      }
    }
  }

  private void close() {
    synchronized (Console.class) {
      done = true;
      if (Console.TERMINAL) {
        Console.over("");
      }
    }
  }
}
