package trips.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSessionBuilder;
import trips.Spark;

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

  private static final int ATTEMPTS = 3;
  private static final long START_SECONDS = 180;

  private final ClusterHome home;
  private final MasterPage page;
  private final String master;
  private final int cores;
  private final int megabytes;
  private final List<Daemon> daemons = new ArrayList<>();
  private final List<Daemon> workers = new ArrayList<>();
  private boolean closed;

  private LocalCluster(int cores, int megabytes) throws IOException {
    this.cores = cores;
    this.megabytes = megabytes;
    int port = FreePort.find();
    int pagePort = FreePort.find();
    master = "spark://" + FreePort.LOOPBACK + ":" + port;
    page = new MasterPage(pagePort);
    home = ClusterHome.create();
    startMaster(port, pagePort);
  }

  private void startMaster(int port, int pagePort) throws IOException {
    try {
      daemons.add(
          start(
              "master",
              List.of(
                  "org.apache.spark.deploy.master.Master",
                  "--host",
                  FreePort.LOOPBACK,
                  "--port",
                  String.valueOf(port),
                  "--webui-port",
                  String.valueOf(pagePort),
                  "--properties-file",
                  home.settings().toString())));
    } catch (IOException | RuntimeException e) {
      home.close();
      throw e;
    }
  }

  private Daemon start(String name, List<String> main) throws IOException {
    return Daemon.start(home.plan(name, main));
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
    IllegalStateException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      LocalCluster cluster = null;
      try {
        cluster = new LocalCluster(cores, megabytes);
        cluster.awaitMaster();
        cluster.addWorkers(workers);
        return cluster;
      } catch (Daemon.Ended e) {
        // Somebody else may have taken the free port in between.
        last = new IllegalStateException(e.getMessage(), e);
        cluster.close();
      } catch (IOException e) {
        close(cluster);
        throw new UncheckedIOException("the cluster cannot be started: " + e.getMessage(), e);
      } catch (RuntimeException e) {
        close(cluster);
        throw e;
      }
    }
    throw last;
  }

  private static void close(LocalCluster cluster) {
    if (cluster != null) {
      cluster.close();
    }
  }

  private void addWorkers(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Daemon worker =
          start(
              "worker-" + i,
              List.of(
                  "org.apache.spark.deploy.worker.Worker",
                  "--host",
                  FreePort.LOOPBACK,
                  "--webui-port",
                  "0",
                  "--cores",
                  String.valueOf(cores),
                  "--memory",
                  megabytes + "m",
                  "--work-dir",
                  home.folderOf("worker-" + i).toString(),
                  "--properties-file",
                  home.settings().toString(),
                  master));
      daemons.add(worker);
      workers.add(worker);
    }
    awaitWorkers(count);
  }

  /** A master that does not answer yet is taken to have -1 workers. */
  private void awaitMaster() {
    awaitWorkers(0);
  }

  private void awaitWorkers(int count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (page.aliveWorkers() < count) {
      daemons.forEach(Daemon::requireAlive);
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            page.aliveWorkers()
                + " of "
                + count
                + " workers were ready after "
                + START_SECONDS
                + " s; the end of the master's log: "
                + daemons.get(0).log());
      }
      Daemon.pause("the cluster starts");
    }
  }

  /** Returns the address for {@code spark.master}. */
  public String master() {
    return master;
  }

  /** Returns the address of the master's web page. */
  public String web() {
    return page.address();
  }

  /** Returns how many workers the master counts as alive; it misses a dead one within seconds. */
  public int aliveWorkers() {
    return Math.max(0, page.aliveWorkers());
  }

  /**
   * Returns the settings that a session on this cluster needs; one is a secret without which the
   * cluster lets nobody in.
   */
  public Map<String, String> settings() {
    return Map.of(
        "spark.master",
        master,
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
    SparkSessionBuilder builder = Spark.builder(master);
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
    workers.get(index).kill();
  }

  /** Ends all processes and deletes their files; does nothing when called again. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      // Workers first: they end their executors.
      for (int i = daemons.size() - 1; i >= 0; i--) {
        daemons.get(i).close();
      }
      home.close();
    }
  }
}
