package trips.data;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/** Silences Spark's log: what fails reaches the caller as an exception. */
final class QuietLogs {

  private QuietLogs() {}

  /**
   * Configures Log4j; to be called before the session is made, for Spark loads a chatty
   * configuration of its own where it finds none.
   */
  static void apply() {
    ConfigurationBuilder<BuiltConfiguration> log =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    log.setStatusLevel(Level.ERROR);
    log.add(
        log.newAppender("stderr", "Console")
            .addAttribute("target", "SYSTEM_ERR")
            .add(log.newLayout("PatternLayout").addAttribute("pattern", "%p %c{1}: %m%n")));
    log.add(log.newLogger("org.apache", Level.OFF));
    // Not ERROR: Spark takes a root logger of that level for Log4j's default, and replaces it
    // (org.apache.spark.internal.Logging, islog4j2DefaultConfigured).
    log.add(log.newRootLogger(Level.WARN).add(log.newAppenderRef("stderr")));
    Configurator.reconfigure(log.build());
  }
}
