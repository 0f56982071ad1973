package ijava.eval.closure;

import ijava.closure.CellVariables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The class files that closures need in JVMs without the kernel. */
final class ShippedRuntime {

  /** Every class of {@code ijava.closure} that other JVMs use; a test loads nothing else. */
  private static final List<String> CLASSES =
      List.of(
          "Arrivals",
          "Arrivals$1",
          "Arrivals$Arrival",
          "CarriedRecord",
          "CellValue",
          "CellVariableException",
          "CellVariables",
          "OwnCopies",
          "OwnCopies$1",
          "OwnCopies$Variable",
          "StableHash",
          "ValueInput",
          "ValueSource");

  private ShippedRuntime() {}

  /** Writes them into the folder that other JVMs load classes from. */
  static void write(Path folder) throws IOException {
    Path target = folder.resolve(CellVariables.class.getPackageName().replace('.', '/'));
    Files.createDirectories(target);
    for (String each : CLASSES) {
      try (InputStream file = CellVariables.class.getResourceAsStream(each + ".class")) {
        if (file == null) {
          throw new IOException(each + ".class is missing beside CellVariables; build anew");
        }
        Files.write(target.resolve(each + ".class"), file.readAllBytes());
      }
    }
  }
}
