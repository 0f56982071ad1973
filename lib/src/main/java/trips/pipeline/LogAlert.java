package trips.pipeline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes that a run has failed to the log of the process. */
final class LogAlert implements Alert {

  private static final Logger LOG = LoggerFactory.getLogger(LogAlert.class);

  @Override
  public void send(AlertMessage message) {
    LOG.warn("{}", message.text());
  }
}
