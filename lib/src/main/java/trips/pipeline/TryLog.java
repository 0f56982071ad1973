package trips.pipeline;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The log of a try, of limited length; safe for use by any thread. */
final class TryLog {

  static final int MOST_LINES = 200;
  static final int MOST_CHARACTERS = 1_000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final Clock clock;
  private final ZoneId zone;
  private final List<String> lines = new ArrayList<>();
  private int dropped;
  private boolean changed;

  TryLog(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /** Adds each line of a text with the time. */
  synchronized void add(String text) {
    String time = TIME.format(clock.instant().atZone(zone));
    text.lines().forEach(line -> addLine(time + " " + cut(line)));
    changed = true;
  }

  private void addLine(String line) {
    if (lines.size() < MOST_LINES) {
      lines.add(line);
    } else {
      dropped++;
    }
  }

  private static String cut(String line) {
    // PostgreSQL keeps no character 0.
    String clean = line.replace('\0', ' ');
    return clean.length() <= MOST_CHARACTERS
        ? clean
        : clean.substring(0, MOST_CHARACTERS)
            + "… (cut: "
            + clean.length()
            + " characters, "
            + MOST_CHARACTERS
            + " are kept)";
  }

  /** Returns the lines, the last of which says how many were not kept. */
  synchronized List<String> lines() {
    changed = false;
    List<String> all = new ArrayList<>(lines);
    if (dropped > 0) {
      all.add("… (cut: " + dropped + " more lines, the first " + MOST_LINES + " are kept)");
    }
    return all;
  }

  /** Returns whether there is something new since the lines were last read. */
  synchronized boolean isChanged() {
    return changed;
  }
}
