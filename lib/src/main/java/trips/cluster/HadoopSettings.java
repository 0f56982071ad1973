package trips.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a cluster of Hadoop for a lesson: little memory, short waits, ports of this
 * machine.
 *
 * @param namePort where the NameNode answers
 * @param yarnPorts of the ResourceManager, by the setting that takes them
 * @param dataPorts where each DataNode gives its blocks
 */
record HadoopSettings(int namePort, Map<String, Integer> yarnPorts, List<Integer> dataPorts) {

  /** As the cluster's user is called: Hadoop believes any name, so it may be one for all. */
  static final String USER = "trips";

  /** A block of the usual 128 MB would make one of what a lesson has. */
  static final long BLOCK_BYTES = 16L << 20;

  /** Options of each JVM, beside those of every {@link Daemon}. */
  static final List<String> JVM =
      List.of("-Xss512k", "-XX:ReservedCodeCacheSize=48m", "-Djava.net.preferIPv4Stack=true");

  /** The property of a JVM with the port of its DataNode; other processes need it, too. */
  static final String PORT_PROPERTY = "trips.datanode.port";

  static final int CONTAINER_MEGABYTES = 256;

  /** Of the master that writes the archive of classes: its JVM takes 350 MB meanwhile. */
  static final int RECORDER_MEGABYTES = 448;

  private static final int TASKS = 2;
  private static final String LOOPBACK = FreePort.LOOPBACK;

  private static final List<String> YARN =
      List.of(
          "yarn.resourcemanager.address",
          "yarn.resourcemanager.scheduler.address",
          "yarn.resourcemanager.resource-tracker.address",
          "yarn.resourcemanager.admin.address");

  /** Pools that have up to fifty threads each by default, for clusters of thousands. */
  private static final List<String> THREADS =
      List.of(
          "yarn.resourcemanager.client.thread-count",
          "yarn.resourcemanager.scheduler.client.thread-count",
          "yarn.resourcemanager.resource-tracker.client.thread-count",
          "yarn.resourcemanager.amlauncher.thread-count",
          "yarn.nodemanager.container-manager.thread-count",
          "yarn.nodemanager.localizer.client.thread-count",
          "yarn.nodemanager.localizer.fetch.thread-count",
          "yarn.nodemanager.collector-service.thread-count",
          "yarn.nodemanager.delete.thread-count",
          "mapreduce.shuffle.max.threads");

  static HadoopSettings withFreePorts(int dataNodes) throws IOException {
    Map<String, Integer> yarn = new TreeMap<>();
    for (String name : YARN) {
      yarn.put(name, FreePort.find());
    }
    List<Integer> data = new ArrayList<>();
    for (int i = 0; i < dataNodes; i++) {
      data.add(FreePort.find());
    }
    return new HadoopSettings(FreePort.find(), yarn, data);
  }

  String uri() {
    return "hdfs://" + LOOPBACK + ":" + namePort;
  }

  /** Returns what a reader or writer of HDFS needs, such as Spark. */
  Map<String, String> ofClients() {
    return Map.of(
        "dfs.replication", replication(),
        "dfs.blocksize", String.valueOf(BLOCK_BYTES),
        // Hadoop's client keeps what the first user of an address has set, for all later ones.
        "fs.hdfs.impl.disable.cache", "true",
        // A DataNode that is down is down: the other one has the block, or nobody.
        "ipc.client.connect.max.retries", "3",
        "ipc.client.connect.retry.interval", "50",
        "dfs.client.retry.policy.enabled", "false",
        // A file is closed when the NameNode has heard of its last block, a moment later.
        "dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "10",
        "dfs.client.block.write.locateFollowingBlock.retries", "12",
        "dfs.client.retry.window.base", "10",
        // Of two DataNodes none is left to take the place of one that dies in the middle of a file.
        "dfs.client.block.write.replace-datanode-on-failure.policy", "NEVER");
  }

  /** Returns the settings of NameNode, DataNodes, ResourceManager and NodeManager. */
  Map<String, String> ofProcesses() {
    Map<String, String> all = new TreeMap<>(common());
    all.putAll(hdfs());
    all.putAll(yarn());
    return all;
  }

  /** Returns how many replicas a file has: one on each DataNode. */
  String replication() {
    return String.valueOf(dataPorts.size());
  }

