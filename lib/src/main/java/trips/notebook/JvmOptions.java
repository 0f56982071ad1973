package trips.notebook;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** Prints the JVM options that Spark needs, one a line, for the kernel's command line. */
final class JvmOptions {

  private JvmOptions() {}

  /** Prints {@link #forSpark()}; takes no arguments. */
  public static void main(String[] args) {
    forSpark().forEach(System.out::println);
  }

  /**
   * Returns Spark's own list without its incubating module, which only speeds up a part of MLlib
   * and makes every JVM print a warning.
   */
  static List<String> forSpark() {
    return Stream.of(JavaModuleOptions.defaultModuleOptionArray())
        .filter(option -> !option.startsWith("--add-modules"))
        .toList();
  }
}
