package ijava.kernel;

import ijava.protocol.Requests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cells that ran, of this kernel and of earlier ones, for the up arrow of consoles. Safe for
 * use by any thread.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#history">Jupyter
 *     messaging, section History</a>
 */
final class History implements AutoCloseable {

  /** How long {@link #close} waits for the file. */
  private static final long CLOSE_MILLIS = 500;

  /**
   * A cell that ran.
   *
   * @param session the number of the kernel's session, from 1
   * @param number the cell's number in the session, from 1; 0 marks the begin of a session
   */
  record Entry(int session, int number, String source) {

    static Entry mark(int session) {
      return new Entry(session, 0, "");
    }

    boolean isMark() {
      return number == 0;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final ExecutorService writer;
  private HistoryFile file;
  private int session = 1;

  /** Creates a history that ends with the kernel. */
  History() {
    writer = null;
  }

  /** Creates a history that goes on from one kernel to the next; reads the file in background. */
  History(Path path) {
    file = new HistoryFile(path);
    writer =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "history");
              thread.setDaemon(true);
              return thread;
            });
    writer.execute(this::open);
  }

  /** Returns the file of a user's history, where Jupyter keeps its data, or as it is told to. */
  static Path userFile(Map<String, String> environment, String home, String os) {
    String told = environment.get("JUPYTER_DATA_DIR");
    if (told != null && !told.isBlank()) {
      return Path.of(told, "ijava-history.jsonl");
    }
    String xdg = environment.get("XDG_DATA_HOME");
    String appData = environment.get("APPDATA");
    Path data;
    if (os.startsWith("Mac")) {
      data = Path.of(home, "Library", "Jupyter");
    } else if (os.startsWith("Windows") && appData != null) {
      data = Path.of(appData, "jupyter");
    } else if (xdg != null && !xdg.isBlank()) {
      data = Path.of(xdg, "jupyter");
    } else {
      data = Path.of(home, ".local", "share", "jupyter");
    }
    return data.resolve("ijava-history.jsonl");
  }

  /** Remembers a cell of this session. */
  synchronized void add(int number, String source) {
    if (writer != null && !writer.isShutdown()) {
      writer.execute(() -> write(number, source));
    }
    entries.add(new Entry(session, number, source));
  }

  /** Returns what a request asks for: session, number and source of each cell, the oldest first. */
  synchronized List<List<Object>> find(Requests.History request) {
    Stream<Entry> found =
        switch (request.accessType()) {
          case "range" -> range(request);
          case "search" -> last(search(request.pattern(), request.unique()), request.count());
          default -> last(entries, request.count());
        };
    return found
        .map(
            e ->
                List.of(
                    e.session(),
                    e.number(),
                    // The output of cells is not kept.
                    request.output() ? Arrays.asList(e.source(), null) : e.source()))
        .toList();
  }

  /**
   * Session 0 is the current one and stays 0 in the answer, as in IPython; -1 is the one before.
   */
  private Stream<Entry> range(Requests.History request) {
    int wanted = request.session() > 0 ? request.session() : session + request.session();
    int told = request.session() == 0 ? 0 : wanted;
    return entries.stream()
        .filter(e -> e.session() == wanted)
        .filter(
            e ->
                e.number() >= request.start()
                    && (request.stop() == null || e.number() < request.stop()))
        .map(e -> new Entry(told, e.number(), e.source()));
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

  private static Stream<Entry> last(List<Entry> all, int count) {
    return all.subList(Math.max(0, all.size() - count), all.size()).stream();
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return regex.toString();
  }

  private void open() {
    try {
      HistoryFile.Opened opened = file.open();
      take(opened);
    } catch (IOException | RuntimeException e) {
      giveUp(e);
    }
  }

  /** Cells may have run already: they get the number that their session has now. */
  private synchronized void take(HistoryFile.Opened opened) {
    session = opened.session();
    entries.replaceAll(e -> new Entry(session, e.number(), e.source()));
    entries.addAll(0, opened.earlier());
  }

  private void write(int number, String source) {
    if (file != null) {
      try {
        file.append(new Entry(session, number, source));
      } catch (IOException | RuntimeException e) {
        giveUp(e);
      }
    }
  }

  /** A history that cannot be kept must not disturb the cells. */
  private void giveUp(Exception reason) {
    file = null;
    log().log(System.Logger.Level.INFO, "the history is not kept for later: " + reason);
  }

  /** Writes what has not been written yet, unless that takes too long for a kernel that ends. */
  @Override
  public void close() {
    close(CLOSE_MILLIS);
  }

  void close(long millis) {
    if (writer != null) {
      writer.shutdown();
      try {
        writer.awaitTermination(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Asked for only when there is something to say: Java opens every jar to find a logger. */
  private static System.Logger log() {
    return System.getLogger(History.class.getName());
  }
}
