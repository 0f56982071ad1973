package trips.cluster;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of a cluster of Hadoop: what its processes are started with, and what they write.
 *
 * @param folder in the folder for temporary files; only this user can read it
 * @param settings of the processes
 * @param classPath of all of them, jars only
 */
record HadoopHome(Path folder, HadoopSettings settings, List<Path> classPath)
    implements AutoCloseable {

  private static final String AGENT = "trips.hadoop.ProcessGuard";

  /** On the class path of the process only, so they are called by name. */
  private static final String MASTERS = "trips.hadoop.Masters";

  private static final String DATA_NODE = "org.apache.hadoop.hdfs.server.datanode.DataNode";

  private static final List<String> FILES =
      List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml", "mapred-site.xml");

  static HadoopHome create(int dataNodes) throws IOException {
    List<Path> entries =
        Stream.of(Engine.HADOOP.classPath().split(File.pathSeparator)).map(Path::of).toList();
    Path folder = Files.createTempDirectory("trips-hadoop-");
    // Called "jars", as the folder of a cluster's processes may be that is no process's own.
    Path shared = Files.createDirectories(folder.resolve("jars"));
    List<Path> jars = new ArrayList<>();
    for (Path entry : entries) {
      jars.add(Files.isDirectory(entry) ? packed(entry, shared, jars.size()) : entry);
    }
    HadoopHome home = new HadoopHome(folder, HadoopSettings.withFreePorts(dataNodes), jars);
    home.writeClassPath();
    for (String pages : List.of("hdfs", "datanode")) {
      // The servers want the folder of their web pages, which are not in Hadoop's jars.
      Files.createDirectories(home.shared().resolve("webapps").resolve(pages));
    }
    home.writeSettings();
    return home;
  }

  /** A JVM archives no classes of folders, such as those of this library while it is built. */
  private static Path packed(Path classes, Path shared, int number) throws IOException {
    Path jar = shared.resolve("classes-" + number + ".jar");
    JobJar.ofFolder(classes, jar);
    return jar;
  }

  /** Returns the folder of what belongs to no process alone. */
  Path shared() {
    return folder.resolve("jars");
  }

  /** Returns the class path of containers; named one by one, since archives know no manifests. */
  String containerClassPath() {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** One jar that names all others, and the agent of the process that needs one. */
  private void writeClassPath() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(
        Attributes.Name.CLASS_PATH,
        classPath.stream().map(entry -> entry.toUri().toString()).collect(Collectors.joining(" ")));
    main.putValue("Premain-Class", AGENT);
    main.putValue("Can-Retransform-Classes", "true");
    try (OutputStream file = Files.newOutputStream(jar());
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.finish();
    }
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
    return masters().own().resolve("ready");
  }

  /** Returns how to start NameNode, ResourceManager and NodeManager. */
  Daemon.Plan masters() {
    return plan(
        "masters",
        List.of("-Xmx320m", "-javaagent:" + jar(), port(0)),
        List.of(
            MASTERS,
            String.valueOf(settings.dataPorts().size()),
            folder.resolve("masters").resolve("ready").toString()));
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
    all.addAll(HadoopSettings.LEAN_JVM);
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
   * Ends what a dead NodeManager has left running, and deletes the folder. A container has the
   * folder's name in its command; nothing else has.
   */
  @Override
  public void close() {
    ProcessHandle.allProcesses()
        .filter(each -> each.info().commandLine().orElse("").contains(folder.toString()))
        .forEach(ProcessHandle::destroyForcibly);
    ClusterHome.delete(folder);
  }
}
