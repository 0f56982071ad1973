package trips.pipeline;

import java.net.URI;

/** Tells somebody that a run has failed, or that a task has and is tried again. */
@FunctionalInterface
public interface Alert {

  /**
   * Sends it; called once for each run that fails, or for each try. What it throws is logged and
   * changes nothing else.
   */
  void send(AlertMessage message);

  /** Returns an alert that sends this one, then another, whether or not the first throws. */
  default Alert and(Alert other) {
    return message -> {
      try {
        send(message);
      } finally {
        other.send(message);
      }
    };
  }

  /** Returns an alert that writes to the log of the process: for a notebook, Spark's log file. */
  static Alert log() {
    return new LogAlert();
  }

  /**
   * Returns an alert that posts JSON: {@code text} for people, and {@code state} ({@code FAILED} or
   * {@code RETRYING}), {@code pipeline}, {@code run}, {@code logicalTime}, {@code failed} (each
   * with {@code task}, {@code tries}, {@code error}, {@code worker}) and {@code worker} for
   * programs. It gives up after 10 s.
   *
   * @param address http or https
   * @throws IllegalArgumentException if it is another address
   */
  static Alert webhook(URI address) {
    return new WebhookAlert(address);
  }

  /** Returns an alert that sends an e-mail. */
  static Alert email(EmailServer server) {
    return new EmailAlert(server);
  }
}
