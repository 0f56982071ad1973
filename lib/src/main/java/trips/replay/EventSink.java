package trips.replay;

import java.io.IOException;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Where a replay sends its events to; used by the replay's thread, except {@link #close}. */
interface EventSink {

  /** Waits until somebody is there to receive. */
  default void ready() throws IOException, InterruptedException {}

  /** Sends an event. */
  void send(TripEvent event) throws IOException;

  /** Passes on what was sent and is still kept, if it was kept long enough. */
  default void tick(Instant now) throws IOException {}

  /** Returns when {@link #tick} is needed next if no event comes; the far future for never. */
  default Instant nextTick() {
    return Instant.MAX;
  }

  /** Passes on what is kept; the last call of the replay's thread. */
  default void finish() throws IOException {}

  /** Lets go of what is open, and of a call that waits; called by any thread. */
  default void close() throws IOException {}

  /** Returns the port on which somebody may connect. */
  default OptionalInt port() {
    return OptionalInt.empty();
  }

  /** Returns a sink that calls a function. */
  static EventSink of(Consumer<TripEvent> consumer) {
    return consumer::accept;
  }
}
