package trips.notebook;

import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Prints the JVM options that this version of Spark needs, one a line, for the kernel's command
 * line.
 */
final class JvmOptions {

  private JvmOptions() {}

  public static void main(String[] args) {
    for (String option : JavaModuleOptions.defaultModuleOptionArray()) {
      System.out.println(option);
    }
  }
}
