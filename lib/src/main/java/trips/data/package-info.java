/**
 * The trip data: where it lies, what its columns mean, and the generator that stands in for the
 * real file.
 *
 * <p>Public for the rest of the library are {@code TripSchema}, {@code TripLayout}, {@code
 * TripMonth}, {@code TripSample}, {@code TripGenerator}, {@code TripFeed} with its {@code Trip},
 * {@code Reference}, {@code Zone}, {@code Months}, {@code DataFolder}, {@code Progress}, {@code
 * SplitMix}, {@code TripDataException} and the command {@code Generate}; for Spark, which makes it
 * by its name, {@code TripSource}. Within the package the layers face one way: facts and zones,
 * then the model of a trip, then batches of trips and their columns, then Spark's source, then
 * files. {@code trips.data.read} reads TLC's own files into the schema that stands here.
 */
package trips.data;
