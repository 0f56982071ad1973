package ijava.magic.maven;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** A small Maven repository that a test makes, and an HTTP server for it on this machine. */
final class TestRepository implements AutoCloseable {

  final Path root;
  final Map<String, Integer> requests = new ConcurrentHashMap<>();
  private final Path sources;
  private HttpServer server;

  TestRepository(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("remote"));
    sources = Files.createDirectories(folder.resolve("sources"));
  }

  /**
   * Publishes an artifact of group {@code org.test} whose jar has class {@code org.test.Name} with
   * a static method {@code version()}.
   *
   * @param needs coordinates {@code org.test:name:version}, or whole {@code <dependency>} tags
   */
  void publish(String name, String version, String... needs) throws IOException {
    jar(name, version, "", version);
    write(name, version, "pom", pom(name, version, "jar", List.of(needs), "").getBytes());
    writeMetadata(name);
  }

  /** Publishes a jar with a classifier beside one that exists. */
  void publishClassifier(String name, String version, String classifier) throws IOException {
    jar(name, version, "-" + classifier, version + " " + classifier);
  }

  /** Publishes a POM without jar. */
  void publishPom(String name, String version, String more) throws IOException {
    write(name, version, "pom", pom(name, version, "pom", List.of(), more).getBytes());
  }

  private void jar(String name, String version, String classifier, String text) throws IOException {
    String type = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    Path source = Files.createDirectories(sources.resolve(name + version + classifier));
    Path file = source.resolve(type + ".java");
    Files.writeString(
        file,
        "package org.test; public class "
            + type
            + " { public static String version() { return \""
            + text
            + "\"; } }");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", source.toString(), file.toString());
    if (result != 0) {
      throw new AssertionError("the test's own class does not compile");
    }
    Path jar = folder(name, version).resolve(name + "-" + version + classifier + ".jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("org/test/" + type + ".class"));
      out.write(Files.readAllBytes(source.resolve("org/test/" + type + ".class")));
      out.closeEntry();
    }
  }

  static String dependency(String coordinates, String... more) {
    String[] parts = coordinates.split(":");
    return "<dependency><groupId>"
        + parts[0]
        + "</groupId><artifactId>"
        + parts[1]
        + "</artifactId>"
        + (parts.length > 2 ? "<version>" + parts[2] + "</version>" : "")
        + String.join("", more)
        + "</dependency>";
  }

  static String pom(
      String name, String version, String packaging, List<String> needs, String more) {
    return "<project><modelVersion>4.0.0</modelVersion><groupId>org.test</groupId><artifactId>"
        + name
        + "</artifactId><version>"
        + version
        + "</version><packaging>"
        + packaging
        + "</packaging>"
        + more
        + "<dependencies>"
        + needs.stream()
            .map(each -> each.startsWith("<") ? each : dependency(each))
            .collect(Collectors.joining())
        + "</dependencies></project>";
  }

  private Path folder(String name, String version) throws IOException {
    return Files.createDirectories(root.resolve("org/test").resolve(name).resolve(version));
  }

  private void write(String name, String version, String extension, byte[] bytes)
      throws IOException {
    Files.write(folder(name, version).resolve(name + "-" + version + "." + extension), bytes);
  }

  private void writeMetadata(String name) throws IOException {
    Path folder = root.resolve("org/test").resolve(name);
    try (Stream<Path> versions = Files.list(folder)) {
      String list =
          new TreeSet<>(versions.filter(Files::isDirectory).map(Path::getFileName).toList())
              .stream()
                  .map(each -> "<version>" + each + "</version>")
                  .collect(Collectors.joining());
      Files.writeString(
          folder.resolve("maven-metadata.xml"),
          "<metadata><groupId>org.test</groupId><artifactId>"
              + name
              + "</artifactId><versioning><versions>"
              + list
              + "</versions></versioning></metadata>");
    }
  }

  /** Serves the repository and returns its URL; wants a password if one is given. */
  String serve(String userAndPassword) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String wanted =
        userAndPassword == null
            ? null
            : "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes());
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          requests.merge(path, 1, Integer::sum);
          Path file = root.resolve(path.substring(1));
          String given = exchange.getRequestHeaders().getFirst("Authorization");
          if (wanted != null && !wanted.equals(given)) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
            exchange.sendResponseHeaders(401, -1);
          } else if (Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(200, Files.size(file));
            try (OutputStream out = exchange.getResponseBody()) {
              Files.copy(file, out);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          } else {
            exchange.sendResponseHeaders(404, -1);
          }
          exchange.close();
        });
    server.start();
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
  }
}
