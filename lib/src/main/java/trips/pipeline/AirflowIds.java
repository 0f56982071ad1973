package trips.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names in Airflow's alphabet: English letters, digits, dashes, dots and underscores. */
final class AirflowIds {

  private static final int HASH_BYTES = 4;

  private AirflowIds() {}

  /**
   * Returns a name as it is, if Airflow takes it; else with an underscore for each character that
   * it does not take, and with a hash of the name at the end, so that names stay apart.
   */
  static String of(String name) {
    String id = name.replaceAll("[^A-Za-z0-9_.-]", "_");
    return id.equals(name) ? id : id + "_" + hash(name);
  }

  private static String hash(String name) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
