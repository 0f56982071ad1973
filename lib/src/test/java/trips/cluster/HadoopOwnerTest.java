package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trips.mapreduce.TripsPerDay;

/** What is left of a cluster when somebody is killed in the middle of a job. */
class HadoopOwnerTest {

  private static final int WAIT_SECONDS = 60;

  @Test
  void ownerKilledInTheMiddleOfAJob_leavesNoProcessAndNoFile(@TempDir Path temp) throws Exception {
    Process owner = owner(temp);
    Set<ProcessHandle> started = awaitContainer(owner.toHandle());

    owner.destroyForcibly().waitFor();

    awaitNothing(started, temp);
  }

  @Test
  void nodeManagerKilledInTheMiddleOfAJob_containersEndBySelf(@TempDir Path temp) throws Exception {
    Process owner = owner(temp);
    try {
      Set<ProcessHandle> started = awaitContainer(owner.toHandle());
      List<ProcessHandle> containers =
          started.stream().filter(HadoopOwnerTest::isContainer).toList();

      started.stream()
          .filter(each -> command(each).contains("trips.hadoop.Masters"))
          .forEach(ProcessHandle::destroyForcibly);

      for (ProcessHandle each : containers) {
        each.onExit().get(WAIT_SECONDS, TimeUnit.SECONDS);
      }
    } finally {
      Set<ProcessHandle> started = new HashSet<>(owner.descendants().toList());
      owner.destroyForcibly().waitFor();
      for (ProcessHandle each : started) {
        each.onExit().get(WAIT_SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  /** Returns all processes when the first task of the owner's job runs. */
  private static Set<ProcessHandle> awaitContainer(ProcessHandle owner) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    Set<ProcessHandle> all;
    do {
      all = new HashSet<>(owner.descendants().toList());
      assertThat(System.nanoTime()).isLessThan(end);
    } while (all.stream().noneMatch(each -> command(each).contains("YarnChild")));
    return all;
  }

  private static boolean isContainer(ProcessHandle process) {
    return command(process).contains("MRAppMaster") || command(process).contains("YarnChild");
  }

  private static String command(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }

  private static void awaitNothing(Set<ProcessHandle> started, Path temp) throws Exception {
    for (ProcessHandle each : started) {
      each.onExit().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
    try (Stream<Path> files = Files.list(temp)) {
      assertThat(files.filter(f -> f.getFileName().toString().startsWith("trips-hadoop-")))
          .isEmpty();
    }
    assertThat(ProcessHandle.allProcesses().filter(each -> command(each).contains(temp + "/")))
        .isEmpty();
  }

  private static Process owner(Path temp) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx256m", "-Djava.io.tmpdir=" + temp));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Owner.class.getName()));
    Process owner = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = new ArrayList<>();
    for (String line; (line = owner.inputReader().readLine()) != null; ) {
      said.add(line);
      if (line.equals(Owner.READY)) {
        break;
      }
    }
    assertThat(said).contains(Owner.READY);
    return owner;
  }

  /** Runs one job after the other, and waits to be killed. */
  static final class Owner {

    static final String READY = "ready";

    public static void main(String[] arguments) throws Exception {
      HadoopCluster hadoop = HadoopCluster.start();
      hadoop.write(List.of("2020-03-01,1"), "/in");
      CompletableFuture<Void> jobs =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; ; i++) {
                  hadoop.job("job " + i, TripsPerDay.of("/in", "/out/" + i));
                }
              });
      System.out.println(READY);
      jobs.handle((nothing, failure) -> failure).join().printStackTrace();
      Thread.currentThread().join();
    }
  }
}
