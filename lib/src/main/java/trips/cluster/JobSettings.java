package trips.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings of jobs on a cluster.
 *
 * @param cluster the settings of its processes
 * @param classPath of containers
 * @param nodeManager the number of its process, with which containers end
 */
record JobSettings(HadoopSettings cluster, String classPath, long nodeManager) {

  /** Where a finished job leaves its history. */
  static final String HISTORY = "/tmp/history";

  /** Options of each container's JVM. */
  static final List<String> JVM =
      Stream.of(Daemon.LEAN_JVM, HadoopSettings.JVM, List.of("-Xmx112m"))
          .flatMap(List::stream)
          .toList();

  /** On the class path of containers only, so they are called by name. */
  static final String MAIN = "trips.hadoop.Container";

  private static final String MASTER = "trips.hadoop.JobMaster";

  /** Returns the settings of a job; those of its containers go with it. */
  Map<String, String> of(ClassArchive.Options archive) {
    Map<String, String> all = new TreeMap<>(cluster.common());
    all.putAll(cluster.ofClients());
    all.putAll(containers(archive));
    all.putAll(master());
    all.put("mapreduce.framework.name", "yarn");
    // There is none, and a client must not look for it.
    all.put("mapreduce.jobhistory.address", "");
    all.put("mapreduce.job.ubertask.enable", "false");
    // A second container for a slow task would blur what the figures show.
    all.put("mapreduce.map.speculative", "false");
    all.put("mapreduce.reduce.speculative", "false");
    all.put("mapreduce.job.reduce.slowstart.completedmaps", "1.0");
    // Of a client that asks a master which has just ended; it would wait for seconds.
    all.put("yarn.app.mapreduce.client.job.retry-interval", "50");
    all.put("mapreduce.client.submit.file.replication", cluster.replication());
    all.put("mapreduce.client.genericoptionsparser.used", "true");
    all.put("mapreduce.task.io.sort.mb", "24");
    all.put("yarn.app.mapreduce.am.staging-dir", "/tmp/staging");
    all.put("mapreduce.jobhistory.intermediate-done-dir", HISTORY);
    return all;
  }

  private Map<String, String> containers(ClassArchive.Options archive) {
    Map<String, String> all = new TreeMap<>();
    all.put("mapreduce.application.classpath", classPath.replace(java.io.File.pathSeparator, ","));
    // The job's jar and folder are not on the JVM's class path, which must be that of the archive.
    all.put("mapreduce.job.classloader", "true");
    // It would stand after our main class, and serves the web page, which there is not.
    all.put("mapreduce.jvm.add-opens-as-default", "false");
    String options = options(archive.ofTasks(), MAIN, String.valueOf(nodeManager));
    all.put("mapreduce.map.java.opts", options);
    all.put("mapreduce.reduce.java.opts", options);
    all.put(
        "yarn.app.mapreduce.am.command-opts",
        options(archive.ofMaster(), MAIN, String.valueOf(nodeManager), MASTER));
    String size = String.valueOf(HadoopSettings.CONTAINER_MEGABYTES);
    all.put("mapreduce.map.memory.mb", size);
    all.put("mapreduce.reduce.memory.mb", size);
    all.put(
        "yarn.app.mapreduce.am.resource.mb",
        archive.record() ? String.valueOf(HadoopSettings.RECORDER_MEGABYTES) : size);
    for (String log :
        List.of(
            "mapreduce.map.log.level",
            "mapreduce.reduce.log.level",
            "yarn.app.mapreduce.am.log.level")) {
      all.put(log, "WARN");
    }
    return all;
  }

  private Map<String, String> master() {
    return Map.of(
        "mapreduce.am.max-attempts", "1",
        "yarn.app.mapreduce.am.scheduler.heartbeat.interval-ms", "50",
        "yarn.app.mapreduce.am.job.task.listener.thread-count", "4");
  }

  private static String options(List<String> archive, String... main) {
    List<String> all = new ArrayList<>(JVM);
    all.addAll(archive);
    all.addAll(List.of(main));
    return String.join(" ", all);
  }
}
