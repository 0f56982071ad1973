package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trips.mapreduce.TripsPerDay;

/** What is left of a cluster when somebody is killed in the middle of a job. */
class HadoopOwnerTest {

  private static final int WAIT_SECONDS = 60;

  @Test
  void ownerKilledInTheMiddleOfAJob_leavesNoProcessAndNoFile(@TempDir Path temp) throws Exception {
    OwnerProcess owner = OwnerProcess.start(Owner.class, "256m", temp);
    awaitContainer(owner.process().toHandle());

    owner.killAndExpectNothing(5, "trips-hadoop-");

    assertThat(ProcessHandle.allProcesses().filter(each -> command(each).contains(temp + "/")))
        .isEmpty();
  }

  @Test
  void nodeManagerKilledInTheMiddleOfAJob_containersEndBySelf(@TempDir Path temp) throws Exception {
    Process owner = OwnerProcess.start(Owner.class, "256m", temp).process();
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

  /** Runs one job after the other, and waits to be killed. */
  static final class Owner {

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
      System.out.println(OwnerProcess.READY);
      jobs.handle((nothing, failure) -> failure).join().printStackTrace();
      Thread.currentThread().join();
    }
  }
}
