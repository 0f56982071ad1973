package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trips.mapreduce.TripsPerDay;

/** Interrupts in each phase of a job, errors while it is sent, and a DataNode that comes late. */
@Timeout(300)
class HadoopFaultsTest {

  private static final String INPUT = "/in";

  private static final Set<YarnApplicationState> UNFINISHED =
      EnumSet.complementOf(
          EnumSet.of(
              YarnApplicationState.FINISHED,
              YarnApplicationState.FAILED,
              YarnApplicationState.KILLED));

  /** What a job's class does in this JVM while the job is sent. */
  private static Runnable whileSent;

  private static HadoopCluster hadoop;

  @BeforeAll
  static void start() {
    hadoop = HadoopCluster.start();
    hadoop.write(List.of("2020-03-01,1"), INPUT);
  }

  @AfterAll
  static void stop() {
    hadoop.close();
  }

  /** Its splits are made and written to HDFS in this JVM, when the jar is there already. */
  public static final class Meddling extends TextInputFormat {

    @Override
    public List<InputSplit> getSplits(JobContext job) throws IOException {
      whileSent.run();
      return super.getSplits(job);
    }
  }

  private static JobSetup meddled(String output, Runnable meddling) {
    whileSent = meddling;
    return job -> {
      TripsPerDay.of(INPUT, output).apply(job);
      job.setInputFormatClass(Meddling.class);
    };
  }

  @Test
  void job_interruptedInItsSetup_isNotSent() throws Exception {
    assertInterrupted(
        () ->
            hadoop.job(
                "setup",
                job -> {
                  TripsPerDay.of(INPUT, "/out/setup").apply(job);
                  Thread.currentThread().interrupt();
                }),
        "setup");
    assertThat(jobsOnYarn(EnumSet.allOf(YarnApplicationState.class))).doesNotContain("setup");
  }

  @Test
  void job_interruptedWhileItIsSent_ends() throws Exception {
    Thread cell = Thread.currentThread();

    assertInterrupted(() -> hadoop.job("sent", meddled("/out/sent", cell::interrupt)), "sent");
  }

  @Test
  void job_interruptedAgainAndAgainWhileItRuns_endsWithItsContainers() throws Exception {
    Set<Long> before = running();
    CountDownLatch left = new CountDownLatch(1);
    Thread cell = Thread.currentThread();
    Thread reader =
        new Thread(
            () -> {
              Waiting.until("a task runs", () -> left.getCount() == 0 || isTaskThere());
              // As the kernel does until the cell has ended.
              while (left.getCount() > 0) {
                cell.interrupt();
                Thread.yield();
              }
            });
    reader.start();
    try {
      assertThatThrownBy(() -> hadoop.job("running", TripsPerDay.of(INPUT, "/out/running")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("interrupted, and the job running ended");
    } finally {
      left.countDown();
      joinInAnyCase(reader);
    }

    assertThat(Thread.interrupted()).isTrue();
    assertThat(jobsOnYarn(UNFINISHED)).isEmpty();
    Set<Long> containers = running();
    containers.removeAll(before);
    containers.forEach(Waiting::untilEnd);
  }

  private static void joinInAnyCase(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void job_interruptedWhileItsHistoryIsRead_saysSo() throws Exception {
    Thread cell = Thread.currentThread();
    JobSettings settings =
        new JobSettings(hadoop.home().settings(), hadoop.home().containerClassPath(), ownPid());
    ClassArchive.Options none =
        new ClassArchive(hadoop.home().folder(), hadoop.home().shared()).options();
    try (FileSystem hdfs = hdfs()) {
      FileSystem interrupts =
          new FilterFileSystem(hdfs) {
            @Override
            public FileStatus[] globStatus(org.apache.hadoop.fs.Path pattern) throws IOException {
              cell.interrupt();
              return super.globStatus(pattern);
            }
          };
      MapReduce jobs = new MapReduce(interrupts, hadoop.home().folder(), settings.of(none));

      assertInterrupted(
          () -> jobs.run("history", TripsPerDay.of(INPUT, "/out/history")), "history");
    }
    assertThat(hadoop.lines("/out/history")).containsExactly("2020-03-01\t1");
  }

  @Test
  void job_withAnErrorWhileItIsSent_fails() {
    assertThatThrownBy(
            () ->
                hadoop.job(
                    "error",
                    meddled(
                        "/out/error",
                        () -> {
                          throw new NoClassDefFoundError("Gone");
                        })))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the job error cannot run: java.lang.NoClassDefFoundError: Gone");
  }

  @Test
  void restartDataNode_thatTheNameNodeHasGivenUp_hasItsBlocks(@TempDir Path folder)
      throws Exception {
    Path local = Files.write(folder.resolve("once"), new byte[1000]);
    hadoop.put(local, "/once", Map.of("dfs.replication", "1"));
    String node = hadoop.blocks("/once").getString(0, "datanodes");
    int index = node.equals("datanode-0") ? 0 : 1;
    hadoop.killDataNode(index);
    Waiting.until(
        "nobody has the block", () -> hadoop.blocks("/once").getString(0, "datanodes").isEmpty());

    hadoop.restartDataNode(index);

    assertThat(hadoop.blocks("/once").getString(0, "datanodes")).isEqualTo(node);
    assertThat(hadoop.lines("/once")).hasSize(1);
  }

  private static void assertInterrupted(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable cell, String job) throws Exception {
    assertThatThrownBy(cell)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("interrupted, and the job " + job + " ended");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(jobsOnYarn(UNFINISHED)).isEmpty();
  }

  private static List<String> jobsOnYarn(Set<YarnApplicationState> states) throws Exception {
    try (YarnClient yarn = YarnClient.createYarnClient()) {
      Configuration settings = new Configuration();
      hadoop.home().settings().common().forEach(settings::set);
      yarn.init(settings);
      yarn.start();
      return yarn.getApplications(EnumSet.copyOf(states)).stream()
          .map(each -> each.getName())
          .toList();
    }
  }

  private static FileSystem hdfs() throws IOException {
    Configuration settings = new Configuration();
    hadoop.configuration().forEach(settings::set);
    return FileSystem.newInstance(java.net.URI.create(hadoop.uri()), settings);
  }

  private static long ownPid() {
    return ProcessHandle.current().pid();
  }

  private static boolean isTaskThere() {
    return ProcessHandle.current()
        .descendants()
        .anyMatch(each -> each.info().commandLine().orElse("").contains("YarnChild"));
  }

  private static Set<Long> running() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }
}
