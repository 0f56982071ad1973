package ijava.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MavenSourcesTest {

  private static final String SOURCES = "/org/test/lib/1.0/lib-1.0-sources.jar";

  @TempDir private Path temp;
  private TestRepository remote;
  private MavenSources sources;
  private Path jar;

  @BeforeEach
  void serve() throws Exception {
    remote = new TestRepository(temp);
    remote.publish("lib", "1.0");
    Path settings = temp.resolve("settings.xml");
    Files.writeString(
        settings,
        "<settings><mirrors><mirror><id>all</id><mirrorOf>*</mirrorOf><url>"
            + remote.serve(null)
            + "</url></mirror></mirrors></settings>");
    sources = new MavenSources(new MavenResolver.Files(settings, temp.resolve("local")));
    jar = temp.resolve("local/org/test/lib/1.0/lib-1.0.jar");
    Files.createDirectories(jar.getParent());
    Files.copy(temp.resolve("remote/org/test/lib/1.0/lib-1.0.jar"), jar);
  }

  @AfterEach
  void close() {
    remote.close();
  }

  @Test
  void fetch_jarOfTheLocalRepository_bringsSourcesBesideIt() throws Exception {
    remote.publishClassifier("lib", "1.0", "sources");

    assertThat(sources.fetch(jar)).contains(jar.resolveSibling("lib-1.0-sources.jar"));
    assertThat(jar.resolveSibling("lib-1.0-sources.jar")).isRegularFile();
  }

  @Test
  void fetch_noSources_isRememberedByTheNextKernel() throws Exception {
    assertThat(sources.fetch(jar)).isEmpty();
    int asked = remote.requests.get(SOURCES);

    MavenSources next =
        new MavenSources(
            new MavenResolver.Files(temp.resolve("settings.xml"), temp.resolve("local")));

    assertThat(next.fetch(jar)).isEmpty();
    assertThat(remote.requests.get(SOURCES)).isEqualTo(asked);
  }

  @Test
  void fetch_repositoryIsDown_throws() {
    remote.close();

    assertThatThrownBy(() -> sources.fetch(jar))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("org.test:lib:jar:sources:1.0");
  }

  @Test
  void fetch_offlineBySettings_throws() throws Exception {
    Path settings = temp.resolve("offline.xml");
    Files.writeString(settings, "<settings><offline>true</offline></settings>");
    MavenSources offline =
        new MavenSources(new MavenResolver.Files(settings, temp.resolve("local")));

    assertThatThrownBy(() -> offline.fetch(jar)).isInstanceOf(IOException.class);
  }

  @Test
  void fetch_jarElsewhere_isKnownByWhatMavenWroteIntoIt() throws Exception {
    remote.publishClassifier("lib", "1.0", "sources");
    Path elsewhere = temp.resolve("copy.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(elsewhere))) {
      out.putNextEntry(new ZipEntry("META-INF/maven/org.test/lib/pom.properties"));
      out.write("groupId=org.test\nartifactId=lib\nversion=1.0\n".getBytes());
    }

    assertThat(sources.fetch(elsewhere)).isPresent();
  }

  @Test
  void fetch_unknownJar_hasNone() throws Exception {
    Path unknown = temp.resolve("unknown.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(unknown))) {
      out.putNextEntry(new ZipEntry("A.class"));
    }

    assertThat(sources.fetch(unknown)).isEmpty();
    assertThat(remote.requests).isEmpty();
  }
}
