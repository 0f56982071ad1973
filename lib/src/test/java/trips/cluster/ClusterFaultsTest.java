package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import tech.tablesaw.api.Table;
import trips.Spark;
import trips.Work;

/** One cluster that grows, works, loses a worker, and works on. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterFaultsTest {

  private static LocalCluster cluster;
  private static SparkSession spark;
  private static JavaRDD<Integer> dealt;

  @BeforeAll
  static void start() {
    Spark.stop();
    cluster = LocalCluster.start(1, 1, "512m");
    spark =
        cluster
            .builder()
            .config("spark.cores.max", "2")
            .config("spark.dynamicAllocation.enabled", "false")
            .config("spark.scheduler.minRegisteredResourcesRatio", "0.5")
            .getOrCreate();
    List<Integer> numbers = IntStream.range(0, 100).boxed().toList();
    dealt =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(numbers, 4)
            .repartition(4);
  }

  @AfterAll
  static void stop() {
    Spark.stop();
    cluster.close();
  }

  @Test
  @Order(1)
  void addWorker_sessionThatWantsMoreCores_getsThem() {
    assertThat(cluster.addWorker()).isEqualTo(1);
    assertThat(cluster.aliveWorkers()).isEqualTo(2);
    awaitExecutors(2);
    Table workers = cluster.workers();
    assertThat(workers.columnNames())
        .containsExactly(
            "worker", "state", "cores", "cores used", "memory (MB)", "memory used (MB)");
    assertThat(workers.stream().map(row -> row.getInt(0) + row.getString(1)))
        .containsExactly("0ALIVE", "1ALIVE");
    assertThat(workers.intColumn("cores used").asList()).containsExactly(1, 1);
    assertThat(workers.intColumn("memory used (MB)").asList()).containsExactly(512, 512);
  }

  @Test
  @Order(2)
  void processes_runningCluster_haveRolesAndMemory() {
    Table processes = cluster.processes();
    assertThat(processes.stringColumn(0).asList())
        .containsExactly(
            "driver: this program",
            "cluster manager",
            "worker 0",
            "executor of worker 0",
            "worker 1",
            "executor of worker 1");
    assertThat(processes.intColumn(1).asList()).allMatch(megabytes -> megabytes > 20);
  }

  @Test
  @Order(3)
  void sockets_ofAllProcesses_listenOnThisMachineOnly() {
    assumeThat(Path.of("/proc/net/tcp6")).exists();
    Set<Long> processes =
        ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());

    assertThat(Sockets.listening(processes)).hasSizeGreaterThan(5).allMatch(Sockets::isLoopback);
  }

  @Test
  @Order(4)
  void killWorker_shuffleFilesOfTheOther_areStillUsed() {
    assumeThat(Loopback.ofWorker(1)).isNotEqualTo(Loopback.ofWorker(0));
    assertThat(dealt.count()).isEqualTo(100);
    cluster.killWorker(1);
    awaitExecutors(1);
    Work again = Work.of(() -> assertThat(dealt.count()).isEqualTo(100));
    // Each executor has made one to three of the four files; with one address, all would be lost.
    assertThat(again.tasks()).isBetween(5L, 7L);
    Waiting.until("one worker is left", () -> cluster.aliveWorkers() == 1);
    assertThat(cluster.workers().stringColumn("state").asList()).containsExactly("ALIVE", "DEAD");
    assertThat(cluster.processes().rowCount()).isEqualTo(4);
  }

  @Test
  @Order(5)
  void addWorker_closedCluster_saysWhatToDo() {
    Spark.stop();
    cluster.close();
    assertThatThrownBy(cluster::addWorker)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the cluster is closed; start another with LocalCluster.start");
    assertThat(cluster.workers().rowCount()).isZero();
  }

  private static void awaitExecutors(int count) {
    // The driver is told of as one of them.
    Waiting.until(
        count + " executors are there",
        () -> spark.sparkContext().statusTracker().getExecutorInfos().length == count + 1);
  }
}
