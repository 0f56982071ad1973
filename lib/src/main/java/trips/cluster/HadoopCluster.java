package trips.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * A cluster of Hadoop on this machine: HDFS with two DataNodes, and YARN, which runs jobs of
 * MapReduce in containers.
 *
 * <p>NameNode, ResourceManager and NodeManager share a process; each DataNode and each container
 * has its own. They take at most 1.5 GB of memory together. The first job records an archive of
 * Java's classes for the containers of the next ones, also in later clusters; jobs are slower until
 * it is there.
 *
 * <p>All listen on this machine only, to any program on it, and believe who it says it is: on a
 * machine with other people, they could run code with your rights. All processes end and all files
 * are gone when it is closed, and also when this JVM ends, however it ends. Safe for use by any
 * thread.
 *
 * <pre>{@code
 * try (var hadoop = HadoopCluster.start()) {
 *   hadoop.put(Path.of("trips.csv"), "/trips.csv");
 *   var run = hadoop.job("trips per day", TripsPerDay.of("/trips.csv", "/per-day"));
 *   spark.read().text(hadoop.uri() + "/per-day").show();
 * }
 * }</pre>
 */
public final class HadoopCluster implements AutoCloseable {

  private static final int DATA_NODES = 2;

  private final HadoopHome home;
  private final HadoopServers servers;
  private final ClassArchive archive;
  private Hdfs hdfs;

  private HadoopCluster() throws IOException {
    home = HadoopHome.create(DATA_NODES);
    servers = new HadoopServers(home);
    archive = new ClassArchive(home.containers().archive(), home.shared());
  }

  /**
   * Returns a cluster of which all parts know each other.
   *
   * @throws IllegalStateException if a process ends or is not ready in time; the message has the
   *     end of its log
   */
  public static HadoopCluster start() {
    requireUnix(System.getProperty("os.name"));
    return Attempts.start(
        "the cluster", HadoopCluster::new, HadoopCluster::launch, HadoopCluster::close);
  }

  private static void requireUnix(String system) {
    if (system.startsWith("Windows")) {
      throw new IllegalStateException(
          "Hadoop needs its native programs on "
              + system
              + ", which are not part of it; use Linux, macOS or WSL");
    }
  }

  private synchronized void launch() throws IOException {
    servers.launch();
    hdfs = Hdfs.at(uri(), configuration());
  }

  ClassArchive archive() {
    return archive;
  }

  HadoopHome home() {
    return home;
  }

  /** Returns the address of HDFS: {@code hdfs://127.0.0.1:port}, to which a path may be added. */
  public String uri() {
    return home.settings().uri();
  }

  /**
   * Returns settings for whoever writes to HDFS: two replicas, blocks of 16 MB. Reading needs none,
   * but with them a reader does not wait for seconds when a block is lost.
   *
   * <pre>{@code
   * trips.write().options(hadoop.configuration()).parquet(hadoop.uri() + "/trips");
   * }</pre>
   */
  public Map<String, String> configuration() {
    return home.settings().ofClients();
  }

  /**
   * Copies a file or folder of this machine into HDFS; what is there of that name is replaced.
   *
   * @param target a path that begins with {@code /}
   * @throws IllegalArgumentException if there is no such file, or the target is no such path
   */
  public void put(Path local, String target) {
    hdfs.put(local, target);
  }

  /**
   * Copies a file or folder as {@link #put(Path, String)} does, with other settings than those of
   * {@link #configuration()}: whoever writes a file decides about its replicas and blocks.
   *
   * <pre>{@code
   * hadoop.put(Path.of("trips.csv"), "/once.csv", Map.of("dfs.replication", "1"));
   * }</pre>
   *
   * @param settings Hadoop's, for a client of HDFS
   */
  public void put(Path local, String target, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(configuration());
    all.putAll(settings);
    try (Hdfs other = Hdfs.at(uri(), all)) {
      other.put(local, target);
    } catch (IOException e) {
      throw new UncheckedIOException("HDFS cannot be reached: " + e.getMessage(), e);
    }
  }

  /**
   * Returns what a folder holds, or one file.
   *
   * @return a Tablesaw table: path, bytes of one replica, replicas, blocks; folders, whose paths
   *     end with {@code /}, have neither replicas nor blocks, and the bytes of all their files
   * @throws IllegalArgumentException if there is nothing at the path
   */
  public Table ls(String path) {
    return hdfs.with(path, found -> tables().files(path));
  }

  /**
   * Returns the blocks of a file, or of all files in a folder, and who has them as far as the
   * NameNode knows: it misses a dead DataNode after eleven seconds.
   *
   * @return a Tablesaw table: path, block (from 0), bytes, datanodes
   * @throws IllegalArgumentException if there is nothing at the path
   */
  public Table blocks(String path) {
    return hdfs.with(path, found -> tables().blocks(path));
  }

  private HdfsTables tables() {
    return new HdfsTables(hdfs.files(), home.settings().dataPorts());
  }

  /**
   * Returns the lines of a small text file, or of all files in a folder, such as a job's output.
   *
   * @throws IllegalArgumentException if there is nothing at the path
   */
  public List<String> lines(String path) {
    return hdfs.lines(path);
  }

  /** Writes lines into a text file, which replaces what is there of that name. */
  public void write(List<String> lines, String target) {
    hdfs.write(lines, target);
  }

  /** Deletes a file or folder of HDFS; does nothing where there is none. */
  public void delete(String path) {
    hdfs.delete(path);
  }

  /**
   * Runs a job of MapReduce on YARN and returns when it has ended. Its classes may be those of
   * cells; what they need of the notebook's variables goes with the job's configuration.
   *
   * @param setup says what the job does
   * @throws IllegalArgumentException if there is no input, the output is there already, or a class
   *     cannot be sent
   * @throws IllegalStateException if the job fails, with the first failure in the message; or if
   *     this thread is interrupted, which ends the job
   */
  public JobRun job(String name, JobSetup setup) {
    JobSettings settings =
        new JobSettings(home.settings(), home.containerClassPath(), servers.nodeManager());
    ClassArchive.Options options = archive.options();
    try {
      return new MapReduce(hdfs.files(), home.folder(), settings.of(options)).run(name, setup);
    } catch (RuntimeException e) {
      options.failed();
      throw e;
    }
  }

  /**
   * Kills a DataNode, as a machine that loses power; its blocks stay on its disk.
   *
   * @param index from zero
   * @throws IllegalArgumentException if there is no such DataNode
   */
  public synchronized void killDataNode(int index) {
    servers.killDataNode(index);
  }

  /**
   * Starts a DataNode again on its blocks, and waits until the NameNode has heard which they are.
   *
   * @param index from zero
   * @throws IllegalArgumentException if there is no such DataNode
   * @throws IllegalStateException if it runs, or does not come up
   */
  public synchronized void restartDataNode(int index) {
    servers.restartDataNode(index, hdfs);
  }

  /** Ends all processes and deletes their files; does nothing when called again. */
  @Override
  public synchronized void close() {
    if (hdfs != null) {
      hdfs.close();
    }
    archive.keep();
    servers.close();
    home.close();
  }

  @Override
  public String toString() {
    return "Hadoop, HDFS with " + DATA_NODES + " DataNodes and YARN on this machine";
  }
}
