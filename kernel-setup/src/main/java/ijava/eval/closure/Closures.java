package ijava.eval.closure;

import ijava.closure.CellVariables;
import ijava.spi.TaskEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The closures of one notebook's cells. {@link #rewrite} belongs to one thread. */
public final class Closures implements AutoCloseable {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final int number = NUMBERS.incrementAndGet();
  private final CellGraph graph = new CellGraph();
  private final OuterTypes outer;
  private final Values values;
  private final Path folder;
  private boolean runtimeWritten;

  /**
   * A class of a cell in its two forms.
   *
   * @param here for this JVM
   * @param elsewhere for other JVMs
   */
  public record Rewritten(String name, byte[] here, byte[] elsewhere) {}

  /**
   * Creates an empty graph of cells.
   *
   * @param loader finds classes of cells and of libraries
   * @param folder where other JVMs load classes from; gets what closures need beside the cells'
   */
  public Closures(ClassLoader loader, Path folder) {
    this.folder = folder;
    outer = new OuterTypes(loader);
    values = new Values(graph, loader);
    CellVariables.connect(number, values);
  }

  /** Tells where closures run. */
  public void engine(TaskEngine engine) {
    values.engine(engine);
  }

  /**
   * Returns classes that are about to be defined in both forms.
   *
   * @param classes compiled together, by name
   * @throws UncheckedIOException if the folder cannot be written to
   */
  public List<Rewritten> rewrite(Map<String, byte[]> classes) {
    List<ClassSummary> summaries = classes.values().stream().map(SummaryReader::read).toList();
    summaries.forEach(graph::add);
    List<Rewritten> rewritten = new ArrayList<>();
    int at = 0;
    for (Map.Entry<String, byte[]> each : classes.entrySet()) {
      ClassSummary summary = summaries.get(at++);
      Companions companions = companions(summary);
      byte[] file = each.getValue();
      rewritten.add(
          new Rewritten(
              each.getKey(),
              ClosureRewriter.rewrite(file, graph, summary, number, companions, false),
              ClosureRewriter.rewrite(file, graph, summary, number, companions, true)));
    }
    writeRuntime();
    return rewritten;
  }

  private Companions companions(ClassSummary summary) {
    if (CellNames.isWrapper(summary.name())) {
      return Companions.NONE;
    }
    Reach reach = new Reach(graph);
    reach.type(org.objectweb.asm.Type.getObjectType(summary.name()));
    for (String method : outer.abstractMethods(graph.withParents(summary.name()))) {
      reach.method(summary.name(), method);
    }
    String names = reach.names();
    if (names.isEmpty()) {
      return Companions.NONE;
    }
    if (!CellNames.isAnonymous(summary.name())) {
      values.addUnnamed(names);
    }
    boolean carries =
        !summary.isInterface()
            && !summary.isEnum()
            && outer.areSerializable(graph.withParents(summary.name()));
    return !carries
        ? Companions.NONE
        : new Companions(
            names, summary.isRecord() ? Companions.Kind.RECORD : Companions.Kind.FIELD);
  }

  /** Lets go of classes that have been unloaded; they may be rewritten again. */
  public void forget(Collection<String> names) {
    names.forEach(name -> graph.remove(name.replace('.', '/')));
  }

  private void writeRuntime() {
    if (!runtimeWritten) {
      try {
        ShippedRuntime.write(folder);
        runtimeWritten = true;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to " + folder + "; is the disk full?", e);
      }
    }
  }

  @Override
  public void close() {
    CellVariables.disconnect(number);
  }
}
