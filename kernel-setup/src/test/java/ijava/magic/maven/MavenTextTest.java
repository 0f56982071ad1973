package ijava.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ijava.magic.maven.MavenResolver.Artifact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read and written as text: coordinates, POMs, names of jars. */
class MavenTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.b:c:1.0|a.b:c:1.0||",
        "a:c:zip:1.0|a:c:zip:1.0||",
        "a:c:jar:tests:1.0|a:c:jar:tests:1.0|tests|",
        "a:c:[1.0,2.0)|a:c:[1.0,2.0)||",
        "a:c:(,2]|a:c:(,2]||",
        "a:c|a:c||",
        "a:c:1,exclude=x.y%z,exclude=q%*|a:c:1||x.y:z q:*"
      })
  void parse_coordinates_areReadWhole(String text, String again, String classifier, String out) {
    Coordinates read = Coordinates.parse(text);

    assertThat(read).hasToString(again);
    assertThat(read.classifier()).isEqualTo(classifier == null ? "" : classifier);
    assertThat(
            String.join(
                " ", read.exclusions().stream().map(e -> e.group() + ":" + e.name()).toList()))
        .isEqualTo(out == null ? "" : out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"guava", "a:b:c:d:e:f", "a b:c:1", ":b:1", "a:b:1,exclude=z"})
  void parse_otherText_isRefusedWithTheForm(String text) {
    assertThatThrownBy(() -> Coordinates.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("for example");
  }

  @Test
  void of_wholeProject_isLeftAsItIs() {
    String pom = "<?xml version=\"1.0\"?>\n<project><modelVersion>4.0.0</modelVersion></project>";

    assertThat(PomText.of(pom)).isEqualTo(pom);
  }

  @Test
  void of_fragments_keepsManagedDependenciesApart() {
    String pom =
        PomText.of(
            "<dependencyManagement><dependencies><dependency>M</dependency></dependencies>"
                + "</dependencyManagement><dependencies><dependency>A</dependency></dependencies>"
                + "<!-- <dependency>no</dependency> --><dependency>B</dependency>");

    assertThat(pom)
        .contains("<dependencies><dependency>M</dependency></dependencies></dependencyManagement>")
        .contains(
            "<dependencies><dependency>A</dependency><dependency>B</dependency></dependencies>")
        .doesNotContain(">no<");
  }

  @ParameterizedTest
  @CsvSource({
    "/m2/com/google/guava/guava/33.0.0-jre/guava-33.0.0-jre.jar,33.0.0-jre",
    "/m2/org/other/guava/33.0.0-jre/guava-33.0.0-jre.jar,",
    "/spark/jars/guava-33.0.0-jre.jar,33.0.0-jre",
    "/spark/jars/guava-33.0-tests.jar,",
    "/spark/jars/guava-testlib-33.0.jar,"
  })
  void plan_jarOnTheKernelsClassPath_isKnownByItsName(String jar, String version) {
    Artifact wanted =
        new Artifact(
            "com.google.guava:guava:jar:",
            "com.google.guava:guava",
            "33.4.8-jre",
            Path.of("guava.jar"),
            "x:y:1");

    LoadedArtifacts.Plan plan = new LoadedArtifacts().plan(List.of(wanted), List.of(Path.of(jar)));

    if (version == null) {
      assertThat(plan.text()).isEqualTo("added 1 jar (com.google.guava:guava:33.4.8-jre)");
    } else {
      assertThat(plan.notes())
          .containsExactly(
              "kept com.google.guava:guava:"
                  + version
                  + " since it was on the class path before; x:y:1 wants 33.4.8-jre (change the"
                  + " kernel's class path to have 33.4.8-jre)");
    }
  }
}
