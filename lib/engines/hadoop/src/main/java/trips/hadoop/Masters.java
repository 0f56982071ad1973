package trips.hadoop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.server.namenode.NameNode;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.nodemanager.NodeManager;
import org.apache.hadoop.yarn.server.resourcemanager.ResourceManager;

/**
 * The main class of the process that has NameNode, ResourceManager and NodeManager. Three processes
 * would take three times the memory and the time that a JVM needs to load Hadoop's classes.
 */
public final class Masters {

  private static final int POLL_MILLIS = 20;

  private Masters() {}

  /**
   * Starts all of them, with the settings that lie on the class path.
   *
   * @param arguments how many DataNodes there will be, a file to make when all have registered
   */
  public static void main(String[] arguments) {
    try {
      int dataNodes = Integer.parseInt(arguments[0]);
      // Each of the three registers metrics of the same names.
      DefaultMetricsSystem.setMiniClusterMode(true);
      CompletableFuture<ResourceManager> yarn = CompletableFuture.supplyAsync(Masters::startYarn);
      NameNode names = startHdfs();
      ResourceManager resources = yarn.join();
      while (names.getNamesystem().getNumLiveDataNodes() < dataNodes
          || resources.getResourceScheduler().getNumClusterNodes() < 1) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
      Files.createFile(Path.of(arguments[1]));
    } catch (Throwable e) {
      // The innermost cause comes last: the end of the log is what a reader gets to see.
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        System.err.println("because of " + cause);
      }
      // What has started so far would keep a useless process alive.
      Runtime.getRuntime().halt(1);
    }
  }

  private static NameNode startHdfs() throws Exception {
    Configuration settings = new HdfsConfiguration();
    NameNode.format(settings);
    return NameNode.createNameNode(new String[0], settings);
  }

  /** Without their web pages, which take two seconds to start and are closed to everybody. */
  private static ResourceManager startYarn() {
    ResourceManager resources =
        new ResourceManager() {
          @Override
          protected void startWepApp() {
            // As Hadoop's own tests do.
          }
        };
    resources.init(new YarnConfiguration());
    resources.start();
    NodeManager node = new NodeManager();
    node.init(new YarnConfiguration());
    node.disableWebServer();
    node.start();
    return resources;
  }
}
