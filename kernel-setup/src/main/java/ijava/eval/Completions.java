package ijava.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Finds what fits at a cursor. */
final class Completions {

  /** More than a menu shows; JupyterLab filters as the reader types on. */
  private static final int MOST_CLASSES = 60;

  /** Each signature takes some milliseconds. */
  private static final int MOST_SIGNED = 2;

  private static final Set<String> KEYWORDS =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "final",
          "finally",
          "float",
          "for",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "new",
          "null",
          "private",
          "protected",
          "public",
          "record",
          "return",
          "sealed",
          "short",
          "static",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "true",
          "false",
          "try",
          "var",
          "void",
          "volatile",
          "while",
          "yield",
          "permits",
          "native",
          "package",
          "module",
          "strictfp",
          "const",
          "goto",
          "non-sealed");

  private static final Pattern IMPORT = Pattern.compile("(?s).*\\bimport\\s+(static\\s+)?[\\w.]*");

  private final SourceCodeAnalysis analysis;
  private final Snippets snippets;
  private final ClassIndex index;

  Completions(SourceCodeAnalysis analysis, ClassIndex index) {
    this.analysis = analysis;
    this.snippets = new Snippets(analysis);
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
    boolean member = word > 0 && before.charAt(word - 1) == '.';
    Map<String, Completion.Match> found = new LinkedHashMap<>();
    int start = fromJShell(before, word, typed, found);
    if (member) {
      addPackages(before, word, typed, found);
    } else if (!typed.isEmpty()) {
      addLocals(before.substring(0, word), typed, found);
      KEYWORDS.stream()
          .filter(each -> typed.length() > 1 && each.startsWith(typed))
          .sorted()
          .forEach(each -> found.putIfAbsent(each, new Completion.Match(each, "keyword", "")));
      addClasses(typed, IMPORT.matcher(before).matches(), found);
    }
    List<Completion.Match> matches = new ArrayList<>(found.values());
    // Stable: what fits the type stays first among equals.
    matches.sort(Comparator.comparingInt(m -> Names.rank(typed, lastPart(m.text()))));
    return new Completion(
        signed(matches, before.substring(0, word)), matches.isEmpty() ? cursor : start, cursor);
  }

  /** Adds the signatures of a few methods; for many it would take too long. */
  private List<Completion.Match> signed(List<Completion.Match> matches, String before) {
    if (matches.stream().filter(m -> m.kind().equals("function")).count() > MOST_SIGNED) {
      return matches;
    }
    int snippet = snippets.startOfSnippet(before, before.length());
    String context = before.substring(snippet);
    if (snippet > 0) {
      context = "{" + snippets.declarationsIn(before.substring(0, snippet)) + context;
    }
    List<Completion.Match> signed = new ArrayList<>();
    for (Completion.Match match : matches) {
      String call = context + match.text().replaceFirst("\\(.*", "(");
      List<SourceCodeAnalysis.Documentation> found =
          match.kind().equals("function")
              ? analysis.documentation(call, call.length(), false)
              : List.of();
      signed.add(
          found.isEmpty()
              ? match
              : new Completion.Match(match.text(), match.kind(), found.get(0).signature()));
    }
    return signed;
  }

  /** Returns the names that may stand at a place of a cell, whatever stands there now. */
  List<String> namesAt(String cell, int at) {
    Map<String, Completion.Match> found = new LinkedHashMap<>();
    fromJShell(cell.substring(0, at), at, "", found);
    return found.keySet().stream().map(text -> text.replaceFirst("\\(.*", "")).distinct().toList();
  }

  /** JShell is asked as if nothing were typed: it knows only exact beginnings, we rank them all. */
  private int fromJShell(
      String before, int word, String typed, Map<String, Completion.Match> found) {
    int snippet = snippets.startOfSnippet(before, before.length());
    String context = before.substring(snippet, word);
    if (snippet > 0) {
      // Declarations above are not evaluated yet; in a block with them, names have types.
      context = "{" + snippets.declarationsIn(before.substring(0, snippet)) + context;
    }
    boolean exact = typed.isEmpty() || !context.stripTrailing().endsWith(".");
    String asked = exact ? context + typed : context;
    int[] anchor = {asked.length()};
    List<Suggestion> suggestions = analysis.completionSuggestions(asked, asked.length(), anchor);
    Map<String, Completion.Match> others = new LinkedHashMap<>();
    for (Suggestion each : suggestions) {
      String text = each.continuation();
      if (Names.matches(typed, text) && !text.contains("$")) {
        (each.matchesType() ? found : others).putIfAbsent(text, match(text, context));
      }
    }
    others.forEach(found::putIfAbsent);
    return word;
  }

  private void addLocals(String before, String typed, Map<String, Completion.Match> found) {
    for (String name : LocalNames.in(before)) {
      if (Names.matches(typed, name) && !found.containsKey(name + "(")) {
        found.putIfAbsent(name, new Completion.Match(name, "instance", ""));
      }
    }
  }

  /** Offers classes that are not imported by their full names, which compile as they stand. */
  private void addClasses(String typed, boolean inImport, Map<String, Completion.Match> found) {
    if (inImport) {
      index.partsBelow("").stream()
          .filter(part -> part.startsWith(typed))
          .forEach(part -> found.putIfAbsent(part, new Completion.Match(part, "package", "")));
    }
    if (typed.length() >= 3 && Character.isUpperCase(typed.charAt(0))) {
      index.start();
      for (String full : index.startingWith(typed, MOST_CLASSES)) {
        if (!found.containsKey(lastPart(full)) && !found.containsKey(lastPart(full) + "(")) {
          found.putIfAbsent(full, new Completion.Match(full, "class", "import " + full + ";"));
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
    for (String part : outer.isEmpty() ? new TreeSet<String>() : index.partsBelow(outer)) {
      if (Names.matches(typed, part)) {
        found.putIfAbsent(part, new Completion.Match(part, "package", ""));
      }
    }
  }

  private static boolean isNamePart(char c) {
    return Character.isJavaIdentifierPart(c) || c == '.';
  }

  private static Completion.Match match(String text, String context) {
    return new Completion.Match(
        text, kind(text, context), text.endsWith("(") ? "(…)" : text.endsWith(")") ? "()" : "");
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

  private static String kind(String text, String context) {
    if (KEYWORDS.contains(text.strip())) {
      return "keyword";
    }
    if (text.endsWith("(") || text.endsWith(")")) {
      return context.stripTrailing().endsWith("new") ? "class" : "function";
    }
    if (!Character.isUpperCase(text.charAt(0))) {
      return "instance";
    }
    return text.equals(text.toUpperCase(java.util.Locale.ROOT)) && text.length() > 1
        ? "instance"
        : "class";
  }
}
