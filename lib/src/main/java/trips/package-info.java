/**
 * What a notebook writes: {@link trips.Spark}, {@code Trips}, {@link trips.Records}, {@link
 * trips.Plan}, {@link trips.Charts}, {@link trips.Tables} and {@link trips.Check}. Everything below
 * this package stands behind these names.
 */
package trips;
