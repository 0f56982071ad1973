/**
 * Reads files of trips, of any layout that TLC has published, into one schema.
 *
 * <p>Public are {@code TripReader} and {@code Quarantine}. Within the package the layers face one
 * way: what files there are ({@code InputFiles}), what their headers and footers say ({@code
 * Inspection}), which columns of theirs are which of ours ({@code TripColumns}), then a scan for
 * each layout ({@code CsvScan}, {@code ParquetScan}) on a file format of Spark.
 */
package trips.data.read;