  /** Returns what processes and jobs must know of each other. */
  Map<String, String> common() {
    Map<String, String> all = new TreeMap<>();
    all.put("fs.defaultFS", uri());
    all.put("hadoop.http.filter.initializers", "trips.hadoop.NoVisitors");
    all.put("dfs.replication", replication());
    all.put("dfs.blocksize", String.valueOf(BLOCK_BYTES));
    yarnPorts.forEach((name, port) -> all.put(name, LOOPBACK + ":" + port));
    all.put("yarn.resourcemanager.hostname", LOOPBACK);
    all.put("yarn.resourcemanager.connect.max-wait.ms", "3000");
    all.put("yarn.resourcemanager.connect.retry-interval.ms", "200");
    return all;
  }

  private Map<String, String> hdfs() {
    Map<String, String> all = new TreeMap<>();
    // The folder of each process, which goes with it.
    all.put("hadoop.tmp.dir", "${java.io.tmpdir}");
    all.put("dfs.namenode.name.dir", "file://${java.io.tmpdir}/names");
    all.put("dfs.datanode.data.dir", "file://${java.io.tmpdir}/data");
    all.put("dfs.namenode.http-address", LOOPBACK + ":0");
    all.put("dfs.datanode.address", LOOPBACK + ":${" + PORT_PROPERTY + "}");
    all.put("dfs.datanode.ipc.address", LOOPBACK + ":0");
    all.put("dfs.datanode.http.address", LOOPBACK + ":0");
    all.put("dfs.datanode.hostname", LOOPBACK);
    all.put("dfs.namenode.datanode.registration.ip-hostname-check", "false");
    // Whoever reaches the cluster can call himself by any name.
    all.put("dfs.permissions.enabled", "false");
    all.put("dfs.namenode.safemode.extension", "0");
    all.put("dfs.namenode.handler.count", "4");
    all.put("dfs.datanode.handler.count", "3");
    all.put("dfs.heartbeat.interval", "1s");
    // A DataNode counts as dead after ten heartbeats and two of these.
    all.put("dfs.namenode.heartbeat.recheck-interval", "250");
    all.put("dfs.namenode.stale.datanode.interval", "3000");
    all.put("dfs.blockreport.initialDelay", "0s");
    all.put("ipc.client.connect.retry.interval", "100");
    all.put("ipc.client.connect.max.retries", "200");
    return all;
  }

  private Map<String, String> yarn() {
    Map<String, String> all = new TreeMap<>();
    all.put(
        "yarn.resourcemanager.scheduler.class",
        "org.apache.hadoop.yarn.server.resourcemanager.scheduler.fifo.FifoScheduler");
    all.put("yarn.scheduler.minimum-allocation-mb", "64");
    all.put("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", "50");
    all.put("yarn.nodemanager.hostname", LOOPBACK);
    all.put("yarn.nodemanager.address", LOOPBACK + ":0");
    all.put("yarn.nodemanager.localizer.address", LOOPBACK + ":0");
    all.put("yarn.nodemanager.log-dirs", "${java.io.tmpdir}/logs");
    all.put("yarn.nodemanager.aux-services", "mapreduce_shuffle");
    all.put(
        "yarn.nodemanager.aux-services.mapreduce_shuffle.class",
        "org.apache.hadoop.mapred.ShuffleHandler");
    all.put("mapreduce.shuffle.port", "0");
    // Not enough for a third task beside a smaller master: all jobs have two at once.
    all.put(
        "yarn.nodemanager.resource.memory-mb",
        String.valueOf(RECORDER_MEGABYTES + CONTAINER_MEGABYTES * TASKS));
    // A container that takes more than it has asked for is killed; a JVM reserves addresses freely.
    all.put("yarn.nodemanager.pmem-check-enabled", "true");
    all.put("yarn.nodemanager.vmem-check-enabled", "false");
    // A full disk would leave the node unhealthy and every job waiting, without a word.
    all.put("yarn.nodemanager.disk-health-checker.enable", "false");
    for (String threads : THREADS) {
      all.put(threads, "3");
    }
    // Else the script that starts a container first lists and copies what lies around it.
    all.put("yarn.nodemanager.log-container-debug-info.enabled", "false");
    all.put("yarn.nodemanager.sleep-delay-before-sigkill.ms", "100");
    return all;
  }
}
