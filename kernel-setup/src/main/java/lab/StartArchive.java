package lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An archive of the classes that a kernel loads (application class data sharing, JEP 350).
 *
 * <p>With it Spark is there in less than two thirds of the time ({@code bench spark}). A kernel
 * works without it, or with one that no longer fits: the JVM compares the JDK and each jar, and
 * passes over an archive of others.
 */
final class StartArchive {

  /** The JVM warns of each class that cannot be archived, and of an archive that does not fit. */
  static final List<String> QUIET = List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off");

  private static final String FILE = "start.jsa";
  private static final String STAMP = "start.stamp";
  private static final String CELLS = "lib/src/main/training/cells.jsh";

  private StartArchive() {}

  /** Returns the archive of a kernel's folder. */
  static Path file(Path kernel) {
    return kernel.resolve(FILE);
  }

  /** Deletes the archive of a kernel's folder, which is recorded anew the next time. */
  static void forget(Path kernel) throws IOException {
    Files.deleteIfExists(file(kernel));
    Files.deleteIfExists(kernel.resolve(STAMP));
  }

  /** Records the archive anew if the JDK, a jar or an option has changed since the last time. */
  static void record(Checkout at, Python python, Path kernel) throws Exception {
    Path stamp = kernel.resolve(STAMP);
    Path cells = at.root().resolve(CELLS);
    String hash =
        Stamp.of(Runtime.version(), kernel.resolve(Kernelspec.ARGUMENTS), cells, jars(at));
    if (Stamp.is(stamp, hash)) {
      return;
    }
    Step.run(
        "Start-up archive",
        step -> {
          Files.deleteIfExists(stamp);
          Path log = at.log("archive");
          Path fresh = kernel.resolve(FILE + ".new");
          Files.deleteIfExists(fresh);
          int exit =
              NotebookRun.training(at, python)
                  .and(cells, Jdk.JAVA, "-XX:ArchiveClassesAtExit=" + fresh)
                  .and(QUIET.toArray())
                  .and("@" + kernel.resolve(Kernelspec.ARGUMENTS))
                  .and("ijava.kernel.Main", "{connection_file}")
                  .log(log, line -> tell(line, step));
          if (exit == 0 && Files.exists(fresh)) {
            Files.move(fresh, file(kernel), StandardCopyOption.REPLACE_EXISTING);
            Kernelspec.describe(kernel);
          } else {
            // Everything works without it; the next set-up need not try again.
            step.failed();
            Console.problem("Kernels start slower than they could; " + log + " says why.");
          }
          Stamp.write(stamp, hash);
        });
  }

  private static void tell(String line, Step step) {
    if (line.matches("cell \\d+ of \\d+|writing")) {
      step.say(line);
    }
  }

  /** Returns what the JVM compares: a jar that was built again is another, whatever is in it. */
  private static List<String> jars(Checkout at) throws IOException {
    List<String> jars = new ArrayList<>();
    for (Path jar : ClassPath.jars(at)) {
      jars.add(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
    }
    return jars;
  }
}
