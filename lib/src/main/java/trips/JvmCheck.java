package trips;

/** Says in one sentence why this JVM cannot run Spark, before Spark fails in a hundred lines. */
final class JvmCheck {

  /**
   * JDK 24 removed the security manager, without which Hadoop's user lookup fails (SPARK-51167).
   */
  private static final int FIRST_UNSUPPORTED = 24;

  private JvmCheck() {}

  /**
   * Does nothing if Spark can run here.
   *
   * @throws IllegalStateException if it cannot
   */
  static void run() {
    check(
        Runtime.version().feature(),
        Object.class.getModule().isOpen("sun.nio.ch", JvmCheck.class.getModule()));
  }

  static void check(int feature, boolean opened) {
    if (feature >= FIRST_UNSUPPORTED) {
      throw new IllegalStateException(
          "this notebook runs on JDK "
              + feature
              + ", but Spark 4.1 runs on JDK 17 to 23 only; install JDK 17 or 21, point JAVA_HOME"
              + " at it and set the kernel up again");
    }
    if (!opened) {
      throw new IllegalStateException(
          "the JVM keeps java.base/sun.nio.ch closed, which Spark needs open; start it with the"
              + " options that trips.notebook.JvmOptions prints, or use the kernel that set-up"
              + " installs");
    }
  }
}
