package trips.cluster;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import tech.tablesaw.api.Table;

/**
 * A cluster of Hadoop on this machine: HDFS with two DataNodes, and YARN, which runs jobs of
 * MapReduce in containers.
 *
 * <p>NameNode, ResourceManager and NodeManager share a process; each DataNode and each container
 * has its own. All listen on this machine only, to any program on it, and believe who it says it
 * is: on a machine with other people, they could run code with your rights. All processes end and
 * all files are gone when it is closed, and also when this JVM ends, however it ends. Safe for use
 * by any thread.
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

  private static final int ATTEMPTS = 3;
  private static final int DATA_NODES = 2;
  private static final long START_SECONDS = 120;
  private static final int POLL_MILLIS = 20;

  private final HadoopHome home;
  private final List<Daemon> dataNodes = new ArrayList<>();
  private Daemon masters;
  private FileSystem hdfs;

  private HadoopCluster() throws IOException {
    home = HadoopHome.create(DATA_NODES);
  }

  /**
   * Returns a cluster of which all parts know each other.
   *
   * @throws IllegalStateException if a process ends or is not ready in time; the message has the
   *     end of its log
   */
  public static HadoopCluster start() {
    requireUnix(System.getProperty("os.name"));
    IllegalStateException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      HadoopCluster cluster = null;
      try {
        cluster = new HadoopCluster();
        cluster.launch();
        return cluster;
      } catch (Daemon.Ended e) {
        // Somebody else may have taken a free port in between.
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

  private static void requireUnix(String system) {
    if (system.startsWith("Windows")) {
      throw new IllegalStateException(
          "Hadoop needs its native programs on "
              + system
              + ", which are not part of it; use Linux, macOS or WSL");
    }
  }

  private static void close(HadoopCluster cluster) {
    if (cluster != null) {
      cluster.close();
    }
  }

  private synchronized void launch() throws IOException {
    masters = Daemon.start(home.masters());
    for (int i = 0; i < DATA_NODES; i++) {
      dataNodes.add(Daemon.start(home.dataNode(i)));
    }
    await(
        "Hadoop is not ready",
        () -> {
          masters.requireAlive();
          dataNodes.forEach(Daemon::requireAlive);
          return Files.exists(home.ready());
        });
    Configuration configuration = new Configuration();
    configuration().forEach(configuration::set);
    // Not the shared one: somebody who closes that would close ours.
    hdfs = FileSystem.newInstance(URI.create(uri()), configuration);
  }

  private void await(String what, java.util.function.BooleanSupplier isSo) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            what + " after " + START_SECONDS + " s; the end of its log: " + masters.log());
      }
      try {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while Hadoop starts", e);
      }
    }
  }

  /** Returns the address of HDFS: {@code hdfs://127.0.0.1:port}, to which a path may be added. */
  public String uri() {
    return home.settings().uri();
  }

  /**
   * Returns settings for whoever writes to HDFS: two replicas, blocks of 16 MB. Reading needs none.
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
    if (!Files.exists(local)) {
      throw new IllegalArgumentException("there is no file " + local + " on this machine");
    }
    withHdfs(
        target,
        path -> {
          hdfs.delete(path, true);
          hdfs.copyFromLocalFile(false, true, new org.apache.hadoop.fs.Path(local.toUri()), path);
          return null;
        });
  }

  /**
   * Returns what a folder holds, or one file.
   *
   * @return a Tablesaw table: path, bytes of one replica, replicas, blocks; folders, whose paths
   *     end with {@code /}, have neither replicas nor blocks, and the bytes of all their files
   * @throws IllegalArgumentException if there is nothing at the path
   */
  public Table ls(String path) {
    return withHdfs(path, found -> tables().files(path));
  }

  /**
   * Returns the blocks of a file, or of all files in a folder, and who has them as far as the
   * NameNode knows: it misses a dead DataNode after eleven seconds.
   *
   * @return a Tablesaw table: path, block (from 0), bytes, datanodes
   * @throws IllegalArgumentException if there is nothing at the path
   */
  public Table blocks(String path) {
    return withHdfs(path, found -> tables().blocks(path));
  }

  private HdfsTables tables() {
    return new HdfsTables(hdfs, home.settings().dataPorts());
  }

  /**
   * Returns the lines of a small text file, or of all files in a folder, such as a job's output.
   *
   * @throws IllegalArgumentException if there is nothing at the path
   */
  public List<String> lines(String path) {
    return withHdfs(
        path,
        found -> {
          List<String> lines = new ArrayList<>();
          FileStatus[] files = hdfs.listStatus(found);
          java.util.Arrays.sort(files);
          for (FileStatus file : files) {
            if (file.isFile()) {
              try (var in = hdfs.open(file.getPath())) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
              }
            }
          }
          return lines;
        });
  }

  /** Writes lines into a text file, which replaces what is there of that name. */
  public void write(List<String> lines, String target) {
    withHdfs(
        target,
        path -> {
          try (var out = hdfs.create(path, true)) {
            for (String line : lines) {
              out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
          }
          return null;
        });
  }

  /** Deletes a file or folder of HDFS; does nothing where there is none. */
  public void delete(String path) {
    withHdfs(path, found -> hdfs.delete(found, true));
  }

  private interface Use<T> {
    T of(org.apache.hadoop.fs.Path path) throws IOException;
  }

  private <T> T withHdfs(String path, Use<T> use) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "the path " + path + " does not begin with /, as paths of HDFS do here; write /" + path);
    }
    try {
      return use.of(new org.apache.hadoop.fs.Path(path));
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException(
          "there is nothing at " + path + " in HDFS; ls(\"/\") shows what there is", e);
    } catch (IOException e) {
      throw new UncheckedIOException("HDFS cannot do this with " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Runs a job of MapReduce on YARN and returns when it has ended. Its classes may be those of
   * cells; what they need of the notebook's variables goes with the job's configuration.
   *
   * @param setup says what the job does
   * @throws IllegalArgumentException if there is no input, the output is there already, or a class
   *     cannot be sent
   * @throws IllegalStateException if the job fails; the message has the first failure
   */
  public JobRun job(String name, JobSetup setup) {
    Map<String, String> settings = home.settings().ofJobs(home.jar(), masters.pid());
    return new MapReduce(hdfs, home.folder(), settings).run(name, setup);
  }

  /**
   * Kills a DataNode, as a machine that loses power; its blocks stay on its disk.
   *
   * @param index from zero
   * @throws IllegalArgumentException if there is no such DataNode
   */
  public synchronized void killDataNode(int index) {
    dataNode(index).kill();
  }

  /**
   * Starts a DataNode again on its blocks, and waits until it answers.
   *
   * @param index from zero
   * @throws IllegalArgumentException if there is no such DataNode
   * @throws IllegalStateException if it runs, or does not come up
   */
  public synchronized void restartDataNode(int index) {
    if (dataNode(index).isAlive()) {
      throw new IllegalStateException("DataNode " + index + " runs; killDataNode it first");
    }
    try {
      dataNodes.set(index, Daemon.start(home.dataNode(index)));
    } catch (IOException e) {
      throw new UncheckedIOException("the DataNode cannot be started: " + e.getMessage(), e);
    }
    String address = FreePort.LOOPBACK + ":" + home.settings().dataPorts().get(index);
    await(
        "DataNode " + index + " is not ready",
        () -> {
          dataNodes.get(index).requireAlive();
          return FreePort.isOpen(address);
        });
  }

  private Daemon dataNode(int index) {
    if (index < 0 || index >= DATA_NODES) {
      throw new IllegalArgumentException(
          "there is no DataNode " + index + "; the first is 0, the last " + (DATA_NODES - 1));
    }
    return dataNodes.get(index);
  }

  /** Ends all processes and deletes their files; does nothing when called again. */
  @Override
  public synchronized void close() {
    if (hdfs != null) {
      try {
        hdfs.close();
      } catch (IOException e) {
        // A file that somebody has not finished goes with the rest.
        Thread.onSpinWait();
      }
    }
    if (masters != null) {
      masters.close();
    }
    dataNodes.forEach(Daemon::close);
    home.close();
  }

  @Override
  public String toString() {
    return "Hadoop, HDFS with " + DATA_NODES + " DataNodes and YARN on this machine";
  }
}
