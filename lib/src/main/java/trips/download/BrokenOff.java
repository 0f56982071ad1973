package trips.download;

import java.io.IOException;
import java.time.Duration;

/**
 * An attempt has failed in a way that another may not; the message says how, in half a sentence.
 */
final class BrokenOff extends IOException {

  private static final long serialVersionUID = 1;

  private final Duration wait;

  /** Makes the failure of an attempt that may be repeated soon. */
  BrokenOff(String message, Throwable cause) {
    this(message, Duration.ZERO, cause);
  }

  private BrokenOff(String message, Duration wait, Throwable cause) {
    super(message, cause);
    this.wait = wait;
  }

  /** Makes the failure of an attempt that the host wants repeated no sooner than after a while. */
  static BrokenOff askedToWait(String message, Duration wait) {
    return new BrokenOff(message, wait, null);
  }

  /** Returns how long the host asks to wait, zero if it does not. */
  Duration askedPause() {
    return wait;
  }
}
