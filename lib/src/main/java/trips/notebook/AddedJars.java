package trips.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import trips.Spark;

/** Brings jars that the reader adds while the notebook runs to executors. */
final class AddedJars {

  /** What Spark itself reads when a session starts. */
  private static final String SETTING = "spark.jars";

  /** Adds a jar to the running session, and to those that start later. */
  void add(Path entry) {
    if (!Files.isRegularFile(entry)) {
      // Spark sends jars only; executors find no class of a folder.
      return;
    }
    String jar = entry.toAbsolutePath().toUri().toString();
    String before = System.getProperty(SETTING, "");
    System.setProperty(SETTING, before.isEmpty() ? jar : before + "," + jar);
    if (Spark.wasUsed()) {
      Spark.existing()
          .map(session -> session.sparkContext())
          // In local mode tasks see the class path of cells.
          .filter(context -> !context.isLocal())
          .ifPresent(context -> context.addJar(jar));
    }
  }
}
