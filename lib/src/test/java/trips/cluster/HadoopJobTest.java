package trips.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Mapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import trips.TestSpark;
import trips.mapreduce.KMeans;
import trips.mapreduce.TripsPerDay;

/** Jobs of MapReduce on a cluster that all tests share. */
class HadoopJobTest {

  private static final int LINES = 400_000;
  private static final String INPUT = "/in/trips.csv";

  private static HadoopCluster hadoop;
  private static long[] seconds;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    seconds = LongStream.generate(() -> random.nextLong(60, 4000)).limit(LINES).toArray();
    List<String> lines = new ArrayList<>(List.of("pickup,seconds,note"));
    for (long each : seconds) {
      lines.add(
          "2020-03-%02dT08:00:00,%d,a note to make the line longer"
              .formatted(random.nextInt(1, 32), each));
    }
    hadoop = HadoopCluster.start();
    hadoop.put(Files.write(folder.resolve("trips.csv"), lines), INPUT);
  }

  @AfterAll
  static void stop() {
    hadoop.close();
  }

  @Test
  void tripsPerDay_countsAsSparkDoes() {
    JobRun run = hadoop.job("trips per day", TripsPerDay.of(INPUT, "/out/per-day"));

    Map<String, Long> counted = new TreeMap<>();
    hadoop.lines("/out/per-day").stream()
        .map(line -> line.split("\t"))
        .forEach(cells -> counted.put(cells[0], Long.valueOf(cells[1])));
    Map<String, Long> bySpark =
        TestSpark.session()
            .read()
            .option("header", true)
            .csv(hadoop.uri() + INPUT)
            .groupBy(col("pickup").substr(1, 10))
            .count()
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
    assertThat(counted).hasSize(31).isEqualTo(bySpark);
    assertThat(run.counter("MAP_INPUT_RECORDS")).isEqualTo(LINES + 1);
    assertThat(run.counter("TOTAL_LAUNCHED_MAPS")).isEqualTo(2);
    assertThat(run.counter("TOTAL_LAUNCHED_REDUCES")).isEqualTo(1);
    assertThat(run.counter("HDFS_BYTES_READ"))
        .isGreaterThanOrEqualTo(hadoop.ls(INPUT).row(0).getLong("bytes"));
    assertThat(run.containers())
        .extracting(JobRun.Container::name)
        .containsExactlyInAnyOrder("master", "map 0", "map 1", "reduce 0");
    assertThat(run.containers()).allMatch(JobRun.Container::succeeded);
    assertThat(run.containers().stream().mapToLong(JobRun.Container::records).sum())
        .isEqualTo(LINES + 1 + run.counter("REDUCE_INPUT_RECORDS"));
    assertThat(run.phases().stringColumn("phase").asList())
        .containsExactly("submit", "start master", "maps", "reduces", "commit and tell");
    assertThat(run.phases().doubleColumn("seconds").sum())
        .isCloseTo(run.duration().toMillis() / 1e3, org.assertj.core.api.Assertions.within(0.01));
    assertThat(run.containerTable().rowCount()).isEqualTo(4);
    assertThatThrownBy(() -> run.counter("BYTES"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no counter BYTES; there are ");
  }

  @Test
  void job_first_leavesAnArchiveOfTheClassesOfContainers() throws Exception {
    hadoop.job("records", TripsPerDay.of(INPUT, "/out/records"));

    Path archive = hadoop.home().containers().archive();
    // The master writes it when the job is over.
    Waiting.until(
        "the archive is there",
        () -> {
          hadoop.archive().keep();
          return Files.exists(archive);
        });
    List<String> container = new ArrayList<>(JobSettings.JVM);
    container.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    container.add("-XX:SharedArchiveFile=" + archive);
    container.addAll(List.of("-Xlog:cds=off", "-Xlog:class+load", JobSettings.MAIN));
    ProcessBuilder builder = new ProcessBuilder(container).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", hadoop.home().containerClassPath());
    assertThat(new String(builder.start().getInputStream().readAllBytes(), UTF_8))
        .contains("trips.hadoop.Container source: shared objects file (top)");
  }

  @Test
  void kMeans_comesToTheBitsOfPlainJava() {
    List<Double> first = List.of(0.0, 1000.0, 3000.0, 100_000.0);

    KMeans.Result result = KMeans.run(hadoop, INPUT, 1, first, 3, "/out/k-means");

    List<Double> expected = first;
    for (int i = 0; i < 3; i++) {
      expected = moved(expected);
      assertThat(result.centres().get(i + 1)).isEqualTo(expected);
    }
    assertThat(result.last()).isEqualTo(expected);
    assertThat(result.runs()).hasSize(3);
    assertThat(result.runs().get(2).counter("LINES_SKIPPED")).isEqualTo(1);
  }

  private static List<Double> moved(List<Double> centres) {
    long[] counts = new long[centres.size()];
    long[] sums = new long[centres.size()];
    Arrays.stream(seconds)
        .forEach(
            each -> {
              counts[KMeans.nearest(centres, each)]++;
              sums[KMeans.nearest(centres, each)] += each;
            });
    List<Double> moved = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      moved.add(counts[i] == 0 ? centres.get(i) : (double) sums[i] / counts[i]);
    }
    return moved;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void containers_listenOnThisMachineOnly_andAreGoneAfterwards() throws Exception {
    Set<Long> before = running();
    CompletableFuture<JobRun> job =
        CompletableFuture.supplyAsync(
            () -> hadoop.job("listens", TripsPerDay.of(INPUT, "/out/listens")));

    Set<Long> seen = new HashSet<>();
    List<String> addresses = new ArrayList<>();
    Waiting.until(
        "the job is over",
        () -> {
          Set<Long> containers = running();
          containers.removeAll(before);
          seen.addAll(containers);
          addresses.addAll(Sockets.listening(containers));
          return job.isDone();
        });

    job.join();
    // Of the ApplicationMaster: for the client and for tasks.
    assertThat(addresses).isNotEmpty().allMatch(Sockets::isLoopback);
    seen.forEach(Waiting::untilEnd);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void job_whileItRuns_allProcessesTakeAtMostOneAndAHalfGigabytes() {
    CompletableFuture<JobRun> job =
        CompletableFuture.supplyAsync(
            () -> hadoop.job("memory", TripsPerDay.of(INPUT, "/out/memory")));

    AtomicInteger most = new AtomicInteger();
    Waiting.until(
        "the job is over",
        () -> {
          most.accumulateAndGet(megabytes(), Math::max);
          return job.isDone();
        });

    job.join();
    assertThat(most.get()).isBetween(500, 1536);
  }

  private static int megabytes() {
    return ProcessHandle.current()
        .descendants()
        .mapToInt(each -> ProcessMemory.megabytes(each).orElse(0))
        .sum();
  }

  private static Set<Long> running() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Fails at the first line; its class lies beside the tests and must travel. */
  public static final class Stumbles extends Mapper<LongWritable, Text, Text, LongWritable> {

    @Override
    protected void map(LongWritable place, Text line, Context context) {
      throw new IllegalStateException("stumbled over " + line);
    }
  }

  @Test
  void job_thatFails_saysWhereAndWhy() {
    hadoop.write(List.of("a stone"), "/in/stone");

    assertThatThrownBy(
            () ->
                hadoop.job(
                    "stumble",
                    job -> {
                      TripsPerDay.of("/in/stone", "/out/stumble").apply(job);
                      job.setMapperClass(Stumbles.class);
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the job stumble has failed in map 0: ")
        .hasMessageContaining("stumbled over a stone");
  }

  @Test
  void job_withoutInputOrWithOldOutput_saysWhatToDo() {
    hadoop.write(List.of("old"), "/out/old/part");

    assertThatThrownBy(() -> hadoop.job("none", TripsPerDay.of("/in/none", "/out/none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/in/none")
        .hasMessageContaining("put(…) it there first");
    assertThatThrownBy(() -> hadoop.job("old", TripsPerDay.of(INPUT, "/out/old")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/out/old already exists; delete(…) it")
        .hasMessageNotContaining("hdfs:");
  }
}
