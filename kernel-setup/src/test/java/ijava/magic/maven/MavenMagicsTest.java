package ijava.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.eval.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the Maven magics add, and what they say meanwhile. */
class MavenMagicsTest extends MavenNotebook {

  @Test
  void maven_artifactThatNeedsAnother_addsBothForTheRestOfTheCell() {
    Outcome outcome =
        evaluate(
            "%maven org.test:app:1.0\n"
                + "org.test.App.version() + \" on \" + org.test.Lib.version()");

    assertThat(text(outcome)).isEqualTo("1.0 on 1.0");
    assertThat(shown).first().isEqualTo("resolving org.test:app:1.0 …");
    assertThat(shown).last().isEqualTo("added 2 jars (org.test:app:1.0, org.test:lib:1.0)");
  }

  @Test
  void maven_inline_givesThePathsToJava() {
    Outcome outcome =
        evaluate(
            "List<String> added = %addMavenDependency org.test:app:1.0\n"
                + "added.size() + \" \" + added.get(0).endsWith(\"app-1.0.jar\")");

    assertThat(text(outcome)).isEqualTo("2 true");
  }

  @Test
  void lineMagic_mavenFromJava_addsTheJar() {
    evaluate("List<String> jars = lineMagic(\"maven\", List.of(\"org.test:lib:1.0\"));");

    assertThat(text(evaluate("org.test.Lib.version() + jars.size()"))).isEqualTo("1.01");
  }

  @Test
  void maven_range_takesTheNewestWithin() {
    evaluate("%maven org.test:lib:[1.0,2.0)");

    assertThat(shown).last().isEqualTo("added 1 jar (org.test:lib:1.5)");
  }

  @Test
  void maven_exclusion_isLeftOut() {
    evaluate("%maven org.test:app:1.0,exclude=org.test%lib");

    assertThat(shown).last().isEqualTo("added 1 jar (org.test:app:1.0)");
  }

  @Test
  void maven_classifier_takesThatJar() throws Exception {
    remote.publishClassifier("lib", "1.0", "fast");

    assertThat(text(evaluate("%maven org.test:lib:jar:fast:1.0\norg.test.Lib.version()")))
        .isEqualTo("1.0 fast");
  }

  @Test
  void maven_otherVersionOfALoadedArtifact_saysWhichStaysAndWhy() {
    evaluate("%maven org.test:lib:2.0");
    Outcome outcome = evaluate("%maven org.test:app:1.0\norg.test.Lib.version()");

    assertThat(text(outcome)).isEqualTo("2.0");
    assertThat(shown)
        .last()
        .isEqualTo(
            "added 1 jar (org.test:app:1.0)\n"
                + "kept org.test:lib:2.0 since an earlier cell added it; org.test:app:1.0 wants 1.0"
                + " (restart the kernel and add 1.0 first)");
  }

  @Test
  void maven_otherVersionAskedFor_isNotLoadedNorWhatItNeeds() throws Exception {
    remote.publish("more", "1.0");
    remote.publish("app", "2.0", "org.test:lib:2.0", "org.test:more:1.0");
    evaluate("%maven org.test:app:1.0");
    evaluate("%maven org.test:app:2.0");

    assertThat(shown)
        .last()
        .isEqualTo(
            "added nothing\n"
                + "kept org.test:app:1.0 since an earlier cell added it; did not load 2.0"
                + " (restart the kernel and add 2.0 first)");
  }

  @Test
  void maven_again_addsNothing() {
    evaluate("%maven org.test:lib:2.0");
    evaluate("%maven org.test:lib:2.0");

    assertThat(shown).last().isEqualTo("nothing to add, all of it is on the class path");
  }

  @Test
  void mavenRepo_furtherRepository_isSearched() throws Exception {
    Files.writeString(
        settings,
        "<settings><mirrors><mirror><id>none</id><mirrorOf>central</mirrorOf><url>"
            + temp.resolve("empty").toUri()
            + "</url></mirror></mirrors></settings>");
    evaluate("%mavenRepo mine " + remote.root.toUri());
    evaluate("%maven org.test:lib:1.0");

    assertThat(shown).last().isEqualTo("added 1 jar (org.test:lib:1.0)");
    assertThat(text(evaluate("%addMavenRepo"))).startsWith("mine file:");
    assertThat(failure("%mavenRepo mine")).contains("1 arguments").contains("usage:");
    assertThat(failure("%mavenRepo mine ftp://x")).contains("'ftp://x'").contains("https:");
  }

  @Test
  void loadFromPom_fileWithParentAndScopes_addsWhatTheScopesSay() throws Exception {
    String managed = TestRepository.dependency("org.test:lib:1.5");
    remote.publishPom(
        "parent",
        "1",
        "<properties><app>1.0</app></properties><dependencyManagement><dependencies>"
            + managed
            + "</dependencies></dependencyManagement>");
    remote.publish("check", "3.0");
    Path pom = temp.resolve("pom.xml");
    Files.writeString(
        pom,
        TestRepository.pom(
            "here",
            "1",
            "jar",
            List.of(
                TestRepository.dependency("org.test:app:${app}"),
                TestRepository.dependency("org.test:check:3.0", "<scope>test</scope>")),
            "<parent><groupId>org.test</groupId><artifactId>parent</artifactId>"
                + "<version>1</version><relativePath/></parent>"));

    evaluate("%loadFromPOM " + pom);
    assertThat(shown).last().isEqualTo("added 2 jars (org.test:app:1.0, org.test:lib:1.5)");

    evaluate("%loadFromPOM " + pom + " test");
    assertThat(shown).last().isEqualTo("added 1 jar (org.test:check:3.0)");
    assertThat(failure("%loadFromPOM " + pom + " tset")).contains("'tset' is no scope");
  }

  @Test
  void loadFromPom_looseFragments_areMadeAPom() throws Exception {
    mirror(temp.resolve("empty").toUri().toString(), "");
    Files.writeString(settings, Files.readString(settings).replace(">*<", ">central<"));

    evaluate(
        "%%loadFromPOM\n<!-- as READMEs have it -->\n<repository>\n  <id>mine</id>\n  <url>"
            + remote.root.toUri()
            + "</url>\n</repository>\n\n"
            + TestRepository.dependency("org.test:app:1.0"));

    assertThat(shown).last().isEqualTo("added 2 jars (org.test:app:1.0, org.test:lib:1.0)");
    assertThat(failure("%%loadFromPOM\nnothing")).contains("no <dependency>");
  }

  @Test
  void complete_coordinates_offersWhatIsInTheLocalRepository() {
    evaluate("%maven org.test:lib:1.0\n%maven -o org.test:lib:1.0\n%maven org.test:lib:[1.0,2.0)");

    assertThat(complete("%maven org.t")).containsExactly("org.test:");
    assertThat(complete("var x = %maven org.test:l")).containsExactly("org.test:lib:");
    assertThat(complete("%maven a:b:1 org.test:lib:1"))
        .containsExactly("org.test:lib:1.5", "org.test:lib:1.0");
  }
}
