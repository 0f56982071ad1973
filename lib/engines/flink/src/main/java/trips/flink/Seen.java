package trips.flink;

/**
 * An event as it came out of its topic. Public, because Flink's own serializer takes no other
 * record.
 *
 * @param partition of the topic
 * @param offset in the partition; both together name the event
 * @param key by which Kafka divides the topic; null for none
 * @param writtenMillis when its producer gave it to Kafka, in milliseconds since 1970
 * @param zone where the trip began; 0 if the event is damaged
 * @param eventMillis when the trip began: New York's clock read as if it were UTC's
 * @param sentMicros when the event was sent, in microseconds since 1970
 * @param readMicros when it was read, likewise
 * @param error what is wrong with it; null if nothing is
 */
public record Seen(
    int partition,
    long offset,
    byte[] key,
    long writtenMillis,
    int zone,
    long eventMillis,
    long sentMicros,
    long readMicros,
    String error) {

  private static final long MINUTE = 60_000;

  /** Returns the beginning of the minute in which the trip began, in milliseconds as it. */
  long minute() {
    return Math.floorDiv(eventMillis, MINUTE) * MINUTE;
  }

  /** Returns the end of that minute, in milliseconds: the first that is no longer in it. */
  long endOfMinute() {
    return minute() + MINUTE;
  }

  /** Returns the beginning of the minute that ends at a time. */
  static long minuteBefore(long end) {
    return end - MINUTE;
  }
}
