package ijava.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Finds what fits at a cursor. */
final class Completions {

  /** More than a menu shows; JupyterLab filters as the reader types on. */
  private static final int MOST_CLASSES = 60;

  /** A name that nobody writes, in place of what is being typed. */
  private static final String PLACE = "place$";

  private static final Pattern IMPORT = Pattern.compile("(?s).*\\bimport\\s+(static\\s+)?[\\w.]*");

  /** Where only types may stand, which JShell knows better. */
  private static final Pattern TYPES_ONLY =
      Pattern.compile(
          "(?s).*(?:@|\\b(?:new|extends|implements|throws|permits|import(?:\\s+static)?)\\s+[\\w.]*)");

  private final BiFunction<String, Integer, Probe> probes;
  private final JShellNames names;
  private final ClassIndex index;

  /**
   * Creates completions.
   *
   * @param probes asks the compiler about a cell and a place in it
   */
  Completions(BiFunction<String, Integer, Probe> probes, JShellNames names, ClassIndex index) {
    this.probes = probes;
    this.names = names;
    this.index = index;
  }

  /** Returns the members, variables, types, packages and files that fit, the likely ones first. */
  Completion at(String code, int cursor) {
    String before = code.substring(0, cursor);
    int quote = FileNames.openQuote(before);
    if (quote >= 0) {
      return FileNames.at(before, quote + 1);
    }
    int word = startOfWord(before);
    String typed = before.substring(word);
    Map<String, Completion.Match> found = fitting(before, word);
    if (word > 0 && before.charAt(word - 1) == '.') {
      addPackages(before, word, typed, found);
    } else if (!typed.isEmpty()) {
      addLocals(before.substring(0, word), typed, found);
      addKeywords(typed, found);
      addClasses(typed, IMPORT.matcher(before).matches(), found);
    }
    List<Completion.Match> matches = new ArrayList<>(found.values());
    // Stable: what fits the type stays first among equals.
    matches.sort(Comparator.comparingInt(m -> Names.rank(typed, lastPart(m.text()))));
    return new Completion(matches, matches.isEmpty() ? cursor : word, cursor);
  }

  /** Returns the names that may stand at a place of a cell, whatever stands there now. */
  List<String> namesAt(String cell, int at) {
    return fitting(cell.substring(0, at), at).keySet().stream()
        .map(text -> text.replaceFirst("\\(.*", ""))
        .distinct()
        .toList();
  }

  private Map<String, Completion.Match> fitting(String before, int word) {
    String context = before.substring(0, word);
    if (TYPES_ONLY.matcher(context).matches()) {
      return names.at(before, word);
    }
    Map<String, Completion.Match> found = new LinkedHashMap<>();
    candidates(context, before.substring(word))
        .ifPresentOrElse(
            fitting -> fitting.forEach(each -> found.put(each.text(), each)),
            () -> found.putAll(names.at(before, word)));
    return found;
  }

  private Optional<List<Completion.Match>> candidates(String context, String typed) {
    try {
      return Candidates.at(probes.apply(context + PLACE, context.length()), index, typed);
    } catch (RuntimeException | AssertionError e) {
      // javac gives up on some broken code, and where a jar needs another that is not there.
      System.getLogger(Completions.class.getName())
          .log(System.Logger.Level.DEBUG, "the compiler has failed", e);
      return Optional.empty();
    }
  }

  /** The compiler sees no names in code that is too broken. */
  private void addLocals(String before, String typed, Map<String, Completion.Match> found) {
    for (String name : LocalNames.in(before)) {
      if (Names.matches(typed, name)
          && !found.containsKey(name + "(")
          && !found.containsKey(name + "()")) {
        found.putIfAbsent(name, new Completion.Match(name, "instance"));
      }
    }
  }

  private static void addKeywords(String typed, Map<String, Completion.Match> found) {
    if (typed.length() > 1) {
      Keywords.startingWith(typed)
          .forEach(each -> found.putIfAbsent(each, new Completion.Match(each, "keyword")));
    }
  }

  /** Offers classes that are not imported by their full names, which compile as they stand. */
  private void addClasses(String typed, boolean inImport, Map<String, Completion.Match> found) {
    if (inImport) {
      index.partsBelow("").stream()
          .filter(part -> part.startsWith(typed))
          .forEach(part -> found.putIfAbsent(part, new Completion.Match(part, "package")));
    }
    if (typed.length() >= 3 && Character.isUpperCase(typed.charAt(0))) {
      index.start();
      for (String full : index.startingWith(typed, MOST_CLASSES)) {
        if (!found.containsKey(lastPart(full)) && !found.containsKey(lastPart(full) + "(")) {
          Completion.Match match =
              full.equals("java.lang." + lastPart(full))
                  ? new Completion.Match(lastPart(full), "class", full)
                  : new Completion.Match(full, "class", "import " + full + ";");
          found.putIfAbsent(match.text(), match);
        }
      }
    }
  }

  private void addPackages(
      String before, int word, String typed, Map<String, Completion.Match> found) {
    int start = word - 1;
    while (start > 0 && isNamePart(before.charAt(start - 1))) {
      start--;
    }
    String outer = before.substring(start, word - 1);
    index.start();
    for (String part : outer.isEmpty() ? Set.<String>of() : index.partsBelow(outer)) {
      if (Names.matches(typed, part)) {
        found.putIfAbsent(part, new Completion.Match(part, "package"));
      }
    }
  }

  private static boolean isNamePart(char c) {
    return Character.isJavaIdentifierPart(c) || c == '.';
  }

  private static int startOfWord(String before) {
    int start = before.length();
    while (start > 0 && Character.isJavaIdentifierPart(before.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static String lastPart(String text) {
    return text.substring(text.lastIndexOf('.') + 1);
  }
}
