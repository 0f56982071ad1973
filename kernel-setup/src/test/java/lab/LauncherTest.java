package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts Lab.java from its source, as people do, on a package lab that only prints. */
class LauncherTest {
  private static final Path SOURCE = Path.of("Lab.java");

  @TempDir Path folder;
  private Path root;
  private Path main;

  @BeforeEach
  void makeCheckout() throws IOException {
    root = folder.resolve("my course");
    main = root.resolve("kernel-setup/src/main/java/lab/Main.java");
    Files.createDirectories(main.getParent());
    Files.copy(SOURCE, root.resolve("kernel-setup/Lab.java"));
    says("args[0] + \" \" + args[1]");
  }

  @Test
  void source_asJava11_compiles() {
    var messages = new ByteArrayOutputStream();
    List<String> args = List.of("--release", "11", "-d", folder.toString(), SOURCE.toString());

    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, messages, messages, args.toArray(String[]::new));

    assertThat(exit).as(messages.toString()).isZero();
  }

  @Test
  void start_passesRootAndWords() throws Exception {
    assertThat(lab("two words").text()).isEqualTo(root + " two words\n");
  }

  @Test
  void start_again_compilesOnlyWhatChanged() throws Exception {
    lab("first");
    var compiled = classes();
    var time = Files.getLastModifiedTime(compiled.get(0));

    lab("second");
    assertThat(classes()).isEqualTo(compiled);
    assertThat(Files.getLastModifiedTime(compiled.get(0))).isEqualTo(time);

    says("\"changed\"");
    assertThat(lab("third").text()).isEqualTo("changed\n");
  }

  @Test
  void start_afterChange_removesClassesOlderThanADay() throws Exception {
    lab("first");
    var old = classes().get(0);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

    says("\"changed\"");
    lab("second");

    assertThat(old).doesNotExist();
    assertThat(classes()).hasSize(1);
  }

  @Test
  void start_threeAtOnce_allRunOnOneFolder() throws Exception {
    var starts = new ArrayList<CompletableFuture<ChildJvm.Result>>();
    for (int i = 0; i < 3; i++) {
      starts.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return lab("at once");
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              }));
    }

    for (var start : starts) {
      assertThat(start.get().text()).isEqualTo(root + " at once\n");
    }
    assertThat(classes()).hasSize(1);
  }

  @Test
  void start_withBrokenSource_saysWhereAndLeavesNothing() throws Exception {
    says("nothing");

    var result = lab("setup");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.text()).contains("does not compile", "Main.java:3").doesNotContain("\tat ");
    assertThat(classes()).isEmpty();
  }

  @Test
  void start_withoutSources_saysWhereToRunIt() throws Exception {
    Files.delete(main);
    Files.delete(main.getParent());

    assertThat(lab("setup").text()).contains("run this in the folder that git clone made");
  }

  @Test
  void start_onJdkTooNew_namesOneThatFitsAndTheCommand() throws Exception {
    var newer = newerJdk();
    assumeTrue(newer != null, "no JDK 24 or newer beside the running one");

    var result = start(newer.resolve("bin/java"), "run", "06");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.text())
        .contains("Spark 4.1 runs on Java 17 to 23", "Lab.java\" run 06\n")
        .doesNotContain("\tat ");
  }

  /** Gives the checkout a Main of three lines that prints an expression. */
  private void says(String expression) throws IOException {
    Files.writeString(
        main,
        "package lab;\npublic class Main { public static void main(String[] args) {\n"
            + "System.out.println("
            + expression
            + "); } }\n");
  }

  private List<Path> classes() {
    return Disk.list(root.resolve("target/lab"), "classes-.*");
  }

  private ChildJvm.Result lab(String word) throws Exception {
    return start(Jdk.JAVA, word);
  }

  private ChildJvm.Result start(Path java, String... words) throws Exception {
    var args = new ArrayList<>(List.of(Path.of("kernel-setup", "Lab.java").toString()));
    args.addAll(List.of(words));
    return ChildJvm.run(java, root, Map.of(), args);
  }

  /** Returns a JDK that is too new for Spark, where this one is installed, or null. */
  private static Path newerJdk() throws IOException {
    var version = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    for (Path jdk : Disk.list(Jdk.HOME.getParent())) {
      var release = jdk.resolve("release");
      Matcher found = version.matcher(Files.exists(release) ? Files.readString(release) : "");
      if (found.find() && Integer.parseInt(found.group(1)) >= 24) {
        return jdk;
      }
    }
    return null;
  }
}
