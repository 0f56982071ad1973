package trips.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapred.FileAlreadyExistsException;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.input.InvalidInputException;

/** Sends jobs to a cluster and waits for them. */
final class MapReduce {

  private static final int POLL_MILLIS = 50;
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
      setup.apply(job);
      Path jar = Files.createTempFile(folder, "job-", ".jar");
      JobJar.write(job.getConfiguration(), jar);
      job.setJar(jar.toString());
      try {
        submit(job);
        await(job);
      } finally {
        Files.deleteIfExists(jar);
      }
      return result(name, job, asked);
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

  /** The paths of errors begin with the address of HDFS, which readers do not write. */
  private String words(IOException e) {
    return e.getMessage().replace(hdfs.getUri().toString(), "");
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    return configuration;
  }

  /**
   * Submits in a thread of its own, so that an interrupt waits until the job can be killed: in the
   * middle, nobody could say whether YARN has it.
   */
  private static void submit(Job job) throws IOException {
    CompletableFuture<Exception> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                job.submit();
                done.complete(null);
              } catch (Exception e) {
                done.complete(e);
              }
            },
            "submits " + job.getJobName());
    thread.setDaemon(true);
    thread.start();
    // Unlike get(), it keeps waiting when interrupted, and leaves the flag set.
    Exception failure = done.join();
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException(
          "the job " + job.getJobName() + " cannot be submitted: " + failure, failure);
    }
  }

  private static void await(Job job) throws IOException, InterruptedException {
    try {
      while (!job.isComplete()) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      job.killJob();
      throw e;
    } catch (IOException | RuntimeException e) {
      // Hadoop's client hides an interrupt in many ways, with the flag or without.
      if (Thread.interrupted() || ExceptionUtils.hasCause(e, InterruptedException.class)) {
        job.killJob();
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
      throw e;
    }
  }

  private JobRun result(String name, Job job, Instant asked)
      throws IOException, InterruptedException {
    Instant told = Instant.now();
    Optional<JobHistory> history = JobHistory.read(hdfs, job.getJobID().toString());
    // Once the ApplicationMaster has gone, Hadoop's client takes every job that ended for a
    // success.
    boolean succeeded = history.isPresent() ? history.get().succeeded() : job.isSuccessful();
    if (!succeeded) {
      throw new IllegalStateException(
          "the job "
              + name
              + " has failed "
              + history
                  .flatMap(JobHistory::failure)
                  .map(MapReduce::firstLines)
                  .orElse(": " + job.getStatus().getFailureInfo()));
    }
    return history
        .orElseThrow(() -> new IllegalStateException("the job " + name + " has left no history"))
        .run(name, asked, told);
  }

  private static String firstLines(String text) {
    return text.lines()
        .limit(FAILURE_LINES)
        .collect(java.util.stream.Collectors.joining(System.lineSeparator()));
  }
}
