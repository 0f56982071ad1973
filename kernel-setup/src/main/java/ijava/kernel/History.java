package ijava.kernel;

import ijava.protocol.Requests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The cells of this kernel's life, for the up arrow of consoles. Safe for use by any thread.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#history">Jupyter
 *     messaging, section History</a>
 */
final class History {

  /** The number of the one session that is kept: the current one. */
  private static final int SESSION = 0;

  private record Entry(int number, String source) {}

  private final List<Entry> entries = new ArrayList<>();

  /** Remembers a cell. */
  synchronized void add(int number, String source) {
    entries.add(new Entry(number, source));
  }

  /** Returns what a request asks for: session, number and source of each cell, the oldest first. */
  synchronized List<List<Object>> find(Requests.History request) {
    List<Entry> found =
        switch (request.accessType()) {
          case "range" -> range(request.start(), request.stop());
          case "search" -> last(search(request.pattern(), request.unique()), request.count());
          default -> last(entries, request.count());
        };
    return found.stream().map(e -> List.<Object>of(SESSION, e.number(), e.source())).toList();
  }

  private List<Entry> range(int start, Integer stop) {
    return entries.stream()
        .filter(e -> e.number() >= start && (stop == null || e.number() < stop))
        .toList();
  }

  private List<Entry> search(String glob, boolean unique) {
    Pattern pattern = Pattern.compile(regex(glob == null ? "*" : glob), Pattern.DOTALL);
    List<Entry> matching =
        entries.stream().filter(e -> pattern.matcher(e.source()).matches()).toList();
    if (!unique) {
      return matching;
    }
    Map<String, Entry> newest = new LinkedHashMap<>();
    for (Entry entry : matching) {
      newest.remove(entry.source());
      newest.put(entry.source(), entry);
    }
    return List.copyOf(newest.values());
  }

  private static List<Entry> last(List<Entry> all, int count) {
    return all.subList(Math.max(0, all.size() - count), all.size());
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return regex.toString();
  }
}
