package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM that owns servers, as a kernel does, and is killed. */
record OwnerProcess(Process process, Path temp) {

  /** What the owner prints when its servers run. */
  static final String READY = "ready";

  /**
   * Starts an owner and waits until it is ready.
   *
   * @param main prints {@link #READY} when its servers run, and then stays
   * @param heap its greatest size, as for {@code -Xmx}
   * @param temp the folder for its temporary files, empty before
   */
  static OwnerProcess start(Class<?> main, String heap, Path temp, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx" + heap, "-Djava.io.tmpdir=" + temp));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process owner = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = new ArrayList<>();
    for (String line; (line = owner.inputReader().readLine()) != null; ) {
      said.add(line);
      if (line.equals(READY)) {
        break;
      }
    }
    assertThat(said).contains(READY);
    return new OwnerProcess(owner, temp);
  }

  /** Kills the owner; all that it has started must end, and its folders must go. */
  void killAndExpectNothing(int leastProcesses, String folders) throws Exception {
    List<ProcessHandle> started = process.descendants().toList();
    assertThat(started).hasSizeGreaterThanOrEqualTo(leastProcesses);
    assertThat(named(folders)).hasSize(1);

    process.destroyForcibly().waitFor();

    for (ProcessHandle each : started) {
      each.onExit().get(30, TimeUnit.SECONDS);
    }
    assertThat(named(folders)).isEmpty();
  }

  private List<Path> named(String start) throws Exception {
    try (Stream<Path> files = Files.list(temp)) {
      return files.filter(file -> file.getFileName().toString().startsWith(start)).toList();
    }
  }
}
