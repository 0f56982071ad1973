package ijava.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.display.Display;
import ijava.display.DisplayChannel;
import ijava.eval.CellScope;
import ijava.eval.JavaEvaluator;
import ijava.eval.Outcome;
import ijava.magic.MagicEvaluator;
import ijava.magic.MagicTable;
import ijava.magic.Magics;
import ijava.spi.Cell;
import ijava.spi.MimeBundle;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a repository of the test's own, an empty local one and settings of the test's own. */
@Timeout(60)
class MavenMagicsTest {

  @TempDir Path temp;

  private final List<String> shown = new CopyOnWriteArrayList<>();
  private TestRepository remote;
  private JavaEvaluator java;
  private MagicEvaluator magics;
  private Path settings;

  @BeforeEach
  void start() throws Exception {
    remote = new TestRepository(temp);
    remote.publish("lib", "1.0");
    remote.publish("lib", "1.5");
    remote.publish("lib", "2.0");
    remote.publish("app", "1.0", "org.test:lib:1.0");
    settings = temp.resolve("settings.xml");
    mirror(remote.root.toUri().toString(), "");
    java = new JavaEvaluator(MavenMagicsTest.class.getClassLoader(), Display::render);
    MavenResolver.Files files = new MavenResolver.Files(settings, temp.resolve("local"));
    MagicTable table = MagicTable.of(java.session(), files);
    magics = new MagicEvaluator(java, table, Display::render, () -> {});
    Magics.connect(magics);
    Display.connect(new RecordingChannel());
  }

  @AfterEach
  void close() {
    magics.close();
    remote.close();
  }

  /** Writes settings that send every request to one place. */
  private void mirror(String url, String more) throws Exception {
    Files.writeString(
        settings,
        "<settings><mirrors><mirror><id>test</id><mirrorOf>*</mirrorOf><url>"
            + url
            + "</url></mirror></mirrors>"
            + more
            + "</settings>");
  }

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
  void maven_serverThatHangs_isStoppedWithTheCell() throws Exception {
    try (ServerSocket hanging = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      mirror("http://127.0.0.1:" + hanging.getLocalPort() + "/", "");
      CompletableFuture<CellScope> running = new CompletableFuture<>();
      Cell cell = new Cell(1, "id", "%maven org.test:lib:1.0");
      CompletableFuture<Outcome> outcome =
          CompletableFuture.supplyAsync(
              () ->
                  CellScope.run(
                      cell,
                      (stream, text) -> {},
                      scope -> {
                        running.complete(scope);
                        return magics.evaluate(cell, scope);
                      }));
      hanging.accept();
      running.join().interrupt();

      Outcome.Failure failure = (Outcome.Failure) outcome.get(5, TimeUnit.SECONDS);
      assertThat(failure.name()).isEqualTo(Outcome.Failure.INTERRUPTED);
      assertThat(shown).last().isEqualTo("stopped, added nothing");
    }
  }

  @Test
  void maven_again_addsNothing() {
    evaluate("%maven org.test:lib:2.0");
    evaluate("%maven org.test:lib:2.0");

    assertThat(shown).last().isEqualTo("nothing to add, all of it is on the class path");
  }

  @Test
  void maven_unknownVersion_namesNearestAndNewest() {
    assertThat(failure("%maven org.test:lib:1.6"))
        .isEqualTo(
            "%maven: cannot get org.test:lib:1.6: it is not in test ("
                + remote.root.toUri()
                + "); did you mean version 1.5? The newest are 1.0, 1.5, 2.0");
    assertThat(shown).last().isEqualTo("added nothing");
  }

  @Test
  void maven_noVersion_namesTheNewest() {
    assertThat(failure("%maven org.test:lib"))
        .endsWith("org.test:lib has no version; the newest is written org.test:lib:2.0");
  }

  @Test
  void maven_rangeWithoutVersion_namesTheNewest() {
    assertThat(failure("%maven org.test:lib:[7,8)")).contains("he newest are 1.0, 1.5, 2.0");
  }

  @Test
  void maven_mistypedGroup_namesTheNearestKnown() {
    evaluate("%maven org.test:lib:1.0");

    assertThat(failure("%maven org.tset:lib:1.0")).endsWith("; did you mean org.test:lib?");
    assertThat(failure("%maven net.other:lib:1.0")).contains("check group and name");
  }

  @Test
  void maven_notCoordinates_saysTheForm() {
    assertThat(failure("%maven guava")).contains("'guava' is not group:name").contains("usage:");
    assertThat(failure("%maven a:b:1,exclude=c")).contains("exclude=group%name");
  }

  @Test
  void maven_offline_usesWhatIsHereAndSaysWhatIsNot() {
    evaluate("%maven org.test:lib:1.0");

    assertThat(evaluate("%maven -o org.test:lib:1.0")).isEqualTo(new Outcome.Nothing());
    assertThat(failure("%maven -o org.test:app:1.0"))
        .contains("org.test:app:1.0")
        .contains("offline")
        .contains(temp.resolve("local").toString());
  }

  @Test
  void maven_settingsSayOffline_isOffline() throws Exception {
    mirror(remote.root.toUri().toString(), "<offline>true</offline>");

    assertThat(failure("%maven org.test:app:1.0")).contains("offline");
  }

  @Test
  void maven_serverDown_saysWhichAndWhatToDo() throws Exception {
    String url = remote.serve(null);
    remote.close();
    mirror(url, "");

    assertThat(failure("%maven org.test:lib:1.0"))
        .contains("org.test:lib:1.0")
        .contains("test (" + url + ") does not answer")
        .contains("proxy")
        .doesNotContain("\tat ");
  }

  @Test
  void maven_serverWantsPassword_takesItFromTheSettings() throws Exception {
    String url = remote.serve("me:secret");
    mirror(url, "");
    assertThat(failure("%maven org.test:lib:1.0")).contains("refuses").contains("<server>");

    mirror(
        url,
        "<servers><server><id>test</id><username>me</username>"
            + "<password>secret</password></server></servers>");
    evaluate("%maven org.test:lib:1.0");

    assertThat(shown).last().isEqualTo("added 1 jar (org.test:lib:1.0)");
    assertThat(remote.requests).containsKey("/org/test/lib/1.0/lib-1.0.jar");
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

  private List<String> complete(String code) {
    return magics.complete(code, code.length()).matches().stream().map(m -> m.text()).toList();
  }

  private Outcome evaluate(String code) {
    Cell cell = new Cell(1, "id", code);
    return CellScope.run(cell, (stream, text) -> {}, scope -> magics.evaluate(cell, scope));
  }

  private String failure(String code) {
    return ((Outcome.Failure) evaluate(code)).message();
  }

  private static String text(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Value.class);
    return String.valueOf(((Outcome.Value) outcome).bundle().data().get(MimeBundle.TEXT));
  }

  private final class RecordingChannel implements DisplayChannel {

    @Override
    public void show(MimeBundle bundle, String id) {
      shown.add(String.valueOf(bundle.data().get(MimeBundle.TEXT)));
    }

    @Override
    public void update(MimeBundle bundle, String id) {
      show(bundle, id);
    }

    @Override
    public void clear(boolean wait) {}
  }
}
