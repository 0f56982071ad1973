package trips.cluster;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapred.FileAlreadyExistsException;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.input.InvalidInputException;

/** Sends jobs to a cluster and waits for them. */
final class MapReduce {

  private static final int FAILURE_LINES = 12;

  private final FileSystem hdfs;
  private final Path folder;
  private final Map<String, String> settings;

  /**
   * @param folder for the jars of jobs
   * @param settings of each job
   */
  MapReduce(FileSystem hdfs, Path folder, Map<String, String> settings) {
    this.hdfs = hdfs;
    this.folder = folder;
    this.settings = settings;
  }

  JobRun run(String name, JobSetup setup) {
    Instant asked = Instant.now();
    try {
      Job job = Job.getInstance(configuration(), name);
      apply(setup, job);
      JobJar classes = JobJar.of(job.getConfiguration());
      return result(name, asked, new SentJob(job, classes, hdfs, folder).await());
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException(
          "the job " + name + ": " + words(e) + "; delete(…) it, or write elsewhere");
    } catch (InvalidInputException e) {
      throw new IllegalArgumentException(
          "the job " + name + ": " + words(e) + "; put(…) it there first");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted, and the job " + name + " ended", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the job " + name + " cannot run: " + e.getMessage(), e);
    }
  }

  /** The reader's code may meet an interrupt in a method of Hadoop, which hides it. */
  private static void apply(JobSetup setup, Job job) throws IOException, InterruptedException {
    try {
      setup.apply(job);
    } catch (IOException | RuntimeException e) {
      if (Thread.interrupted() || isInterrupt(e)) {
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
      throw e;
    }
  }

  private static boolean isInterrupt(Throwable e) {
    return ExceptionUtils.hasCause(e, InterruptedException.class)
        || e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
  }

  /** The paths of errors begin with the address of HDFS, which readers do not write. */
  private String words(IOException e) {
    return e.getMessage().replace(hdfs.getUri().toString(), "");
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    return configuration;
  }

  private static JobRun result(String name, Instant asked, SentJob.End end) {
    Optional<JobHistory> history = end.history();
    if (!end.succeeded()) {
      String failure =
          history
              .flatMap(JobHistory::failure)
              .map(each -> " " + firstLines(each))
              .orElse(": " + end.failure());
      throw new IllegalStateException("the job " + name + " has failed" + failure);
    }
    return history
        .orElseThrow(() -> new IllegalStateException("the job " + name + " has left no history"))
        .run(name, asked, end.told());
  }

  private static String firstLines(String text) {
    return text.lines()
        .limit(FAILURE_LINES)
        .collect(java.util.stream.Collectors.joining(System.lineSeparator()));
  }
}
