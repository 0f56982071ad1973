package ijava.eval;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.Diag;

/** Finds advice for the usual compile errors; none where javac's words are enough. */
final class Hints {

  private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+)\\s+(\\w+)");
  private static final Pattern UNREPORTED = Pattern.compile("unreported exception (\\S+?);");
  private static final Pattern AMBIGUOUS = Pattern.compile("reference to (\\w+) is ambiguous");
  private static final Pattern LOSSY = Pattern.compile("lossy conversion from \\S+ to (\\w+)");

  /** How long an error may wait for the index of classes. */
  private static final long INDEX_MILLIS = 1_500;

  private final ClassIndex index;
  private final BiFunction<String, Integer, List<String>> namesAt;

  /**
   * Creates hints.
   *
   * @param namesAt returns the names that may stand at a place of a cell
   */
  Hints(ClassIndex index, BiFunction<String, Integer, List<String>> namesAt) {
    this.index = index;
    this.namesAt = namesAt;
  }

  /**
   * Returns advice, in a few words.
   *
   * @param cell the whole cell
   * @param offset where the snippet with the error begins in the cell
   */
  Optional<String> find(Diag error, String cell, int offset) {
    String code = error.getCode().replaceFirst("^compiler\\.err\\.", "");
    String message = error.getMessage(Locale.ENGLISH);
    if (code.startsWith("cant.resolve")) {
      return unknownSymbol(message, cell, offset + (int) error.getPosition());
    }
    return Optional.ofNullable(
        switch (code) {
          case "doesnt.exist" -> missingPackage(cell, offset + (int) error.getPosition());
          case "unreported.exception.need.to.catch.or.throw" -> unreported(message);
          case "ref.ambiguous" -> ambiguous(message);
          case "prob.found.req" -> lossy(message);
          case "expected" ->
              message.startsWith("';'") ? "end the statement before the caret with ;" : null;
          case "missing.ret.stmt" -> "every way through the method must end with return";
          case "premature.eof" -> unclosed(cell);
          case "unclosed.str.lit" ->
              "close the text with \" on the same line, or use a text block: \"\"\" … \"\"\"";
          case "cant.ref.non.effectively.final.var" ->
              "copy it to a variable that never changes, and use that one";
          case "var.might.not.have.been.initialized" -> "give it a value where it is declared";
          default -> null;
        });
  }

  private Optional<String> unknownSymbol(String message, String cell, int position) {
    Matcher matcher = SYMBOL.matcher(message);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String name = matcher.group(2);
    int at = cell.indexOf(name, Math.max(0, Math.min(position, cell.length())));
    boolean member = at > 0 && cell.substring(0, at).stripTrailing().endsWith(".");
    if (!member && Character.isUpperCase(name.charAt(0))) {
      Optional<String> imports = imports(name);
      if (imports.isPresent()) {
        return imports;
      }
    }
    return at < 0 ? Optional.empty() : didYouMean(name, cell, at, member);
  }

  /** Returns the import that a class needs, or nothing if no class has this simple name. */
  Optional<String> imports(String name) {
    index.await(INDEX_MILLIS);
    List<String> found = index.find(name).stream().limit(9).filter(ClassIndex::isPublic).toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "add: "
            + String.join(
                "  or: ", found.stream().limit(3).map(full -> "import " + full + ";").toList()));
  }

  private Optional<String> didYouMean(String name, String cell, int at, boolean member) {
    Stream<String> here =
        Stream.concat(
            namesAt.apply(cell, at).stream(),
            member ? Stream.of() : LocalNames.in(cell.substring(0, at)).stream());
    // Classes that a reader may have meant lie where nothing has to be imported, too.
    boolean type = !member && Character.isUpperCase(name.charAt(0));
    Stream<String> more =
        type
            ? index.startingWith(name.substring(0, 1), Integer.MAX_VALUE).stream()
                .filter(full -> full.matches("java\\.(lang|util|io|time|math|nio\\.file)\\.\\w+"))
                .map(full -> full.substring(full.lastIndexOf('.') + 1))
            : Stream.of();
    List<String> nearest = Names.nearest(name, Stream.concat(here, more).toList());
    return nearest.isEmpty()
        ? Optional.empty()
        : Optional.of("did you mean " + String.join(" or ", nearest) + "?");
  }

  private String missingPackage(String cell, int position) {
    String rest = cell.substring(Math.max(0, Math.min(position, cell.length())));
    Matcher simple = Pattern.compile("^\\.?\\s*(\\w+)").matcher(rest);
    Optional<String> imports =
        simple.find() && Character.isUpperCase(simple.group(1).charAt(0))
            ? imports(simple.group(1))
            : Optional.empty();
    return imports.orElse("is its jar on the class path? %maven group:artifact:version adds one");
  }

  private static String unreported(String message) {
    Matcher matcher = UNREPORTED.matcher(message);
    String type = matcher.find() ? matcher.group(1).replaceFirst(".*\\.", "") : "Exception";
    return "add throws "
        + type
        + " to the method; in a lambda: try { … } catch ("
        + type
        + " e) { throw new RuntimeException(e); }";
  }

  private String ambiguous(String message) {
    Matcher matcher = AMBIGUOUS.matcher(message);
    return matcher.find() && Character.isUpperCase(matcher.group(1).charAt(0))
        ? imports(matcher.group(1)).orElse(null)
        : null;
  }

  private static String lossy(String message) {
    Matcher matcher = LOSSY.matcher(message);
    return matcher.find() ? "if digits may be lost, cast: (" + matcher.group(1) + ")" : null;
  }

  private static String unclosed(String cell) {
    return Indent.after(cell).isEmpty()
        ? null
        : "a bracket is not closed; the last that is open stands on line " + Indent.openLine(cell);
  }
}
