package ijava.eval.closure;

import ijava.closure.CellValue;
import ijava.spi.TaskEngine;
import java.io.IOException;
import java.io.NotSerializableException;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** One variable, and the value that was taken from it last. Guarded by {@link Values}. */
final class VariableValue {

  /** Says that a value need not travel, since nothing leaves this JVM. */
  static final CellValue STAYS = CellValue.absent(VariableValue.class, "", 0, "");

  /** Values that cannot change: an equal one needs not be written again. */
  private static final Set<Class<?>> UNCHANGING =
      Set.of(
          String.class,
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class);

  private static final AtomicLong VERSIONS = new AtomicLong();

  /** Weak, so that a class which no cell can reach any more can be unloaded. */
  private final WeakReference<Class<?>> holder;

  private final String name;

  /** The bytes may be as large as the value; whoever needs the memory gets it. */
  private SoftReference<CellValue> latest = new SoftReference<>(null);

  private Object latestUnchanging;
  private WeakReference<Object> checked = new WeakReference<>(null);
  private List<String> needs = List.of();

  VariableValue(Class<?> holder, String name) {
    this.holder = new WeakReference<>(holder);
    this.name = name;
  }

  /** Returns whether its class has been unloaded. */
  boolean isGone() {
    return holder.get() == null;
  }

  /**
   * Returns the value as it is now, or the problem that it has.
   *
   * @param limit how many bytes it may have
   * @param found gets the variables that the value itself needs
   */
  CellValue take(int limit, TaskEngine engine, Deque<String> found) throws IOException {
    Field field = field();
    Object value = value(field);
    CellValue last = latest.get();
    if (value != null && UNCHANGING.contains(value.getClass())) {
      if (!engine.leavesJvm()) {
        return STAYS;
      }
      if (last != null && last.bytes() != null && value.equals(latestUnchanging)) {
        return last;
      }
    } else if (!engine.leavesJvm() && (value == null || checked.get() == value)) {
      found.addAll(needs);
      return STAYS;
    }
    return write(field, value, limit, engine, found);
  }

  private CellValue write(
      Field field, Object value, int limit, TaskEngine engine, Deque<String> found) {
    List<String> before = new ArrayList<>(found);
    found.clear();
    try {
      ValueOutput.Written written = ValueOutput.write(value, limit, engine::isPerTask);
      needs = List.copyOf(found);
      if (!engine.leavesJvm() && !written.perTask()) {
        checked = new WeakReference<>(value);
        return STAYS;
      }
      return keep(field, value, written);
    } catch (ValueOutput.TooLarge e) {
      return absent(field, "it is large, and the code that was sent does not name it");
    } catch (NotSerializableException e) {
      return absent(field, "%s is not serializable".formatted(CellNames.shown(e.getMessage())));
    } catch (IOException | RuntimeException e) {
      return absent(field, "writing it fails with " + e);
    } catch (StackOverflowError e) {
      return absent(field, "its objects refer to each other too deeply to be written");
    } finally {
      found.addAll(before);
    }
  }

  private CellValue keep(Field field, Object value, ValueOutput.Written written) {
    CellValue last = latest.get();
    latestUnchanging = value != null && UNCHANGING.contains(value.getClass()) ? value : null;
    if (last != null
        && last.perTask() == written.perTask()
        && Arrays.equals(last.bytes(), written.bytes())) {
      return last;
    }
    CellValue taken =
        CellValue.of(
            field.getDeclaringClass(),
            name,
            VERSIONS.incrementAndGet(),
            written.bytes(),
            written.perTask());
    latest = new SoftReference<>(taken);
    return taken;
  }

  private CellValue absent(Field field, String why) {
    latestUnchanging = null;
    CellValue taken =
        CellValue.absent(field.getDeclaringClass(), name, VERSIONS.incrementAndGet(), why);
    latest = new SoftReference<>(taken);
    return taken;
  }

  private Field field() throws IOException {
    Class<?> declaring = holder.get();
    try {
      if (declaring == null) {
        throw new NoSuchFieldException(name);
      }
      Field field = declaring.getDeclaredField(name);
      // The class that JShell makes is not public.
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IOException("the variable '" + name + "' is gone", e);
    }
  }

  private Object value(Field field) throws IOException {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IOException("the variable '" + name + "' cannot be read", e);
    }
  }

  /** Returns what to tell the reader whose closure cannot be sent. */
  String describe(String problem) throws IOException {
    return "the variable '"
        + name
        + "' of type "
        + CellNames.simple(field().getGenericType().getTypeName())
        + " is used in code that runs in tasks, but cannot be sent to them: "
        + problem
        + ". Give it a serializable type, copy what the code needs of it into another variable, or"
        + " create the object inside the lambda";
  }
}
