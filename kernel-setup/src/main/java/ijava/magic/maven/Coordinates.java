package ijava.magic.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An artifact as one writes it: {@code group:name[:extension[:classifier]]:version}, then any
 * number of {@code ,exclude=group%name}, where the name may be {@code *}.
 *
 * <p>The part before the comma is IJava's and Maven's; the exclusions are those of coursier and
 * Scala CLI.
 *
 * @param extension {@code jar} unless given
 * @param classifier empty unless given
 * @param version a version or a range such as {@code [1.0,2.0)}; empty if left out
 * @see <a href="https://get-coursier.io/docs/cli-fetch">coursier, attributes of dependencies</a>
 */
public record Coordinates(
    String group,
    String name,
    String extension,
    String classifier,
    String version,
    List<Exclusion> exclusions) {

  private static final String WORD = "[^\\s:,]+";
  private static final int MOST_PARTS = 5;
  private static final Pattern EXCLUDE =
      Pattern.compile("exclude=(" + WORD + ")[%:](" + WORD + ")");

  /**
   * Something that is wanted by what is wanted, but not by the reader.
   *
   * @param name a name, or {@code *} for all of the group
   */
  public record Exclusion(String group, String name) {}

  /**
   * Reads what one typed.
   *
   * @throws IllegalArgumentException if it is not of this form
   */
  public static Coordinates parse(String text) {
    int comma = text.indexOf(",exclude");
    String artifact = comma < 0 ? text : text.substring(0, comma);
    String[] parts = artifact.split(":", -1);
    if (parts.length < 2
        || parts.length > MOST_PARTS
        || Stream.of(parts).anyMatch(each -> !each.matches("\\S+"))
        || Stream.of(parts)
            .limit(Math.max(2, parts.length - 1))
            .anyMatch(each -> each.contains(","))) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not group:name[:extension[:classifier]]:version, for example"
              + " com.google.guava:guava:33.4.8-jre");
    }
    List<Exclusion> exclusions = new ArrayList<>();
    if (comma >= 0) {
      for (String each : text.substring(comma + 1).split(",")) {
        exclusions.add(exclusion(each));
      }
    }
    return new Coordinates(
        parts[0],
        parts[1],
        parts.length > 3 ? parts[2] : "jar",
        parts.length == MOST_PARTS ? parts[3] : "",
        parts.length > 2 ? parts[parts.length - 1] : "",
        List.copyOf(exclusions));
  }

  private static Exclusion exclusion(String text) {
    Matcher parts = EXCLUDE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not exclude=group%name, for example exclude=org.slf4j%slf4j-api");
    }
    return new Exclusion(parts.group(1), parts.group(2));
  }

  @Override
  public String toString() {
    String type = extension.equals("jar") && classifier.isEmpty() ? "" : ":" + extension;
    return group
        + ":"
        + name
        + type
        + (classifier.isEmpty() ? "" : ":" + classifier)
        + (version.isEmpty() ? "" : ":" + version);
  }
}
