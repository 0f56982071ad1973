package trips.download;

import java.util.Locale;

/** Words numbers of bytes. */
final class Size {

  private static final double MEGA = 1_000_000;

  private Size() {}

  /** Returns bytes as megabytes of 1,000,000 bytes, with a decimal below ten. */
  static String of(double bytes) {
    return String.format(Locale.ROOT, bytes < 10 * MEGA ? "%.1f MB" : "%,.0f MB", bytes / MEGA);
  }
}
