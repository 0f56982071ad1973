package trips.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSessionBuilder;
import tech.tablesaw.api.Table;
import trips.Spark;
import trips.data.Trees;

/**
 * A standalone Spark cluster on this machine: one master and some workers, each a process of its
 * own, reachable from this machine only, and only for sessions that know its secret.
 *
 * <p>It has the class path of this JVM without the kernel, as a cluster elsewhere would. All
 * processes end and all files are gone when it is closed, and also when this JVM ends, however it
 * ends. Safe for use by any thread.
 *
 * <pre>{@code
 * try (var cluster = LocalCluster.start(2, 1, "1g")) {
 *   SparkSession spark = cluster.builder().getOrCreate();
 *   spark.range(100).count();
 *   Spark.stop();
 * }
 * }</pre>
 */
public final class LocalCluster implements AutoCloseable {

  private final ClusterHome home;
  private final MasterProcess master;
  private final int cores;
  private final int megabytes;
  private final List<WorkerProcess> workers = new ArrayList<>();
  private boolean closed;

  private LocalCluster(int cores, int megabytes) throws IOException {
    this.cores = cores;
    this.megabytes = megabytes;
    home = ClusterHome.create();
    try {
      master = MasterProcess.start(home);
    } catch (IOException | RuntimeException e) {
      home.close();
      throw e;
    }
  }

  /**
   * Starts a cluster and returns it when all workers are ready.
   *
   * @param workers how many, at least one
   * @param cores how many tasks each runs at a time, at least one
   * @param memory what each has for executors, as Spark writes it, at least {@code 512m}; the
   *     processes of master and workers take up to 200 MB each beside it
   * @throws IllegalArgumentException if a number is too small, or the memory is no amount or more
   *     than this machine has
   * @throws IllegalStateException if a process ends or is not ready in time; the message has the
   *     end of its log
   */
  public static LocalCluster start(int workers, int cores, String memory) {
    int megabytes = ClusterSize.megabytes(workers, cores, memory);
    return Attempts.start(
        "the cluster",
        () -> new LocalCluster(cores, megabytes),
        cluster -> cluster.launch(workers),
        LocalCluster::close);
  }

  private void launch(int count) throws IOException {
    master.await();
    for (int i = 0; i < count; i++) {
      startWorker();
    }
    workers.forEach(master::await);
  }

  private WorkerProcess startWorker() throws IOException {
    WorkerProcess worker =
        WorkerProcess.start(home, master.address(), workers.size(), cores, megabytes);
    workers.add(worker);
    return worker;
  }

  /**
   * Starts one worker more, as large as the others, and returns its number when it is ready. A
   * session that has asked for more cores than there were gets them.
   *
   * @throws IllegalArgumentException if this machine has no memory for another
   * @throws IllegalStateException if the cluster is closed, or the worker is not ready in time; the
   *     message has the end of its log
   */
  public synchronized int addWorker() {
    if (closed) {
      throw new IllegalStateException(
          "the cluster is closed; start another with LocalCluster.start");
    }
    long alive = workers.stream().filter(worker -> worker.daemon().isAlive()).count();
    ClusterSize.megabytes((int) alive + 1, cores, megabytes + "m");
    try {
      return awaited(startWorker());
    } catch (IOException e) {
      throw new UncheckedIOException("the worker cannot be started: " + e.getMessage(), e);
    }
  }

  private int awaited(WorkerProcess worker) {
    try {
      master.await(worker);
      return worker.index();
    } catch (RuntimeException e) {
      // The next one gets its number.
      workers.remove(worker);
      worker.daemon().close();
      Trees.deleteShared(home.folderOf(worker.name()));
      throw e;
    }
  }

  /** Returns the address for {@code spark.master}. */
  public String master() {
    return master.address();
  }

  /** Returns the address of the master's web page. */
  public String web() {
    return master.page().address();
  }

  /** Returns how many workers the master counts as alive; it misses a dead one within seconds. */
  public int aliveWorkers() {
    return (int) master.workers().stream().filter(WorkerState::isAlive).count();
  }

  /**
   * Returns the workers as the master knows them: number, state, cores, memory, and how much of
   * both executors have. A dead one stays there as {@code DEAD}; a closed cluster has none.
   */
  public synchronized Table workers() {
    return ClusterTables.workers(workers, master.workers());
  }

  /**
   * Returns the processes of the cluster, this one first, with the memory in MB that each has as
   * the operating system counts it; missing on Windows.
   */
  public synchronized Table processes() {
    return ClusterTables.processes(master.daemon(), workers);
  }

  /**
   * Returns the settings that a session on this cluster needs; one is a secret without which the
   * cluster lets nobody in.
   */
  public Map<String, String> settings() {
    return Map.of(
        "spark.master",
        master.address(),
        "spark.authenticate",
        "true",
        "spark.authenticate.secret",
        home.secret(),
        "spark.executor.memory",
        megabytes + "m",
        "spark.executor.cores",
        String.valueOf(cores),
        "spark.executor.extraJavaOptions",
        // Each executor runs in a folder of its own, which goes with the cluster.
        "-Djava.io.tmpdir=. -Dtrips.log=spark -XX:-UsePerfData",
        "spark.driver.host",
        FreePort.LOOPBACK,
        "spark.driver.bindAddress",
        FreePort.LOOPBACK);
  }

  /**
   * Returns a builder for a session on this cluster.
   *
   * @throws IllegalStateException if this JVM cannot run Spark; the message says what to change
   */
  public SparkSessionBuilder builder() {
    SparkSessionBuilder builder = Spark.builder(master.address());
    settings().forEach(builder::config);
    return builder;
  }

  /**
   * Kills a worker with its executors, as a machine that loses power: no process can clean up.
   *
   * @param index from zero, in the order of starting
   * @throws IllegalArgumentException if there is no such worker
   */
  public synchronized void killWorker(int index) {
    if (index < 0 || index >= workers.size()) {
      throw new IllegalArgumentException(
          "there is no worker " + index + "; the first is 0, the last " + (workers.size() - 1));
    }
    WorkerProcess worker = workers.get(index);
    worker.daemon().kill();
    // Without power its disk is out of reach, too; and the last process that ends, by which the
    // cluster's folder goes, must find no other's.
    Trees.deleteShared(home.folderOf(worker.name()));
  }

  /** Ends all processes and deletes their files; does nothing when called again. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      // Workers first: they end their executors.
      workers.forEach(worker -> worker.daemon().close());
      master.daemon().close();
      home.close();
    }
  }
}
