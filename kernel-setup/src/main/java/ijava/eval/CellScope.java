package ijava.eval;

import ijava.spi.Cell;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Function;

/**
 * The cell that a thread works for: where its output goes, and whether it is to stop.
 *
 * <p>A thread inherits the scope of the thread that started it, so that its output reaches the
 * right cell even after that cell has ended. Workers of fork-join pools outlive the cells that
 * happen to start them, so they work for the cell that runs now.
 */
public final class CellScope {

  private static final InheritableThreadLocal<Member> OWN =
      new InheritableThreadLocal<>() {
        @Override
        protected Member childValue(Member parent) {
          // A thread of the kernel that has asked for its scope has an entry, but no value.
          return parent == null ? null : new Member(parent.scope);
        }
      };
  private static volatile CellScope latest;

  private final Cell cell;
  private final CellOutput output;
  private final long firstThreadId = CellThreads.nextId();
  private Thread thread = Thread.currentThread();
  private boolean compiling;
  private boolean forced;
  private volatile boolean interrupted;

  private CellScope(Cell cell, CellOutput output) {
    this.cell = cell;
    this.output = output;
  }

  /** A thread's membership in a cell; one for each thread. */
  private static final class Member {

    private final CellScope scope;
    private boolean introduced;

    Member(CellScope scope) {
      this.scope = scope;
    }

    CellScope scope() {
      if (!introduced) {
        introduced = true;
        CellThreads.introduce(scope);
      }
      return scope;
    }
  }

  /**
   * Does work for a cell on the calling thread; threads that it starts inherit the scope.
   *
   * @param output takes what the cell and its threads print
   */
  public static <T> T run(Cell cell, CellOutput output, Function<CellScope, T> work) {
    CellScope scope = new CellScope(cell, output);
    OWN.set(new Member(scope));
    latest = scope;
    try {
      return work.apply(scope);
    } finally {
      scope.end();
    }
  }

  /**
   * Returns the scope of the calling thread, for threads without one that of the latest cell; null
   * before the first cell.
   */
  public static CellScope current() {
    if (Thread.currentThread() instanceof ForkJoinWorkerThread) {
      return latest;
    }
    Member own = OWN.get();
    return own == null ? latest : own.scope();
  }

  /** Returns the cell. */
  public Cell cell() {
    return cell;
  }

  /** Returns where the cell's output goes. */
  public CellOutput output() {
    return output;
  }

  /** Returns whether the cell has been told to stop. */
  public boolean isInterrupted() {
    return interrupted;
  }

  /** Returns whether no cell has begun since. */
  boolean isLatest() {
    return latest == this;
  }

  /** Returns a number below the ids of all threads that were made since the cell began. */
  long firstThreadId() {
    return firstThreadId;
  }

  /**
   * Stops the cell: its waits and those of its threads end with an {@link InterruptedException},
   * its loops and calls with an error of {@link StopCheck}. Returns at once; does nothing when the
   * cell has ended.
   */
  public synchronized void interrupt() {
    if (thread == null) {
      return;
    }
    boolean first = !interrupted;
    interrupted = true;
    StopCheck.arm();
    interruptOwn();
    if (first) {
      Interrupter.start(this);
    }
  }

  /** Interrupts the cell's own thread, and returns it; null if the cell has ended. */
  synchronized Thread interruptOwn() {
    if (thread != null && !compiling) {
      thread.interrupt();
    }
    return thread;
  }

  /**
   * Ends the cell's own thread by force, if it spins in a library that the cell has called.
   *
   * @see LastResort
   */
  synchronized void forceOwn() {
    // Looked at anew: since the caller did, the thread may have left the reader's code.
    if (thread != null && !compiling && LastResort.maySpin(thread, thread.getStackTrace())) {
      force();
    }
  }

  /** Ends the cell's own thread, wherever it is; only the owner of this object's lock may call. */
  void force() {
    forced = true;
    LastResort.stop(thread);
  }

  /**
   * Says that the calling thread, the cell's own, now compiles. Until {@link #leaveCompiler()} it
   * is not interrupted: the compiler reads jars through channels, which an interrupt closes for
   * good. A late error of {@link #forceOwn()} ends here.
   */
  void enterCompiler() {
    boolean entered = false;
    while (!entered) {
      try {
        entered = refuseInterrupts();
      } catch (ThreadDeath late) {
        // It was meant for the code that has just ended; the kernel goes on.
        entered = false;
      }
    }
  }

  private boolean refuseInterrupts() {
    boolean late;
    synchronized (this) {
      compiling = true;
      late = forced;
      forced = false;
      Thread.interrupted();
    }
    // What was thrown at this thread strikes at the latest when a native method returns.
    for (int i = 0; late && i < 10; i++) {
      Thread.yield();
    }
    return true;
  }

  /** Says that the calling thread now runs code of the reader, and makes up for interrupts. */
  synchronized void leaveCompiler() {
    compiling = false;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void end() {
    thread = null;
    if (interrupted) {
      StopCheck.disarmLater();
      // What is left of the interrupt must not stop the next cell.
      Thread.interrupted();
    }
  }
}
