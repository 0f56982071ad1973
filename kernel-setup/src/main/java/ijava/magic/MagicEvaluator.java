package ijava.magic;

import ijava.eval.CellScope;
import ijava.eval.Completeness;
import ijava.eval.Completion;
import ijava.eval.Evaluator;
import ijava.eval.Outcome;
import ijava.magic.CellParser.Part;
import ijava.spi.Cell;
import ijava.spi.Magic;
import ijava.spi.MimeBundle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs the magics of a cell, and gives what is Java to Java's evaluator. */
public final class MagicEvaluator implements Evaluator {

  private final Evaluator java;
  private final MagicTable table;
  private final Function<Object, MimeBundle> renderer;
  private final Runnable interrupt;

  /**
   * Wraps an evaluator.
   *
   * @param renderer says how the value of a magic is shown
   * @param interrupt interrupts the running cell as a reader would
   */
  public MagicEvaluator(
      Evaluator java, MagicTable table, Function<Object, MimeBundle> renderer, Runnable interrupt) {
    this.java = java;
    this.table = table;
    this.renderer = renderer;
    this.interrupt = interrupt;
  }

  @Override
  public Outcome evaluate(Cell cell, CellScope scope) {
    List<Part> parts = CellParser.parse(cell.source());
    Outcome outcome = new Outcome.Nothing();
    for (Part part : parts) {
      outcome =
          part.magic() == null ? evaluateJava(part, cell, scope) : runMagic(part, cell, scope);
      if (outcome instanceof Outcome.Failure) {
        return outcome;
      }
    }
    return outcome;
  }

  private Outcome evaluateJava(Part part, Cell cell, CellScope scope) {
    // Empty lines in place of the magics keep the line numbers of messages right.
    String source = "\n".repeat(part.firstLine()) + part.code();
    return java.evaluate(new Cell(cell.number(), cell.id(), source), scope);
  }

  private Outcome runMagic(Part part, Cell cell, CellScope scope) {
    Optional<Magic> magic = table.find(part.magic());
    if (magic.isEmpty()) {
      return failure(
          "there is no magic "
              + part.magic()
              + "; did you mean "
              + table.nearest(part.magic())
              + "? %help lists all");
    }
    return run(magic.get(), new RunningCall(part, cell, scope));
  }

  private Outcome run(Magic magic, RunningCall call) {
    try {
      Object value = magic.handler().run(call);
      return value == null ? call.outcome : new Outcome.Value(renderer.apply(value));
    } catch (EndOfMagic e) {
      return call.outcome;
    } catch (IllegalArgumentException e) {
      return failure(magic.typedName() + ": " + e.getMessage() + "\nusage: " + magic.usage());
    } catch (Exception e) {
      return failure(magic.typedName() + " failed: " + e);
    }
  }

  private static Outcome.Failure failure(String message) {
    return new Outcome.Failure("MagicError", message, List.of(message));
  }

  @Override
  public Completion complete(String code, int cursor) {
    int start = code.lastIndexOf('\n', cursor - 1) + 1;
    String typed = code.substring(start, cursor);
    if (!typed.matches("%%?\\w*")) {
      return java.complete(code, cursor);
    }
    List<Completion.Match> matches =
        table.all().stream()
            .map(Magic::typedName)
            .filter(name -> name.startsWith(typed))
            .map(name -> new Completion.Match(name, "magic"))
            .toList();
    return new Completion(matches, start, cursor);
  }

  @Override
  public Optional<MimeBundle> inspect(String code, int cursor, boolean detailed) {
    return java.inspect(code, cursor, detailed);
  }

  @Override
  public Completeness completeness(String code) {
    List<Part> parts = CellParser.parse(code);
    if (parts.isEmpty() || parts.get(parts.size() - 1).magic() != null) {
      return new Completeness(Completeness.Status.COMPLETE, "");
    }
    return java.completeness(parts.get(parts.size() - 1).code());
  }

  @Override
  public void close() {
    java.close();
  }

  /** Ends a handler whose Java has failed. */
  private static final class EndOfMagic extends RuntimeException {

    EndOfMagic() {
      super(null, null, false, false);
    }
  }

  private final class RunningCall implements Magic.Call {

    private final Part part;
    private final Cell cell;
    private final CellScope scope;
    private Outcome outcome = new Outcome.Nothing();

    RunningCall(Part part, Cell cell, CellScope scope) {
      this.part = part;
      this.cell = cell;
      this.scope = scope;
    }

    @Override
    public List<String> arguments() {
      return CellParser.arguments(part.line());
    }

    @Override
    public String line() {
      return part.line();
    }

    @Override
    public String body() {
      return part.magic().startsWith("%%") ? part.code() : "";
    }

    @Override
    public void evaluate() {
      outcome = evaluateJava(part, cell, scope);
      if (outcome instanceof Outcome.Failure) {
        throw new EndOfMagic();
      }
    }

    @Override
    public void interrupt() {
      interrupt.run();
    }
  }
}
