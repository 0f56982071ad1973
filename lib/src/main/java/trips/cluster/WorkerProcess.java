package trips.cluster;

import java.io.IOException;
import java.util.List;

/**
 * A worker of a cluster.
 *
 * @param index from zero, in the order of starting
 * @param address its host and port, by which the master knows it
 */
record WorkerProcess(int index, String address, Daemon daemon) {

  /**
   * Starts one.
   *
   * @param master the address of the master
   * @param cores how many tasks it runs at a time
   * @param megabytes what it has for executors
   */
  static WorkerProcess start(ClusterHome home, String master, int index, int cores, int megabytes)
      throws IOException {
    String name = name(index);
    String host = Loopback.ofWorker(index);
    int port = FreePort.find(host);
    List<String> main =
        List.of(
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            host,
            "--port",
            String.valueOf(port),
            "--webui-port",
            "0",
            "--cores",
            String.valueOf(cores),
            "--memory",
            megabytes + "m",
            "--work-dir",
            home.folderOf(name).toString(),
            "--properties-file",
            home.settings().toString(),
            master);
    return new WorkerProcess(index, host + ":" + port, Daemon.start(home.plan(name, host, main)));
  }

  /** Returns the name of its process, of its folder and of its log. */
  String name() {
    return name(index);
  }

  private static String name(int index) {
    return "worker-" + index;
  }
}
