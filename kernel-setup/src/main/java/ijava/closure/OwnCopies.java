package ijava.closure;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Values that belong to the thread which read its closure, such as Spark's accumulators: they tell
 * the task that reads them apart from all others, so that two tasks must never share one.
 */
final class OwnCopies {

  /** Threads that a task starts see the task's. */
  private static final InheritableThreadLocal<Map<Variable, Object>> OWN =
      new InheritableThreadLocal<>() {
        @Override
        protected Map<Variable, Object> initialValue() {
          return new HashMap<>();
        }

        @Override
        protected Map<Variable, Object> childValue(Map<Variable, Object> parents) {
          return new HashMap<>(parents);
        }
      };

  private OwnCopies() {}

  private record Variable(Class<?> holder, String name) {}

  /** Makes the calling thread read a fresh copy from now on. */
  static void take(CellValue value) throws IOException {
    try {
      Object copy = ValueInput.read(value.bytes(), value.holder().getClassLoader());
      OWN.get().put(new Variable(value.holder(), value.name()), copy);
    } catch (ClassNotFoundException e) {
      throw new IOException("the variable '" + value.name() + "' cannot be read here", e);
    }
  }

  /** Returns whether the calling thread has a copy. */
  static boolean has(Class<?> holder, String name) {
    return OWN.get().containsKey(new Variable(holder, name));
  }

  /** Returns the calling thread's copy, null if it has none. */
  static Object of(Class<?> holder, String name) {
    return OWN.get().get(new Variable(holder, name));
  }
}
