/**
 * Trips as events in time: what a stream reads as if it happened now.
 *
 * <p>Public are {@link trips.replay.Replay}, {@link trips.replay.ReplayRun}, {@link
 * trips.replay.TripEvent} and {@link trips.replay.EventFormat}; {@code Trips.replay} is the way in.
 */
package trips.replay;
