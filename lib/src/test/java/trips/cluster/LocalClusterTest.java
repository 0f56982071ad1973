package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.Option;

@Timeout(240)
class LocalClusterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|1|1g|workers is 0, but must be at least 1",
        "1|0|1g|cores is 0, but must be at least 1",
        "1|1|lots|memory is 'lots', but must be an amount such as 512m or 2g",
        "1|1|64m|memory is 64m, but an executor needs at least 512m",
        "9|1|900g|more than the"
      })
  void start_impossibleSize_saysWhatIsAllowed(int workers, int cores, String memory, String says) {
    assertThatThrownBy(() -> LocalCluster.start(workers, cores, memory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(says);
  }

  @Test
  void start_killed_closed_leavesNothing() {
    Set<Long> before = children();
    LocalCluster cluster = LocalCluster.start(2, 1, "512m");
    try {
      assertThat(cluster.master()).startsWith("spark://127.0.0.1:");
      assertThat(cluster.aliveWorkers()).isEqualTo(2);

      cluster.killWorker(0);

      Waiting.until("one worker is left", () -> cluster.aliveWorkers() == 1);
      assertThatThrownBy(() -> cluster.killWorker(2))
          .hasMessage("there is no worker 2; the first is 0, the last 1");
    } finally {
      cluster.close();
    }
    assertThat(children()).isEqualTo(before);
    assertThat(cluster.aliveWorkers()).isZero();
  }

  @Test
  void addWorker_withoutAMaster_leavesNoWorkerBehind() {
    try (LocalCluster cluster = LocalCluster.start(1, 1, "512m")) {
      Set<Long> before = children();
      ProcessHandle master =
          ProcessHandle.current()
              .descendants()
              .filter(each -> each.info().commandLine().orElse("").contains(".master.Master"))
              .findFirst()
              .orElseThrow();
      master.destroyForcibly();
      assertThat(master.onExit()).succeedsWithin(Waiting.PATIENCE);
      before.remove(master.pid());

      assertThatThrownBy(cluster::addWorker).hasMessageContaining("the master has ended with code");

      assertThat(cluster.processes().stringColumn(0).asList()).doesNotContain("worker 1");
      assertThat(before).containsAll(children());
    }
  }

  @Test
  void start_driverWithoutTheSecret_isRefused() throws Exception {
    try (LocalCluster cluster = LocalCluster.start(1, 1, "512m")) {
      assertThat(knocks(cluster, cluster.settings())).isTrue();
      assertThat(knocks(cluster, Map.of())).isFalse();
      assertThat(
              knocks(
                  cluster,
                  Map.of("spark.authenticate", "true", "spark.authenticate.secret", "guessed")))
          .isFalse();
    }
  }

  @Test
  void create_settingsWithTheSecret_areForTheOwnerOnly() throws Exception {
    try (ClusterHome home = ClusterHome.create()) {
      assertThat(Files.readString(home.settings())).contains("spark.authenticate.secret");
      assertThat(Files.getPosixFilePermissions(home.folder()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Returns whether a driver with these settings is let in. */
  private static boolean knocks(LocalCluster cluster, Map<String, String> settings) {
    SparkConf conf = new SparkConf(false);
    settings.forEach(conf::set);
    SecurityManager security =
        new SecurityManager(conf, Option.empty(), SecurityManager.$lessinit$greater$default$3());
    RpcEnv driver = RpcEnv.create("driver", FreePort.LOOPBACK, 0, conf, security, true);
    try {
      return driver.setupEndpointRef(RpcAddress.fromSparkURL(cluster.master()), "Master") != null;
    } catch (Exception e) {
      return false;
    } finally {
      driver.shutdown();
    }
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  @Test
  void start_ownerKilled_leavesNoProcessAndNoFile(@TempDir Path temp) throws Exception {
    OwnerProcess.start(Owner.class, "512m", temp).killAndExpectNothing(2, "trips-cluster-");
  }

  @Test
  void killWorker_ownerKilledAfterwards_leavesNoProcessAndNoFile(@TempDir Path temp)
      throws Exception {
    OwnerProcess.start(OwnerOfTheDead.class, "512m", temp)
        .killAndExpectNothing(2, "trips-cluster-");
  }

  /** Starts a cluster, kills one of its workers, says so, and waits to be killed. */
  static final class OwnerOfTheDead {

    public static void main(String[] arguments) throws Exception {
      LocalCluster cluster = LocalCluster.start(2, 1, "512m");
      cluster.killWorker(0);
      System.out.println(OwnerProcess.READY);
      Thread.currentThread().join();
    }
  }

  /** Starts a cluster with a session on it, says so, and waits to be killed. */
  static final class Owner {

    public static void main(String[] arguments) throws Exception {
      LocalCluster cluster = LocalCluster.start(1, 1, "512m");
      long count = cluster.builder().getOrCreate().range(9).count();
      System.out.println(count == 9 ? OwnerProcess.READY : "counted " + count);
      Thread.currentThread().join();
    }
  }
}
