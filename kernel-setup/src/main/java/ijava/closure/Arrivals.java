package ijava.closure;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of cell variables that have arrived in this JVM, where their cells have not run.
 *
 * <p>A value is set once, however many tasks bring it. An older one never replaces a newer one: a
 * task that was prepared before a variable changed may start after one that was prepared later.
 *
 * <p>One lock guards all. Each task passes it when its closure is read, so that code which then
 * reads the fields without a lock sees what was set before.
 */
final class Arrivals {

  /** The state of a variable beside its field: absent, as it arrived, or written by a task. */
  private static final byte ABSENT = 0;

  private static final byte HERE = 1;
  private static final byte WRITTEN = 2;

  /** Ends the name of the field that holds the state, and of the methods that read and write. */
  static final String STATE = "$state";

  private static final Object LOCK = new Object();

  private static final ClassValue<Map<String, Arrival>> ALL =
      new ClassValue<>() {
        @Override
        protected Map<String, Arrival> computeValue(Class<?> holder) {
          return new HashMap<>();
        }
      };

  private Arrivals() {}

  private static final class Arrival {
    private CellValue value;
    private boolean set;
    private boolean setting;
    private Throwable failure;
  }

  /** Returns the equal value that is here already, else the given one. */
  static CellValue sameOf(CellValue value) {
    synchronized (LOCK) {
      Arrival arrival = ALL.get(value.holder()).get(value.name());
      return arrival != null && arrival.value.version() == value.version() ? arrival.value : value;
    }
  }

  /** Returns the value that arrived last, null if none did. */
  static CellValue latest(Class<?> holder, String name) {
    synchronized (LOCK) {
      Arrival arrival = ALL.get(holder).get(name);
      return arrival == null ? null : arrival.value;
    }
  }

  /** Sets the variables whose values are new here. */
  static void accept(CellValue[] values) {
    synchronized (LOCK) {
      List<Arrival> fresh = new ArrayList<>();
      for (CellValue value : values) {
        Arrival arrival =
            ALL.get(value.holder()).computeIfAbsent(value.name(), any -> new Arrival());
        if (arrival.value == null
            || arrival.value.version() < value.version()
            || stateOf(value) == WRITTEN) {
          arrival.value = value;
          arrival.set = false;
          arrival.failure = null;
          state(value, ABSENT);
          fresh.add(arrival);
        }
      }
      // First all are noted, for code that runs while one is set may read another.
      fresh.forEach(Arrivals::set);
    }
  }

  private static void set(Arrival arrival) {
    CellValue value = arrival.value;
    if (arrival.set || arrival.setting || value.bytes() == null || value.perTask()) {
      return;
    }
    arrival.setting = true;
    try {
      Object read = ValueInput.read(value.bytes(), value.holder().getClassLoader());
      field(value.holder(), value.name()).set(null, read);
      VarHandle.releaseFence();
      state(value, HERE);
      arrival.set = true;
    } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
      // The task may never read it; if it does, it is told.
      arrival.failure = e;
    } finally {
      arrival.setting = false;
    }
  }

  /**
   * Returns the value for code that found its field not set.
   *
   * @throws CellVariableException if it is not here
   */
  static Object read(Class<?> holder, String name) {
    synchronized (LOCK) {
      Arrival arrival = ALL.get(holder).get(name);
      if (arrival == null) {
        throw missing(name, "nothing that was sent here is known to use it", null);
      }
      set(arrival);
      if (arrival.value.problem() != null) {
        throw missing(name, arrival.value.problem(), null);
      }
      if (arrival.value.perTask()) {
        throw missing(name, "each task has its own, and this thread belongs to none", null);
      }
      if (!arrival.set) {
        throw missing(name, "its value cannot be read here", arrival.failure);
      }
      return current(holder, name);
    }
  }

  private static CellVariableException missing(String name, String why, Throwable cause) {
    return new CellVariableException(
        "the cell variable '"
            + name
            + "' has no value in this JVM: "
            + why
            + (cause == null ? "" : " (" + cause + ")")
            + "; read it into a local variable before the lambda, or pass it as an argument",
        cause);
  }

  /** Returns what the field holds. */
  static Object current(Class<?> holder, String name) {
    try {
      return field(holder, name).get(null);
    } catch (ReflectiveOperationException e) {
      throw missing(name, "its field cannot be read", e);
    }
  }

  /** Makes readers of the variable in the JVM of its cell look for a copy of their own. */
  static void lookForOwn(CellValue value) {
    synchronized (LOCK) {
      state(value, HERE);
    }
  }

  private static byte stateOf(CellValue value) {
    try {
      return field(value.holder(), value.name() + STATE).getByte(null);
    } catch (NoSuchFieldException e) {
      // A static field of a class has none.
      return HERE;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void state(CellValue value, byte state) {
    try {
      field(value.holder(), value.name() + STATE).setByte(null, state);
    } catch (NoSuchFieldException e) {
      return;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field field(Class<?> holder, String name) throws NoSuchFieldException {
    Field field = holder.getDeclaredField(name);
    // The class that JShell makes is not public.
    field.setAccessible(true);
    return field;
  }
}
