package ijava.channels;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The signatures that were seen last: a signed message that comes again was recorded and is sent by
 * somebody else, or by a client in error.
 *
 * <p>Safe for use by any thread.
 */
final class Replays {

  /** How many signatures are remembered, about 1 MB. */
  private static final int REMEMBERED = 8_192;

  private final Set<String> seen = new LinkedHashSet<>();

  /** Returns whether a signature is new, and remembers it; without a key all are empty and new. */
  synchronized boolean isNew(byte[] signature) {
    if (signature.length == 0) {
      return true;
    }
    if (!seen.add(new String(signature, StandardCharsets.US_ASCII))) {
      return false;
    }
    if (seen.size() > REMEMBERED) {
      seen.remove(seen.iterator().next());
    }
    return true;
  }
}
