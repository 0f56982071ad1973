package ijava.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Finds what fits at a cursor. */
final class Completions {

  private final SourceCodeAnalysis analysis;
  private final Snippets snippets;

  Completions(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
    this.snippets = new Snippets(analysis);
  }

  /** Returns the members, variables, types and keywords that fit, the likely ones first. */
  Completion at(String code, int cursor) {
    int[] anchor = {cursor};
    int start = snippets.startOfSnippet(code, cursor);
    List<Suggestion> suggestions =
        analysis.completionSuggestions(code.substring(start), cursor - start, anchor);
    Map<String, Completion.Match> likely = new LinkedHashMap<>();
    Map<String, Completion.Match> others = new LinkedHashMap<>();
    for (Suggestion suggestion : suggestions) {
      String text = suggestion.continuation();
      (suggestion.matchesType() ? likely : others)
          .put(text, new Completion.Match(text, kind(text)));
    }
    List<Completion.Match> matches = new ArrayList<>(likely.values());
    others.values().stream().filter(m -> !likely.containsKey(m.text())).forEach(matches::add);
    return new Completion(matches, suggestions.isEmpty() ? cursor : start + anchor[0], cursor);
  }

  /** Returns the names that may stand at a place of a cell, whatever stands there now. */
  List<String> namesAt(String cell, int at) {
    return at(cell.substring(0, at), at).matches().stream()
        .map(match -> match.text().replaceFirst("\\(.*", ""))
        .distinct()
        .toList();
  }

  private static String kind(String text) {
    if (text.endsWith("(") || text.endsWith(")")) {
      return "function";
    }
    return Character.isUpperCase(text.charAt(0)) ? "class" : "instance";
  }
}
