package trips;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.RollingFileAppender;

/** Where the log goes that {@code log4j2.properties} of this module lays out. */
final class SparkLog {

  private SparkLog() {}

  static Optional<Path> file() {
    return LogManager.getContext(false) instanceof LoggerContext context
            && context.getConfiguration().getAppender("file") instanceof RollingFileAppender file
        ? Optional.of(Path.of(file.getFileName()))
        : Optional.empty();
  }
}
