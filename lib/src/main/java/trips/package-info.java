/**
 * What a notebook writes: {@link trips.Spark}, {@link trips.Trips}, {@link trips.Records}, {@link
 * trips.Plan}, {@link trips.Charts}, {@link trips.Tables}, {@link trips.Check}, and to measure
 * {@link trips.Timing} and {@link trips.Work}. Everything below this package stands behind these
 * names.
 */
package trips;
