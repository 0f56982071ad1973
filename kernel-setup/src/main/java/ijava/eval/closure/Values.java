package ijava.eval.closure;

import ijava.closure.CellValue;
import ijava.closure.CellVariables;
import ijava.closure.ValueSource;
import ijava.spi.TaskEngine;
import java.io.IOException;
import java.io.NotSerializableException;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of the variables of one notebook, at the moment something that reads them is written.
 *
 * <p>Spark writes the closures of a stage when it starts the stage, so these are the values that
 * the variables have when the action runs. Values inside of values, such as a lambda in a variable,
 * go with the closure that is written, each once.
 */
final class Values implements ValueSource {

  /**
   * How large a variable may be in bytes that nothing in the closure names. It goes along because
   * Spark may call methods of a class that no closure mentions, such as the hash code of a key.
   */
  private static final int LIMIT_UNNAMED = 1 << 16;

  private static final int NO_LIMIT = Integer.MAX_VALUE - 64;

  /** What is still to be taken, while this thread writes the values of a closure. */
  private final ThreadLocal<Deque<String>> taking = new ThreadLocal<>();

  private final Map<String, VariableValue> variables = new HashMap<>();
  private final Set<String> unnamed = new LinkedHashSet<>();
  private final CellGraph graph;
  private final ClassLoader loader;
  private volatile TaskEngine engine = new Everywhere();

  private WeakReference<Object> latestStream = new WeakReference<>(null);
  private final Map<String, CellValue> inLatestStream = new HashMap<>();

  Values(CellGraph graph, ClassLoader loader) {
    this.graph = graph;
    this.loader = loader;
  }

  void engine(TaskEngine used) {
    engine = used;
  }

  @Override
  public boolean inTask() {
    return engine.inTask();
  }

  /** Adds variables that may be read in tasks although no closure names them. */
  synchronized void addUnnamed(String names) {
    for (String each : split(names)) {
      unnamed.add(withoutMark(each));
    }
  }

  @Override
  public CellValue[] values(String names, Object stream) throws IOException {
    Deque<String> outer = taking.get();
    if (outer != null) {
      outer.addAll(split(names));
      return CellValue.NONE;
    }
    Deque<String> open = new ArrayDeque<>(split(names));
    taking.set(open);
    try {
      return take(open, stream);
    } finally {
      taking.remove();
    }
  }

  private synchronized CellValue[] take(Deque<String> open, Object stream) throws IOException {
    if (latestStream.get() != stream) {
      latestStream = new WeakReference<>(stream);
      inLatestStream.clear();
    }
    Map<String, CellValue> taken = new HashMap<>();
    List<CellValue> values = new ArrayList<>();
    takeAll(open, NO_LIMIT, taken, values);
    open.addAll(unnamed);
    takeAll(open, LIMIT_UNNAMED, taken, values);
    return values.toArray(CellValue.NONE);
  }

  private void takeAll(
      Deque<String> open, int limit, Map<String, CellValue> taken, List<CellValue> values)
      throws IOException {
    while (!open.isEmpty()) {
      String each = open.pop();
      String name = withoutMark(each);
      if (taken.containsKey(name) || !graph.travels(internal(name))) {
        continue;
      }
      VariableValue variable = variable(name);
      if (variable == null) {
        continue;
      }
      CellValue value = inLatestStream.get(name);
      if (value == null || limit == NO_LIMIT && value.bytes() == null) {
        value = variable.take(limit, engine, open);
        inLatestStream.put(name, value);
      }
      taken.put(name, value);
      if (value == VariableValue.STAYS) {
        continue;
      }
      if (value.problem() != null && each.charAt(0) == CellVariables.CERTAIN) {
        inLatestStream.clear();
        throw new NotSerializableException(variable.describe(value.problem()));
      }
      values.add(value);
    }
  }

  /** Returns null for a variable whose class is gone; then no code that runs can read it. */
  private VariableValue variable(String name) {
    VariableValue known = variables.get(name);
    if (known == null || known.isGone()) {
      int dot = name.lastIndexOf('.');
      try {
        // Class.forName would keep the class for as long as the loader.
        Class<?> holder = loader.loadClass(name.substring(0, dot));
        known = new VariableValue(holder, name.substring(dot + 1));
        variables.put(name, known);
      } catch (ClassNotFoundException e) {
        return null;
      }
    }
    return known;
  }

  private static List<String> split(String names) {
    return names.isEmpty()
        ? List.of()
        : List.of(names.split(String.valueOf(CellVariables.SEPARATOR)));
  }

  private static String withoutMark(String name) {
    return name.charAt(0) == CellVariables.CERTAIN ? name.substring(1) : name;
  }

  private static String internal(String name) {
    int dot = name.lastIndexOf('.');
    return name.substring(0, dot).replace('.', '/') + name.substring(dot);
  }

  /** Holds as long as no library says more: closures may run anywhere. */
  private static final class Everywhere implements TaskEngine {

    @Override
    public boolean leavesJvm() {
      return true;
    }

    @Override
    public boolean isPerTask(Class<?> type) {
      return false;
    }

    @Override
    public boolean inTask() {
      return false;
    }
  }
}
