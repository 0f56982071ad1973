package ijava.eval;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * Remembers which line of which cell each line of JShell's classes came from, for messages that
 * name lines.
 *
 * <p>JShell translates only what reaches it; this also serves causes, suppressed exceptions and
 * threads.
 */
final class SnippetOrigins {

  private static final Pattern WRAPPER = Pattern.compile("(REPL\\.\\$JShell\\$\\w+?)(?:\\$.*)?");

  private final Map<String, Origin> byClass = new ConcurrentHashMap<>();
  private final Map<String, int[]> bySnippet = new ConcurrentHashMap<>();

  /**
   * Where the lines of a class stand.
   *
   * @param cell the cell's number
   * @param lines the line within the cell, from 1, by line of the class
   */
  private record Origin(int cell, TreeMap<Integer, Integer> lines) {}

  /**
   * Remembers a snippet.
   *
   * @param firstLine the snippet's first line within the cell, from 1
   */
  void put(SourceCodeAnalysis analysis, Snippet snippet, int cell, int firstLine) {
    SnippetWrapper wrapper = analysis.wrapper(snippet);
    if (wrapper == null) {
      return;
    }
    String wrapped = wrapper.wrapped();
    String source = snippet.source();
    TreeMap<Integer, Integer> lines = new TreeMap<>();
    int line = firstLine;
    for (int i = 0; i < source.length(); i++) {
      if (source.charAt(i) == '\n') {
        line++;
      } else if (!Character.isWhitespace(source.charAt(i))) {
        lines.putIfAbsent(lineOf(wrapped, wrapper.sourceToWrappedPosition(i)), line);
        i = endOfWord(source, i) - 1;
      }
    }
    bySnippet.put(snippet.id(), new int[] {cell, firstLine});
    byClass.put(wrapper.fullClassName(), new Origin(cell, lines));
  }

  /** Remembers a snippet that JShell has made anew, because one that it uses has changed. */
  void renew(SourceCodeAnalysis analysis, Snippet snippet) {
    int[] place = bySnippet.get(snippet.id());
    if (place != null) {
      put(analysis, snippet, place[0], place[1]);
    }
  }

  /** Forgets a class that is gone: no stack can name it any more. */
  void forget(String className) {
    byClass.remove(className);
  }

  /** Returns the place of a frame as readers know it, or nothing if it is in no cell. */
  Optional<String> find(StackTraceElement frame) {
    Matcher matcher = WRAPPER.matcher(frame.getClassName());
    Origin origin = matcher.matches() ? byClass.get(matcher.group(1)) : null;
    if (origin == null) {
      return Optional.empty();
    }
    var line = origin.lines().floorEntry(frame.getLineNumber());
    return Optional.of(
        "cell [" + origin.cell() + "]" + (line == null ? "" : ", line " + line.getValue()));
  }

  private static int lineOf(String text, int offset) {
    int line = 1;
    for (int i = 0; i < offset && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  private static int endOfWord(String text, int from) {
    int i = from;
    while (i < text.length() && Character.isJavaIdentifierPart(text.charAt(i))) {
      i++;
    }
    return Math.max(i, from + 1);
  }
}
