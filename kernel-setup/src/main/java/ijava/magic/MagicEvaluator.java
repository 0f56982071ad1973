package ijava.magic;

import ijava.eval.CellScope;
import ijava.eval.Completeness;
import ijava.eval.Completion;
import ijava.eval.Evaluator;
import ijava.eval.Outcome;
import ijava.magic.CellParser.Part;
import ijava.spi.Cell;
import ijava.spi.Magic;
import ijava.spi.MagicFailure;
import ijava.spi.MimeBundle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs the magics of a cell, and gives what is Java to Java's evaluator. */
public final class MagicEvaluator implements Evaluator {

  private final Evaluator java;
  private final MagicTable table;
  private final MagicQuestions questions;
  private final Function<Object, MimeBundle> renderer;
  private final Runnable interrupt;

  /**
   * Wraps an evaluator.
   *
   * @param renderer says how the value of a magic is shown, null where it has shown it already
   * @param interrupt interrupts the running cell as a reader would
   */
  public MagicEvaluator(
      Evaluator java, MagicTable table, Function<Object, MimeBundle> renderer, Runnable interrupt) {
    this.java = java;
    this.table = table;
    this.questions = new MagicQuestions(table);
    this.renderer = renderer;
    this.interrupt = interrupt;
  }

  @Override
  public Outcome evaluate(Cell cell, CellScope scope) {
    Outcome outcome = new Outcome.Nothing();
    for (Part part : CellParser.parse(cell.source())) {
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
    return java.evaluate(cell.withSource(source), scope);
  }

  private Outcome runMagic(Part part, Cell cell, CellScope scope) {
    Optional<Magic> magic = table.find(part.magic());
    if (magic.isEmpty()) {
      return failure(table.unknown(part.magic()));
    }
    RunningCall call = new RunningCall(part, CellParser.arguments(part.line()), cell, scope);
    try {
      Object value = magic.get().handler().run(call);
      if (value == null) {
        return call.outcome;
      }
      return value instanceof Magic.Quiet
          ? new Outcome.Nothing()
          : Outcome.showing(renderer.apply(value));
    } catch (EndOfMagic e) {
      return call.outcome;
    } catch (MagicFailure e) {
      List<String> lines = e.getMessage().lines().toList();
      return new Outcome.Failure(e.name(), e.getMessage(), lines);
    } catch (InterruptedException e) {
      return interrupted(part.magic());
    } catch (Exception e) {
      return failure(message(part.magic(), magic.get(), e));
    }
  }

  /**
   * Runs a magic that Java code called.
   *
   * @param typedName the name with its percent signs
   * @return its value, null if it has none
   * @throws MagicException if it fails
   */
  Object call(String typedName, List<String> arguments, String body) {
    Magic magic =
        table.find(typedName).orElseThrow(() -> new MagicException(table.unknown(typedName)));
    CellScope scope = CellScope.current();
    if (scope == null) {
      throw new MagicException(typedName + " can run in a cell only, and none runs");
    }
    String line = arguments.stream().map(MagicEvaluator::quoted).collect(Collectors.joining(" "));
    String code = magic.kind() == Magic.Kind.CELL ? body : line;
    RunningCall call =
        new RunningCall(
            new Part(typedName, line, code, 0), List.copyOf(arguments), scope.cell(), scope);
    try {
      Object value = magic.handler().run(call);
      return value instanceof Magic.Quiet quiet ? quiet.value() : value;
    } catch (EndOfMagic e) {
      Outcome.Failure failure = (Outcome.Failure) call.outcome;
      throw new MagicException(failure.name() + ": " + failure.message());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MagicException(interrupted(typedName).message());
    } catch (Exception e) {
      throw new MagicException(message(typedName, magic, e));
    }
  }

  private static String quoted(String argument) {
    return argument.isEmpty() || argument.matches(".*\\s.*") ? '"' + argument + '"' : argument;
  }

  private static String message(String typedName, Magic magic, Exception e) {
    if (e instanceof IllegalArgumentException) {
      return typedName + ": " + e.getMessage() + "\nusage: " + magic.usage();
    }
    return e instanceof MagicException || e instanceof MagicFailure
        ? typedName + ": " + e.getMessage()
        : typedName + " failed: " + e;
  }

  private static Outcome.Failure failure(String message) {
    return new Outcome.Failure("MagicError", message, List.of(message));
  }

  private static Outcome.Failure interrupted(String typedName) {
    String message = typedName + " was stopped; variables are kept";
    return new Outcome.Failure(Outcome.Failure.INTERRUPTED, message, List.of(message));
  }

  @Override
  public Completion complete(String code, int cursor) {
    CellQuestion question = CellQuestion.of(code, cursor, table);
    Optional<Completion> ofMagic = questions.complete(code, cursor, question);
    if (ofMagic.isPresent()) {
      return ofMagic.get();
    }
    return question.isJava()
        ? java.complete(question.java(), cursor)
        : new Completion(List.of(), cursor, cursor);
  }

  @Override
  public Optional<MimeBundle> inspect(String code, int cursor, boolean detailed) {
    CellQuestion question = CellQuestion.of(code, cursor, table);
    if (question.isJava()) {
      Optional<MimeBundle> ofJava = java.inspect(question.java(), cursor, detailed);
      if (ofJava.isPresent()) {
        return ofJava;
      }
    }
    return questions.inspect(question);
  }

  @Override
  public boolean prepare() {
    return java.prepare();
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
    private final List<String> arguments;
    private final Cell cell;
    private final CellScope scope;
    private Outcome outcome = new Outcome.Nothing();

    RunningCall(Part part, List<String> arguments, Cell cell, CellScope scope) {
      this.part = part;
      this.arguments = arguments;
      this.cell = cell;
      this.scope = scope;
    }

    @Override
    public List<String> arguments() {
      return arguments;
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
    public String cell() {
      return "cell [" + cell.number() + "]";
    }

    @Override
    public void evaluate() {
      end(evaluateJava(part, cell, scope));
    }

    @Override
    public void evaluate(String code) {
      end(MagicEvaluator.this.evaluate(cell.withSource(code), scope));
    }

    private void end(Outcome how) {
      outcome = how;
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
