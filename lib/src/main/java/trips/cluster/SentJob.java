package trips.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapreduce.Job;

/**
 * A job on its way through the cluster, from its jar to its history, in a thread of its own. The
 * thread of the cell only waits: Hadoop's client hides an interrupt in many exceptions or forgets
 * it, and a channel that hears one is closed.
 */
final class SentJob {

  private static final int POLL_MILLIS = 50;

  private final Job job;
  private final JobJar classes;
  private final FileSystem hdfs;
  private final Path folder;
  private final CountDownLatch unwanted = new CountDownLatch(1);
  private End end;
  private Throwable failure;
  private IllegalStateException notKilled;

  /**
   * @param folder for the job's jar
   */
  SentJob(Job job, JobJar classes, FileSystem hdfs, Path folder) {
    this.job = job;
    this.classes = classes;
    this.hdfs = hdfs;
    this.folder = folder;
  }

  /**
   * How a job has ended.
   *
   * @param history empty if it left none
   * @param failure as YARN says it; the history may know more
   * @param told when that was known here
   */
  record End(Optional<JobHistory> history, boolean succeeded, String failure, Instant told) {}

  /**
   * Sends the job and returns when it has ended.
   *
   * @throws InterruptedException if this thread is interrupted before that; the job has ended, too
   * @throws IllegalStateException if the job cannot run, or cannot be killed after an interrupt
   * @throws IOException as Hadoop throws it
   */
  End await() throws InterruptedException, IOException {
    Thread thread = new Thread(this::run, "job " + job.getJobName());
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    } catch (InterruptedException e) {
      unwanted.countDown();
      joinInAnyCase(thread);
      if (notKilled != null) {
        Thread.currentThread().interrupt();
        throw notKilled;
      }
      throw e;
    }
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException(
          "the job " + job.getJobName() + " cannot run: " + failure, failure);
    }
    return end;
  }

  /** The kernel interrupts a cell again and again until it ends; the job must be gone by then. */
  private static void joinInAnyCase(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // Whoever called gets one for all of them.
        continue;
      }
    }
  }

  private void run() {
    try {
      end = send();
    } catch (Throwable e) {
      // Also an error, such as a class of a cell that cannot be loaded: the cell waits for it.
      failure = e;
    }
  }

  private End send() throws Exception {
    Path jar = Files.createTempFile(folder, "job-", ".jar");
    try {
      classes.write(jar);
      job.setJar(jar.toString());
      if (unwanted.getCount() == 0) {
        throw new InterruptedException();
      }
      job.submit();
      // The kernel interrupts each thread that runs code of its cell, such as an InputFormat.
      boolean mustEnd = Thread.interrupted();
      while (!job.isComplete()) {
        if (mustEnd || unwanted.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          kill();
          throw new InterruptedException();
        }
      }
    } finally {
      Files.deleteIfExists(jar);
    }
    // Asking for the history takes time, too.
    Instant told = Instant.now();
    Optional<JobHistory> history = JobHistory.read(hdfs, job.getJobID().toString());
    // Once the ApplicationMaster has gone, Hadoop's client takes every job that ended for a
    // success.
    boolean succeeded = history.isPresent() ? history.get().succeeded() : job.isSuccessful();
    return new End(history, succeeded, succeeded ? "" : job.getStatus().getFailureInfo(), told);
  }

  private void kill() {
    try {
      job.killJob();
    } catch (IOException | RuntimeException e) {
      notKilled =
          new IllegalStateException(
              "interrupted, but the job "
                  + job.getJobName()
                  + " may still run: "
                  + e.getMessage()
                  + "; close() of the cluster ends it",
              e);
    }
  }
}
