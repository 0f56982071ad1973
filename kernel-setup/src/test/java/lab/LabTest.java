package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs words in checkouts that lack something, each as a process, and reads what it says. */
class LabTest {
  private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();

  @TempDir Path root;
  private final Map<String, String> env = new TreeMap<>();

  @BeforeEach
  void makeCheckout() throws IOException {
    Path setup = Files.createDirectories(root.resolve("kernel-setup"));
    Files.writeString(setup.resolve("requirements.txt"), "jupyterlab==4.6.4\n");
    env.put("PATH", Files.createDirectories(root.resolve("bin")).toString());
  }

  @Test
  void help_listsEveryWord() throws Exception {
    var result = lab("help");

    assertThat(result.exit()).isZero();
    assertThat(result.text())
        .contains("lab ", "setup", "test", "run ", "data ", "bench ", "doctor", "clean ", "help");
  }

  @Test
  void unknownWord_namesTheNearest() throws Exception {
    var result = lab("dotcor");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.text()).contains("no word \"dotcor\"; did you mean \"doctor\"?");
  }

  @Test
  void setup_withTooManyWords_saysItsUsage() throws Exception {
    assertThat(lab("setup", "now").text()).contains("\"now\" is too much here");
  }

  @Test
  void data_downloadWithoutMonths_showsHowToNameThem() throws Exception {
    var result = lab("data", "--download");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.text()).contains("data --download 2020-03").doesNotContain("\tat ");
  }

  @Test
  void setup_withoutPython_saysWhatToInstall() throws Exception {
    var result = lab("setup");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.text())
        .contains("needs Python 3.10 or newer, and there is no Python on the PATH")
        .doesNotContain("\tat ");
  }

  @Test
  void setup_withOldPython_namesItsVersion() throws Exception {
    fakePython("echo 3.8.1");

    assertThat(lab("setup").text()).contains("here python3 is 3.8.1").doesNotContain("\tat ");
  }

  @Test
  void setup_withoutVenvModule_namesThePackage() throws Exception {
    fakePython("case $1 in -c) echo 3.11.2;; *) echo No module named venv; exit 1;; esac");

    var result = lab("setup");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.text()).contains("apt install python3-venv").doesNotContain("\tat ");
  }

  @Test
  void setup_withoutNetwork_saysSoAndKeepsTheLog() throws Exception {
    fakePython(
        "case $1 in -c) echo 3.11.2; exit 0;; esac\n"
            + "for folder; do :; done\n"
            + "test -d \"$folder\" || /bin/mkdir -p \"$folder/bin\"\n"
            + "printf '#!/bin/sh\\necho ERROR: Max retries exceeded\\nexit 1\\n'"
            + " > \"$folder/bin/python\"\n"
            + "/bin/chmod +x \"$folder/bin/python\"");

    var result = lab("setup");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.text()).contains("needs the network", "Max retries").doesNotContain("\tat ");
    assertThat(root.resolve("target/lab/pip.log")).content().contains("Max retries");
  }

  @Test
  void test_withoutPython_countsItAsFailed() throws Exception {
    var result = lab("test");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.text()).contains("needs Python").endsWith("0 passed, 1 failed\n");
  }

  @Test
  void doctor_inFreshCheckout_namesWhatHelps() throws Exception {
    var result = lab("doctor");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.text())
        .contains("Python       not there: run java kernel-setup/Lab.java setup")
        .contains("lib/target/classpath.txt is missing")
        .doesNotContain("\tat ");
  }

  @Test
  void lab_onTakenPort_saysSo() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var result = lab("--port", String.valueOf(taken.getLocalPort()));

      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.text()).contains("Port " + taken.getLocalPort() + " is taken");
    }
  }

  @Test
  void clean_withoutTerminal_asksForYesAndRemovesNothing() throws Exception {
    var made = Files.createDirectories(root.resolve(".venv"));

    var result = lab("clean");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.text()).contains(".venv", "clean --yes");
    assertThat(made).exists();
  }

  @Test
  void clean_withYes_keepsWhatWasDownloadedOrCommitted() throws Exception {
    var data = Files.createDirectories(root.resolve("data"));
    var generated = Files.createDirectory(data.resolve("fhvhv_tripdata_2020-03.synthetic.parquet"));
    Files.createFile(generated.resolve("_SUCCESS"));
    var downloaded = Files.createFile(data.resolve("fhvhv_tripdata_2020-03.parquet"));
    var committed = Files.createFile(data.resolve("zones.csv"));

    assertThat(lab("clean", "--yes").exit()).isZero();
    assertThat(generated).doesNotExist();
    assertThat(downloaded).exists();

    assertThat(lab("clean", "--yes", "--all").exit()).isZero();
    assertThat(downloaded).doesNotExist();
    assertThat(committed).exists();
  }

  private ChildJvm.Result lab(String... args) throws Exception {
    var command = new ArrayList<>(List.of("-cp", CLASSES.toString(), "lab.Main", root.toString()));
    command.addAll(List.of(args));
    return ChildJvm.run(Jdk.JAVA, root, env, command);
  }

  private void fakePython(String script) throws IOException {
    assumeTrue(!Run.WINDOWS, "fakes Python by a shell script");
    var file = Files.writeString(root.resolve("bin/python3"), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
