package trips.replay;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.StringJoiner;

/** How an event is written as a line of text. */
public enum EventFormat {
  /** One object a line, with the names of {@link TripEvent#schema}. */
  JSON("json", "") {
    @Override
    String line(TripEvent event) {
      String[] values = texts(event);
      StringJoiner object = new StringJoiner(",", "{", "}");
      for (int i = 0; i < values.length; i++) {
        String quote = QUOTED[i] ? "\"" : "";
        object.add('"' + NAMES[i] + "\":" + quote + values[i] + quote);
      }
      return object.toString();
    }
  },

  /** Values with commas between them; files begin with a header, a socket sends none. */
  CSV("csv", String.join(",", TripEvent.schema().fieldNames())) {
    @Override
    String line(TripEvent event) {
      return String.join(",", texts(event));
    }
  };

  private static final String[] NAMES = TripEvent.schema().fieldNames();

  private static final boolean[] QUOTED = {true, true, true, true, false, false, true, false, true};

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  /** Ending of a file's name. */
  final String ending;

  /** First line of a file; empty for none. */
  final String header;

  EventFormat(String ending, String header) {
    this.ending = ending;
    this.header = header;
  }

  /** Returns an event as a line without its end. */
  abstract String line(TripEvent event);

  /** Returns the values in the order of the schema; none of them can hold a quote or a comma. */
  private static String[] texts(TripEvent event) {
    return new String[] {
      TIME.format(event.eventTime()),
      event.sentTime().truncatedTo(ChronoUnit.MICROS).toString(),
      event.licence(),
      event.base(),
      String.valueOf(event.pickupZone()),
      String.valueOf(event.dropoffZone()),
      TIME.format(event.dropoffTime()),
      String.format(Locale.ROOT, "%.2f", event.miles()),
      event.shared() ? "Y" : "N"
    };
  }
}
