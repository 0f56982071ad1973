package lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the lines in a log that say why. */
final class Log {
  private static final Pattern NETWORK =
      Pattern.compile(
          "Could not transfer|UnknownHost|Unknown host|Connection refused|timed out"
              + "|Network is unreachable|No route to host|Failed to fetch|Failed to establish"
              + "|name resolution|Max retries|No matching distribution|ConnectionError"
              + "|Could not resolve host|offline mode");

  private Log() {}

  /** Returns the sentence for a step that failed: its own cause if it is a usual one. */
  static Stop stop(Checkout at, Path log, String what) throws IOException {
    return new Stop(
        "%s %s, then run this again. The whole log is %s, and ends with\n%s",
        what, cause(Files.readString(log)), at.show(log), tail(log).replaceAll("(?m)^", "    "));
  }

  /** Returns what to do about a failure with this log. */
  static String cause(String text) {
    if (text.contains("No space left on device") || text.contains("not enough space")) {
      return "The disk is full: make room";
    }
    if (NETWORK.matcher(text).find()) {
      return "It needs the network for that: check the connection and the proxy (Maven:"
          + " ~/.m2/settings.xml, pip: PIP_PROXY or PIP_INDEX_URL)";
    }
    return "See why below";
  }

  /** Returns the lines that match a regular expression. */
  static List<String> lines(Path log, String pattern) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.matches(pattern)).toList();
    }
  }

  /** Returns the errors in a log if it marks them, else its last lines; four at most. */
  static String tail(Path log) throws IOException {
    List<String> lines = lines(log, "(?i)^(\\[ERROR\\]|ERROR|wget:|curl:).*\\w.*");
    if (lines.isEmpty()) {
      lines = lines(log, ".*\\S.*");
      lines = lines.subList(Math.max(0, lines.size() - 4), lines.size());
    }
    return lines.stream()
        .limit(4)
        .map(line -> line.length() > 200 ? line.substring(0, 200) + " ..." : line)
        .collect(Collectors.joining("\n"));
  }

  static String lastLine(Path log) throws IOException {
    List<String> lines = lines(log, ".*\\S.*");
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
  }
}
