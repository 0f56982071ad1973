package trips.download;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;

/**
 * Which version of which file some bytes belong to.
 *
 * @param from the address they came from; hosts number their versions each in their own way
 * @param validator what changes with every change of the file, as {@code If-Range} wants it: a
 *     strong entity tag or a date; empty if the host tells none
 * @param length bytes of the whole file
 */
record Stamp(URI from, String validator, long length) {

  /**
   * A date is a strong validator only if the file was not changed in the second in which it was
   * served (RFC 9110, 8.8.2.2).
   */
  private static final Duration DATE_IS_STRONG_AFTER = Duration.ofSeconds(1);

  /** Returns the stamp of a file of a known length that was served with these headers. */
  static Stamp of(URI from, HttpHeaders headers, long length) {
    // A client must not use the date where there is a tag, even a weak one (RFC 9110, 13.1.5).
    String validator =
        headers
            .firstValue("ETag")
            .map(tag -> tag.startsWith("\"") ? tag : "")
            .or(() -> strongDate(headers))
            .orElse("");
    return new Stamp(from, validator, length);
  }

  /** Reads what {@link #text} has written; empty if it was cut off or is damaged. */
  static Optional<Stamp> parse(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
      return Optional.of(
          new Stamp(
              URI.create(properties.getProperty("from", "")),
              properties.getProperty("validator", ""),
              Long.parseLong(properties.getProperty("length", ""))));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the stamp as the lines of a properties file. */
  String text() {
    return "from=%s\nvalidator=%s\nlength=%d\n"
        .formatted(escaped(from.toString()), escaped(validator), length);
  }

  /** Returns whether a host can be asked for the rest of this very version. */
  boolean canResume() {
    return !validator.isEmpty();
  }

  private static Optional<String> strongDate(HttpHeaders headers) {
    Optional<String> modified = headers.firstValue("Last-Modified");
    Optional<ZonedDateTime> changed = modified.flatMap(Stamp::date);
    Optional<ZonedDateTime> served = headers.firstValue("Date").flatMap(Stamp::date);
    boolean strong =
        changed.isPresent()
            && served.isPresent()
            && !served.get().isBefore(changed.get().plus(DATE_IS_STRONG_AFTER));
    return strong ? modified : Optional.empty();
  }

  private static Optional<ZonedDateTime> date(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\");
  }
}
