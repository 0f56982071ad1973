package ijava.eval;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names that a cell declares itself; JShell completes only those of earlier cells. */
final class LocalNames {

  private static final Pattern DECLARED =
      Pattern.compile(
          "([\\p{L}_$][\\p{L}\\p{N}_$.]*)(?:<[^;={}()]*>)?(?:\\s*\\[\\s*])*\\s+"
              + "([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*(?=[=;:,)(]|\\{)");
  private static final Pattern LAMBDA =
      Pattern.compile("([\\p{L}_$][\\p{L}\\p{N}_$]*)(?=\\s*(?:,[^()]*)?\\)?\\s*->)");

  /** Words that may stand before a name without declaring it. */
  private static final Set<String> NO_TYPES =
      Set.of(
          "return",
          "new",
          "else",
          "throw",
          "case",
          "instanceof",
          "import",
          "package",
          "yield",
          "assert",
          "extends",
          "implements",
          "do",
          "goto",
          "break",
          "continue",
          "throws");

  private LocalNames() {}

  /** Returns the names declared in code, in their order; some may be out of scope at its end. */
  static Set<String> in(String code) {
    Set<String> names = new LinkedHashSet<>();
    Matcher declared = DECLARED.matcher(code);
    int from = 0;
    while (declared.find(from)) {
      if (!NO_TYPES.contains(declared.group(1))) {
        names.add(declared.group(2));
      }
      from = declared.start(2);
    }
    Matcher lambda = LAMBDA.matcher(code);
    while (lambda.find()) {
      names.add(lambda.group(1));
    }
    return names;
  }
}
