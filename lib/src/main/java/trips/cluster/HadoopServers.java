package trips.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The processes of a cluster of Hadoop. Not safe for use by several threads at once. */
final class HadoopServers implements AutoCloseable {

  private static final long START_SECONDS = 120;

  private final HadoopHome home;
  private final List<Daemon> dataNodes = new ArrayList<>();
  private Daemon masters;

  HadoopServers(HadoopHome home) {
    this.home = home;
  }

  /** Starts all and waits until they know each other. */
  void launch() throws IOException {
    masters = Daemon.start(home.masters());
    for (int i = 0; i < home.settings().dataPorts().size(); i++) {
      dataNodes.add(Daemon.start(home.dataNode(i)));
    }
    masters.await(
        "Hadoop",
        START_SECONDS,
        () -> {
          dataNodes.forEach(Daemon::requireAlive);
          return Files.exists(home.ready());
        });
  }

  /** Returns the number of the process of the NodeManager. */
  long nodeManager() {
    return masters.pid();
  }

  void killDataNode(int index) {
    dataNode(index).kill();
  }

  void restartDataNode(int index, Hdfs hdfs) {
    if (dataNode(index).isAlive()) {
      throw new IllegalStateException("DataNode " + index + " runs; killDataNode it first");
    }
    int port = home.settings().dataPorts().get(index);
    // The NameNode takes a dead one for alive for some seconds: only a new report tells.
    long reported = hdfs.lastReport(port);
    try {
      dataNodes.set(index, Daemon.start(home.dataNode(index)));
    } catch (IOException e) {
      throw new UncheckedIOException("the DataNode cannot be started: " + e.getMessage(), e);
    }
    dataNodes
        .get(index)
        .await("DataNode " + index, START_SECONDS, () -> hdfs.lastReport(port) > reported);
  }

  private Daemon dataNode(int index) {
    if (index < 0 || index >= dataNodes.size()) {
      throw new IllegalArgumentException(
          "there is no DataNode " + index + "; the first is 0, the last " + (dataNodes.size() - 1));
    }
    return dataNodes.get(index);
  }

  @Override
  public void close() {
    if (masters != null) {
      masters.close();
    }
    dataNodes.forEach(Daemon::close);
  }
}
