package trips.cluster;

import java.io.IOException;
import java.util.List;

/**
 * The master of a cluster.
 *
 * @param address for {@code spark.master}
 */
record MasterProcess(String address, MasterPage page, Daemon daemon) {

  private static final long START_SECONDS = 180;

  /** Starts one; {@link #await} tells when it is ready. */
  static MasterProcess start(ClusterHome home) throws IOException {
    int port = FreePort.find();
    int pagePort = FreePort.find();
    List<String> main =
        List.of(
            "org.apache.spark.deploy.master.Master",
            "--host",
            FreePort.LOOPBACK,
            "--port",
            String.valueOf(port),
            "--webui-port",
            String.valueOf(pagePort),
            "--properties-file",
            home.settings().toString());
    return new MasterProcess(
        "spark://" + FreePort.LOOPBACK + ":" + port,
        new MasterPage(pagePort),
        Daemon.start(home.plan("master", FreePort.LOOPBACK, main)));
  }

  /** Returns all workers that it has not forgotten, none if it does not answer. */
  List<WorkerState> workers() {
    List<WorkerState> known = page.workers();
    return known == null ? List.of() : known;
  }

  /**
   * Waits until it answers.
   *
   * @throws Daemon.Ended if it ends before
   */
  void await() {
    daemon.await("the master", START_SECONDS, () -> page.workers() != null);
  }

  /**
   * Waits until it knows a worker.
   *
   * @throws Daemon.Ended if it or the worker ends before
   */
  void await(WorkerProcess worker) {
    worker
        .daemon()
        .await(
            "worker " + worker.index(),
            START_SECONDS,
            () -> {
              daemon.requireAlive();
              return workers().stream()
                  .anyMatch(each -> each.isAlive() && each.address().equals(worker.address()));
            });
  }
}
