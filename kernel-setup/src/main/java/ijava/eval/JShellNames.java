package ijava.eval;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** What JShell offers at a cursor: names without types, but also where only types may stand. */
final class JShellNames {

  private final SourceCodeAnalysis analysis;
  private final Snippets snippets;

  JShellNames(SourceCodeAnalysis analysis, Snippets snippets) {
    this.analysis = analysis;
    this.snippets = snippets;
  }

  /**
   * Returns what fits, what has the type that is wanted first.
   *
   * @param before the cell up to the cursor
   * @param word where the name that is being typed begins
   */
  Map<String, Completion.Match> at(String before, int word) {
    String typed = before.substring(word);
    int snippet = snippets.startOfSnippet(before, before.length());
    String context = before.substring(snippet, word);
    if (snippet > 0) {
      // Declarations above are not evaluated yet; in a block with them, names have types.
      context = "{" + snippets.declarationsIn(before.substring(0, snippet)) + context;
    }
    // Asked as if nothing were typed: JShell knows only exact beginnings, we rank them all.
    boolean exact = typed.isEmpty() || !context.stripTrailing().endsWith(".");
    String asked = exact ? context + typed : context;
    Map<String, Completion.Match> found = new LinkedHashMap<>();
    Map<String, Completion.Match> others = new LinkedHashMap<>();
    for (Suggestion each : analysis.completionSuggestions(asked, asked.length(), new int[1])) {
      String text = each.continuation();
      if (Names.matches(typed, text) && !text.contains("$")) {
        (each.matchesType() ? found : others).putIfAbsent(text, match(text, context));
      }
    }
    others.forEach(found::putIfAbsent);
    return found;
  }

  private static Completion.Match match(String text, String context) {
    String parameters = text.endsWith("(") ? "(…)" : text.endsWith(")") ? "()" : "";
    return new Completion.Match(text, kind(text, context), parameters);
  }

  private static String kind(String text, String context) {
    if (Keywords.contains(text.strip())) {
      return "keyword";
    }
    if (text.endsWith("(") || text.endsWith(")")) {
      return context.stripTrailing().endsWith("new") ? "class" : "function";
    }
    boolean constant = text.equals(text.toUpperCase(Locale.ROOT)) && text.length() > 1;
    return Character.isUpperCase(text.charAt(0)) && !constant ? "class" : "instance";
  }
}
