package ijava.eval;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * The threads that run the code of cells, found when a cell is interrupted.
 *
 * <p>Java does not tell which threads a thread has started. A thread is taken for one of a cell
 * when its stack holds a method of a cell, so that the inner threads of a library are left alone,
 * and when it has asked for its scope and got this one, or has never asked but is younger than the
 * cell.
 */
final class CellThreads {

  /** How the names of the classes begin that JShell makes. */
  static final String CELL_CLASSES = "REPL.";

  /** Threads that have asked for their scope. */
  private static final Map<Thread, CellScope> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Threads of other cells that hold a lock which an interrupted cell waits for. */
  private static final Set<Thread> DOOMED =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private CellThreads() {}

  /** Makes known which cell the calling thread works for. */
  static void introduce(CellScope scope) {
    KNOWN.put(Thread.currentThread(), scope);
  }

  /** Returns a number that is smaller than the ids of all threads that are made from now on. */
  static long nextId() {
    // Never started; made without inheritance, so that it counts for no cell.
    return new Thread(null, null, "id", 0, false).getId();
  }

  /** Returns whether the calling thread runs code of an interrupted cell. */
  static boolean mustStop() {
    CellScope scope = CellScope.current();
    return scope != null && scope.isInterrupted() || DOOMED.contains(Thread.currentThread());
  }

  /**
   * Interrupts the threads that run code of a cell, except the cell's own.
   *
   * @param own the cell's own thread, null if the cell has ended
   * @param force whether to end also those that run on in code without stop-checks
   * @return whether there are any, the cell's own included
   */
  static boolean interrupt(CellScope scope, Thread own, boolean force) {
    boolean any = own != null;
    if (own != null && own.getState() == Thread.State.BLOCKED) {
      interruptOwnerOfLock(own);
    }
    for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
      Thread thread = each.getKey();
      boolean belongs = thread == own || belongs(thread, scope);
      if (!belongs || !runsCell(each.getValue())) {
        continue;
      }
      any = true;
      if (thread != own) {
        thread.interrupt();
      }
      if (force && thread == own) {
        scope.forceOwn();
      } else if (force && LastResort.maySpin(thread, each.getValue())) {
        LastResort.stop(thread);
      }
    }
    return any;
  }

  private static boolean belongs(Thread thread, CellScope scope) {
    if (thread instanceof ForkJoinWorkerThread) {
      return scope.isLatest();
    }
    CellScope known = KNOWN.get(thread);
    return known == null ? thread.getId() > scope.firstThreadId() : known == scope;
  }

  /** A thread that waits to enter a monitor hears no interrupt; the one inside may let it in. */
  private static void interruptOwnerOfLock(Thread waiting) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    ThreadInfo info = threads.getThreadInfo(waiting.getId());
    long owner = info == null ? -1 : info.getLockOwnerId();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              if (thread.getId() == owner && runsCell(stack)) {
                DOOMED.add(thread);
                thread.interrupt();
              }
            });
  }

  static boolean runsCell(StackTraceElement[] stack) {
    return Arrays.stream(stack).anyMatch(f -> f.getClassName().startsWith(CELL_CLASSES));
  }
}
