package lab;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The entry by which Jupyter finds the kernel. */
final class Kernelspec {

  /** The kernel's JVM options and class path, in its folder. */
  static final String ARGUMENTS = "java.args";

  /** Notes what the entry was made from; only an entry with it is ours. */
  static final String STAMP = "lab.stamp";

  private static final String DEFAULT_HEAP = "1500m";

  /**
   * For machines on which a kernel with the default heap, some 600 MB beside it, and JupyterLab
   * would not find room.
   */
  private static final String SMALL_HEAP = "1g";

  private static final long SMALL_MACHINE_BYTES = 3_000_000_000L;

  /**
   * Thirty times the usual thresholds of the JVM's optimizing compiler (C2). Half of the time to
   * the first chart was its work on code that ran for a moment only; a loop over millions of rows
   * passes these numbers in a few milliseconds.
   */
  static final List<String> LATE_OPTIMIZER =
      List.of(
          "-XX:Tier4InvocationThreshold=150000",
          "-XX:Tier4MinInvocationThreshold=18000",
          "-XX:Tier4CompileThreshold=450000",
          "-XX:Tier4BackEdgeThreshold=1200000");

  private Kernelspec() {}

  static Path folder(Python python) {
    return python.prefix().resolve("share/jupyter/kernels/java");
  }

  /**
   * Writes the entry if the class path, the JDK or the options have changed; returns its folder.
   */
  static Path install(Checkout at, Python python) throws Exception {
    Path folder = folder(python);
    Path stamp = folder.resolve(STAMP);
    Path logos = at.root().resolve("kernel-setup/src/main/kernelspec");
    Path code = at.root().resolve("kernel-setup/src/main/java/lab/Kernelspec.java");
    List<Path> jars = ClassPath.jars(at);
    // The first jar is the library, whose Spark options follow; the others only change by name.
    String hash =
        Stamp.of(at.root().toString(), Jdk.JAVA.toString(), Runtime.version(), heap(), jars)
            + Stamp.of(jars.get(0), logos, code);
    if (Stamp.is(stamp, hash)) {
      return folder;
    }
    Step.run(
        "Jupyter kernel",
        step -> {
          Files.createDirectories(folder);
          for (Path logo : Disk.list(logos)) {
            Files.copy(
                logo, folder.resolve(logo.getFileName()), StandardCopyOption.REPLACE_EXISTING);
          }
          Path arguments = folder.resolve(ARGUMENTS);
          ArgumentFile.write(arguments, jars, options(at, folder, jars));
          // Recorded with other arguments.
          StartArchive.forget(folder);
          describe(folder);
          Stamp.write(stamp, hash);
        });
    return folder;
  }

  /** Returns the heap that a notebook's Java gets, such as {@code 1500m}. */
  static String heap() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return heap(System.getenv("LAB_HEAP"), system.getTotalMemorySize());
  }

  /**
   * Returns the heap for what somebody wrote into LAB_HEAP, which may be null, and a machine.
   *
   * @param memory in bytes; within a container, what that may use
   */
  static String heap(String heap, long memory) {
    if (heap == null || heap.isBlank()) {
      return memory < SMALL_MACHINE_BYTES ? SMALL_HEAP : DEFAULT_HEAP;
    }
    if (!heap.matches("[1-9][0-9]*[kKmMgG]")) {
      throw new Stop("LAB_HEAP is \"%s\"; write a number and a unit, such as 1500m or 2g.", heap);
    }
    return heap;
  }

  private static List<String> options(Checkout at, Path folder, List<Path> jars) throws Exception {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xmx" + heap(),
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                // Numbers and messages read alike everywhere, so that notebooks print the same.
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dijava.packages=" + folder.resolve("packages.txt")));
    options.addAll(sparkOptions(at, jars));
    return options;
  }

  /** Asks Spark which JVM options it needs: its list changes with every version. */
  private static List<String> sparkOptions(Checkout at, List<Path> jars) throws Exception {
    Path classPath = at.lab().resolve("classpath.args");
    ArgumentFile.write(classPath, jars, List.of());
    Run.Result spark = Run.of(Jdk.JAVA, "@" + classPath, "trips.notebook.JvmOptions").capture();
    if (spark.exit() != 0) {
      throw new Stop("Spark did not tell its JVM options: %s", spark.text().strip());
    }
    return spark.text().lines().filter(line -> line.startsWith("-")).toList();
  }

  /** Writes what Jupyter reads; with the start-up archive if there is one. */
  static void describe(Path folder) throws IOException {
    List<String> command = new ArrayList<>(List.of(Jdk.JAVA.toString()));
    Path archive = StartArchive.file(folder);
    if (Files.exists(archive)) {
      command.add("-XX:SharedArchiveFile=" + archive);
      command.addAll(StartArchive.QUIET);
    }
    command.addAll(LATE_OPTIMIZER);
    command.addAll(
        List.of("@" + folder.resolve(ARGUMENTS), "ijava.kernel.Main", "{connection_file}"));
    Files.writeString(folder.resolve("kernel.json"), json(command));
  }

  private static String json(List<String> command) {
    return """
        {
          "argv": [
            %s
          ],
          "display_name": "Java",
          "language": "java",
          "interrupt_mode": "message",
          "kernel_protocol_version": "5.5",
          "metadata": {"debugger": false}
        }
        """
        .formatted(
            command.stream().map(ArgumentFile::quote).collect(Collectors.joining(",\n    ")));
  }
}
