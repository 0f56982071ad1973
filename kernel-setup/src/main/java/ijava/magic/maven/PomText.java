package ijava.magic.maven;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a POM of what a README says one should put into one. */
final class PomText {

  private static final Pattern PROJECT =
      Pattern.compile("(?s)\\A(<\\?xml.*?\\?>)?\\s*<project\\b.*");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
  private static final String NAMESPACE = "http://maven.apache.org/POM/4.0.0";

  private PomText() {}

  /**
   * Returns a whole POM: the text itself if it is one, else one of its fragments. Loose {@code
   * <dependency>} and {@code <repository>} tags are gathered with those of {@code <dependencies>}
   * and {@code <repositories>}; group, artifact and version are made up where they are left out.
   *
   * @throws IllegalArgumentException if it has none of these tags
   */
  static String of(String text) {
    String body = COMMENT.matcher(text).replaceAll("").strip();
    if (PROJECT.matcher(body).matches()) {
      return body;
    }
    String managed = all(body, "dependencyManagement");
    String rest = without(body, "dependencyManagement");
    String dependencies = all(rest, "dependency");
    String repositories = all(rest, "repository");
    String properties = all(rest, "properties");
    String parent = all(rest, "parent");
    if (dependencies.isEmpty() && parent.isEmpty()) {
      throw new IllegalArgumentException(
          "the cell has no <dependency>, <parent> or <project>; paste a fragment of a POM");
    }
    return "<project xmlns=\""
        + NAMESPACE
        + "\"><modelVersion>4.0.0</modelVersion>"
        + parent
        + "<groupId>notebook</groupId><artifactId>cell</artifactId><version>1</version>"
        + "<packaging>pom</packaging>"
        + properties
        + managed
        + "<dependencies>"
        + dependencies
        + "</dependencies>"
        + "<repositories>"
        + repositories
        + "</repositories></project>";
  }

  private static String all(String text, String tag) {
    return matcher(text, tag).results().map(each -> each.group()).collect(Collectors.joining());
  }

  private static String without(String text, String tag) {
    return matcher(text, tag).replaceAll("");
  }

  private static Matcher matcher(String text, String tag) {
    return Pattern.compile("(?s)<" + tag + ">.*?</" + tag + ">").matcher(text);
  }
}
