package trips;

import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.internal.SQLConf$;

/** A setting of a session that was changed and can be put back. */
final class SettingChange {

  /** Where users and plug-ins may define names of their own, which Spark does not list. */
  private static final String OPEN = "spark\\.(hadoop|sql\\.catalog)\\..*";

  private final RuntimeConfig conf;
  private final String key;

  /** What it was, or nothing if it was not set. */
  private final Optional<String> before;

  /**
   * Changes the setting.
   *
   * @throws IllegalArgumentException if a running session cannot change it, or there is none of
   *     that name, which Spark itself would accept in silence
   */
  SettingChange(RuntimeConfig conf, String key, String value) {
    check(conf, key);
    this.conf = conf;
    this.key = key;
    before = conf.contains(key) ? Optional.of(conf.get(key)) : Optional.empty();
    conf.set(key, value);
  }

  void undo() {
    before.ifPresentOrElse(value -> conf.set(key, value), () -> conf.unset(key));
  }

  private static void check(RuntimeConfig conf, String key) {
    boolean spark = key.startsWith("spark.") && !key.matches(OPEN);
    if (!spark || conf.isModifiable(key)) {
      return;
    }
    if (SQLConf$.MODULE$.containsConfigKey(key) || !key.startsWith("spark.sql.")) {
      throw new IllegalArgumentException(
          "\""
              + key
              + "\" cannot be changed while a session runs; call Spark.stop(), then"
              + " Spark.builder().config(\""
              + key
              + "\", …).getOrCreate()");
    }
    throw new IllegalArgumentException(
        "Spark has no setting \"" + key + "\"; did you mean \"" + nearest(conf, key) + "\"?");
  }

  private static String nearest(RuntimeConfig conf, String key) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return SQLConf$.MODULE$.getConfigEntries().stream()
        .map(ConfigEntry::key)
        .filter(conf::isModifiable)
        .min(Comparator.comparingInt(other -> distance.apply(key, other)))
        .orElseThrow();
  }
}
