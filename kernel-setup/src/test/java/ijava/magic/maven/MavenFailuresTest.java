package ijava.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.eval.CellScope;
import ijava.eval.Outcome;
import ijava.spi.Cell;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a reader is told when Maven cannot do what was asked. */
class MavenFailuresTest extends MavenNotebook {

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
}
