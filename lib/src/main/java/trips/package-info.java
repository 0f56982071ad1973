/**
 * What a notebook writes: {@code Spark}, {@code Trips}, {@code Charts}, {@code Tables} and {@code
 * Check}. Everything below this package stands behind these names.
 */
package trips;
