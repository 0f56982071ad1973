package trips.cluster;

import java.util.Objects;
import org.apache.spark.network.util.JavaUtils;

/** What can be asked of this machine. */
final class ClusterSize {

  /** What Spark itself demands of an executor, rounded up. */
  private static final int LEAST_MEGABYTES = 512;

  /** What master and workers take each, beside their executors. */
  private static final int PROCESS_MEGABYTES = 200;

  private ClusterSize() {}

  /**
   * Returns the memory in megabytes.
   *
   * @throws IllegalArgumentException if a cluster of this size cannot be
   */
  static int megabytes(int workers, int cores, String memory) {
    atLeastOne("workers", workers);
    atLeastOne("cores", cores);
    long megabytes = amount(memory);
    if (megabytes < LEAST_MEGABYTES) {
      throw new IllegalArgumentException(
          "memory is " + memory + ", but an executor needs at least " + LEAST_MEGABYTES + "m");
    }
    long machine = machineMegabytes();
    long needed = (megabytes + PROCESS_MEGABYTES) * workers + PROCESS_MEGABYTES;
    if (needed > machine) {
      throw new IllegalArgumentException(
          workers
              + " workers with "
              + memory
              + " each need "
              + needed
              + " MB with the processes around them, more than the "
              + machine
              + " MB of this machine; use fewer workers or less memory");
    }
    return (int) megabytes;
  }

  private static long amount(String memory) {
    try {
      return JavaUtils.byteStringAsMb(Objects.requireNonNullElse(memory, ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "memory is '" + memory + "', but must be an amount such as 512m or 2g", e);
    }
  }

  private static void atLeastOne(String name, int given) {
    if (given < 1) {
      throw new IllegalArgumentException(name + " is " + given + ", but must be at least 1");
    }
  }

  private static long machineMegabytes() {
    return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize() >> 20
        : Long.MAX_VALUE;
  }
}
