package lab;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The processes that we started; they do not outlive us. */
final class Children {
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
  private static volatile boolean ending;

  static {
    // Ctrl-C ends this JVM at once: children must not outlive it, and may take a moment to end.
    Runtime.getRuntime().addShutdownHook(new Thread(Children::end));
  }

  private Children() {}

  static void add(Process process) {
    RUNNING.add(process);
  }

  /** Waits for the process and returns its exit code. */
  static int await(Process process) throws InterruptedException {
    int exit = process.waitFor();
    RUNNING.remove(process);
    return exit;
  }

  /** Returns whether this JVM is about to end, and its children with it. */
  static boolean ending() {
    return ending;
  }

  private static void end() {
    ending = true;
    for (Process child : RUNNING) {
      List<ProcessHandle> family = child.descendants().toList();
      try {
        // Windows has no gentle way to end a process, but Ctrl-C has reached the child, too.
        if (!Run.WINDOWS || !child.waitFor(5, TimeUnit.SECONDS)) {
          child.destroy();
        }
        if (!child.waitFor(10, TimeUnit.SECONDS)) {
          child.destroyForcibly();
        }
      } catch (InterruptedException hurried) {
        child.destroyForcibly();
      }
      family.forEach(ProcessHandle::destroy);
    }
  }
}
