package ijava.eval;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which line of which cell each snippet began on, for messages that name lines. */
final class SnippetOrigins {

  private final Map<String, Origin> bySnippet = new ConcurrentHashMap<>();

  /**
   * Where a snippet stands.
   *
   * @param cell the cell's number
   * @param firstLine the snippet's first line within the cell, from 1
   */
  record Origin(int cell, int firstLine) {

    /** Returns the place of a line of the snippet, from 1, as readers know it. */
    String line(int lineOfSnippet) {
      return "cell [" + cell + "], line " + (firstLine + lineOfSnippet - 1);
    }
  }

  void put(String snippetId, Origin origin) {
    bySnippet.put(snippetId, origin);
  }

  Optional<Origin> find(String snippetId) {
    return Optional.ofNullable(bySnippet.get(snippetId));
  }
}
