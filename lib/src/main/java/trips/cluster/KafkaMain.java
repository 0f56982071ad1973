package trips.cluster;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The main class of a broker's process. A broker wants a formatted log folder; doing that here
 * spares a second JVM. Kafka is on the class path of this process only, so its classes are called
 * by name.
 */
final class KafkaMain {

  private KafkaMain() {}

  /**
   * Formats the folder if it is new, and runs the broker until it is stopped.
   *
   * @param arguments the file with the broker's settings, its log folder, the cluster's id
   */
  public static void main(String[] arguments) throws Throwable {
    String settings = arguments[0];
    if (!Files.exists(Path.of(arguments[1], "meta.properties"))) {
      String[] format = {
        "format", "--standalone", "--cluster-id", arguments[2], "--config", settings
      };
      Object code =
          call(
              Class.forName("kafka.tools.StorageTool")
                  .getMethod("execute", String[].class, PrintStream.class),
              format,
              System.out);
      if (!Integer.valueOf(0).equals(code)) {
        throw new IllegalStateException("the log folder cannot be formatted, code " + code);
      }
    }
    call(
        Class.forName("kafka.Kafka").getMethod("main", String[].class),
        (Object) new String[] {settings});
  }

  private static Object call(java.lang.reflect.Method method, Object... arguments)
      throws Throwable {
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
