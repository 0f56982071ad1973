import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * The command of this checkout, without dependencies: {@code java kernel-setup/Lab.java [WORD]}.
 *
 * <p>It checks the JDK, compiles package {@code lab} where that has changed, and hands over to
 * {@code lab.Main}. Written in the Java of JDK 11, so that an older JDK is told what is wrong in a
 * sentence and not in a hundred errors of its compiler.
 */
public final class Lab {

  private static final int OLDEST = 17;
  private static final int NEWEST = 23; // SPARK: 4.1 dies on 24 with "getSubject is not supported".
  private static final Path HOME = Path.of(System.getProperty("java.home"));
  private static final String SOURCES = "kernel-setup/src/main/java/lab";

  public static void main(String[] args) throws Exception {
    Path source = source();
    requireJdk(source, args);
    Path root = source.toAbsolutePath().normalize().getParent().getParent();
    if (!Files.isDirectory(root.resolve(SOURCES))) {
      stop(root + " holds no " + SOURCES + ": run this in the folder that git clone made.");
    }
    List<String> all = new ArrayList<>(List.of(args));
    all.add(0, root.toString());
    URL[] classes = new URL[1];
    try {
      classes[0] = classes(root).toUri().toURL();
    } catch (IOException unusable) { // a read-only checkout, a full disk
      stop("A file could not be read or written: " + unusable + ". Mend that and run this again.");
    }
    new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())
        .loadClass("lab.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) all.toArray(new String[0]));
  }

  private static void stop(String sentence) {
    System.err.println(sentence);
    System.exit(1);
  }

  /** Returns this file as it was typed; where the launcher does not tell, its usual place. */
  private static Path source() {
    // JDK 22 and newer tell the file; older ones only the command line of the launcher.
    String file = System.getProperty("jdk.launcher.sourcefile");
    Matcher command =
        Pattern.compile("^\\S+ (.*?Lab\\.java)(?: .*)?$")
            .matcher(System.getProperty("sun.java.command", ""));
    if (file == null && command.matches()) {
      file = command.group(1);
    }
    return Path.of(file == null ? "kernel-setup/Lab.java" : file);
  }

  private static void requireJdk(Path source, String[] args) {
    int version = Runtime.version().feature();
    String wrong;
    if (!fits(version)) {
      wrong = "and Spark 4.1 runs on Java " + OLDEST + " to " + NEWEST + ". ";
    } else if (!Files.isExecutable(tool(HOME, "javac"))) {
      wrong = "which lacks its compiler, and a notebook compiles its cells. ";
    } else {
      return;
    }
    Path other = another();
    String remedy =
        other == null
            ? "Install JDK 21 or 17 (Temurin from https://adoptium.net, apt install"
                + " openjdk-17-jdk-headless, brew install openjdk@21), then run its own java by its"
                + " path, or point JAVA_HOME and PATH at it."
            : "A JDK that fits is on this machine; run\n\n    "
                + (quoted(tool(other, "java"))
                        + " "
                        + quoted(source)
                        + " "
                        + String.join(" ", args))
                    .strip()
                + "\n\nor point JAVA_HOME and PATH at it.";
    stop("This is Java " + version + " (" + HOME + "), " + wrong + remedy);
  }

  /** Returns a JDK that fits from where installers put them, or null. */
  private static Path another() {
    List<Path> jdks = new ArrayList<>();
    if (System.getenv("JAVA_HOME") != null) {
      jdks.add(Path.of(System.getenv("JAVA_HOME")));
    }
    String places =
        "/usr/lib/jvm|/usr/lib64/jvm|/Library/Java/JavaVirtualMachines|/opt/homebrew/opt"
            + "|/usr/local/opt|C:\\Program Files\\Java|C:\\Program Files\\Eclipse Adoptium"
            + "|C:\\Program Files\\Microsoft|~/.sdkman/candidates/java|~/.jdks"
            + "|~/Library/Java/JavaVirtualMachines";
    for (String place : (HOME.getParent() + "|" + places).split("\\|")) {
      for (Path jdk : list(Path.of(place.replace("~", System.getProperty("user.home"))), "*")) {
        jdks.add(jdk);
        jdks.add(jdk.resolve("Contents/Home"));
        jdks.add(jdk.resolve("libexec/openjdk.jdk/Contents/Home"));
      }
    }
    for (Path jdk : jdks) {
      try {
        Matcher version =
            Pattern.compile("JAVA_VERSION=\"(\\d+)")
                .matcher(Files.readString(jdk.resolve("release")));
        if (Files.isExecutable(tool(jdk, "javac"))
            && version.find()
            && fits(Integer.parseInt(version.group(1)))) {
          return jdk.toRealPath();
        }
      } catch (IOException unreadable) {
        // A JDK that we may not read is a JDK that we cannot offer.
      }
    }
    return null;
  }

  private static boolean fits(int version) {
    return version >= OLDEST && version <= NEWEST;
  }

  private static Path tool(Path home, String name) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return home.resolve("bin").resolve(windows ? name + ".exe" : name);
  }

  private static String quoted(Path path) {
    return path.toString().contains(" ") ? "\"" + path + "\"" : path.toString();
  }

  /** Returns the folder with the classes of package lab, compiled if its sources are new. */
  private static Path classes(Path root) throws Exception {
    List<Path> sources = list(root.resolve(SOURCES), "*.java");
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update((byte) Runtime.version().feature());
    for (Path source : sources) {
      digest.update(source.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(source));
    }
    String hash = new BigInteger(1, digest.digest()).toString(36).substring(0, 16);
    Path classes = root.resolve("target/lab/classes-" + hash);
    if (!Files.isDirectory(classes)) {
      compile(sources, classes);
    }
    return classes;
  }

  /** Compiles beside the final folder and renames: two at once, or Ctrl-C, leave nothing half. */
  private static void compile(List<Path> sources, Path classes) throws IOException {
    Path lab = Files.createDirectories(classes.getParent());
    // A day's grace: another terminal's JupyterLab may still run from older classes.
    long yesterday = System.currentTimeMillis() - 86_400_000;
    for (Path old : list(lab, "classes-*")) {
      if (Files.getLastModifiedTime(old).toMillis() < yesterday) {
        delete(old);
      }
    }
    Path fresh = Files.createTempDirectory(lab, "classes-new");
    List<String> options = new ArrayList<>(List.of("-encoding", "UTF-8", "-proc:none", "-nowarn"));
    options.addAll(List.of("-d", fresh.toString()));
    sources.forEach(source -> options.add(source.toString()));
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    if (ToolProvider.getSystemJavaCompiler()
            .run(null, errors, errors, options.toArray(new String[0]))
        != 0) {
      delete(fresh);
      stop(SOURCES + " does not compile; mend it or git checkout it:\n" + errors);
    }
    try {
      Files.move(fresh, classes, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException another) {
      delete(fresh);
      if (!Files.isDirectory(classes)) {
        throw another;
      }
    }
  }

  private static void delete(Path path) throws IOException {
    for (Path each : Files.isDirectory(path) ? list(path, "*") : List.<Path>of()) {
      delete(each);
    }
    Files.deleteIfExists(path);
  }

  /** Returns what lies in a folder, sorted; nothing if it is not there or not readable. */
  private static List<Path> list(Path folder, String glob) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, glob)) {
      paths.forEach(found::add);
    } catch (IOException absent) {
      return List.of();
    }
    Collections.sort(found);
    return found;
  }
}
