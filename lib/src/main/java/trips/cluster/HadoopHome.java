package trips.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trips.data.Trees;

/**
 * The folder of a cluster of Hadoop: what its processes are started with, and what they write.
 *
 * @param folder in the folder for temporary files; only this user can read it
 * @param settings of the processes
 * @param containers has the class path of all of them
 */
record HadoopHome(Path folder, HadoopSettings settings, ContainerFiles containers)
    implements AutoCloseable {

  private static final String AGENT = "trips.hadoop.ProcessGuard";

  /** On the class path of the process only, so they are called by name. */
  private static final String MASTERS = "trips.hadoop.Masters";

  private static final String DATA_NODE = "org.apache.hadoop.hdfs.server.datanode.DataNode";

  private static final String MASTERS_NAME = "masters";

  /** How many entries at the end of the class path are ours: a folder and this library. */
  private static final int OWN_ENTRIES = 2;

  private static final List<String> FILES =
      List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml", "mapred-site.xml");

  static HadoopHome create(int dataNodes) throws IOException {
    List<Path> entries =
        Stream.of(Engine.HADOOP.classPath().split(File.pathSeparator)).map(Path::of).toList();
    return ClusterHome.inNewFolder("trips-hadoop-", folder -> in(folder, entries, dataNodes));
  }

  private static HadoopHome in(Path folder, List<Path> entries, int dataNodes) throws IOException {
    Path shared = Files.createDirectories(shared(folder));
    ContainerFiles files = ContainerFiles.in(Engine.HADOOP.built(), shared, entries, OWN_ENTRIES);
    HadoopHome home = new HadoopHome(folder, HadoopSettings.withFreePorts(dataNodes), files);
    ClassPathJar.write(
        home.jar(),
        files.classPath(),
        Map.of("Premain-Class", AGENT, "Can-Retransform-Classes", "true"));
    for (String pages : List.of("hdfs", "datanode")) {
      // The servers want the folder of their web pages, which are not in Hadoop's jars.
      Files.createDirectories(shared.resolve("webapps").resolve(pages));
    }
    home.writeSettings();
    return home;
  }

  /** Returns the folder of what belongs to no process alone. */
  Path shared() {
    return shared(folder);
  }

  /** Called "jars", as the folder of a cluster's processes may be that is no process's own. */
  private static Path shared(Path folder) {
    return folder.resolve("jars");
  }

  /** Returns the class path of containers; named one by one, since archives know no manifests. */
  String containerClassPath() {
    return containers.classPath().stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Hadoop reads its own defaults after the first of these files, so all say the same. */
  private void writeSettings() throws IOException {
    StringBuilder xml = new StringBuilder("<configuration>\n");
    settings
        .ofProcesses()
        .forEach(
            (name, value) ->
                xml.append("<property><name>")
                    .append(name)
                    .append("</name><value>")
                    .append(value.replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</value></property>\n"));
    xml.append("</configuration>\n");
    for (String file : FILES) {
      Files.writeString(shared().resolve(file), xml, StandardCharsets.UTF_8);
    }
  }

  private Path jar() {
    return shared().resolve("classpath.jar");
  }

  /** Returns the file that is there when all processes know each other. */
  Path ready() {
    return folder.resolve(MASTERS_NAME).resolve("ready");
  }

  /** Returns how to start NameNode, ResourceManager and NodeManager. */
  Daemon.Plan masters() {
    return plan(
        MASTERS_NAME,
        List.of("-Xmx320m", "-javaagent:" + jar(), port(0)),
        List.of(MASTERS, String.valueOf(settings.dataPorts().size()), ready().toString()));
  }

  /** Returns how to start a DataNode; its data stays where it is when it dies. */
  Daemon.Plan dataNode(int index) {
    return plan(
        dataNodeName(index),
        List.of("-Xmx64m", port(settings.dataPorts().get(index))),
        List.of(DATA_NODE));
  }

  private static String port(int port) {
    return "-D" + HadoopSettings.PORT_PROPERTY + "=" + port;
  }

  static String dataNodeName(int index) {
    return "datanode-" + index;
  }

  private Daemon.Plan plan(String name, List<String> options, List<String> main) {
    List<String> all = new ArrayList<>(options);
    all.addAll(HadoopSettings.JVM);
    // Hadoop's web pages are made with reflection on the JDK, also where nobody looks at them.
    all.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME", System.getProperty("java.home"),
            "HADOOP_HOME", folder.toString(),
            // A user without a name, as containers have, is no reason to fail.
            "HADOOP_USER_NAME", HadoopSettings.USER);
    String classPath = shared() + File.pathSeparator + jar();
    return new Daemon.Plan(folder, name, classPath, all, environment, main);
  }

  /**
   * Ends what a dead NodeManager has left running, and deletes the folder. A container is known by
   * its main class and the folder's name in its command; an editor may have the latter, too.
   */
  @Override
  public void close() {
    ProcessHandle.allProcesses()
        .filter(each -> isContainer(each.info().commandLine().orElse("")))
        .forEach(ProcessHandle::destroyForcibly);
    Trees.deleteShared(folder);
  }

  private boolean isContainer(String command) {
    return command.contains(folder.toString()) && command.contains(JobSettings.MAIN);
  }
}
