/**
 * The trip data: where it lies, what its columns mean, and the generator that stands in for the
 * real file.
 *
 * <p>Public for the rest of the library are {@code TripSchema}, {@code TripMonth}, {@code
 * Reference}, {@code Zone}, {@code DataFolder}, {@code Progress}, {@code TripDataException} and the
 * command {@code Generate}. Within the package the layers face one way: facts and zones, then the
 * model of a trip, then the layouts that turn a trip into a row, then files.
 */
package trips.data;
