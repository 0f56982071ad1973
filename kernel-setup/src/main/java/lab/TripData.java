package lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The trips that notebooks read: the month and the sample of set-up, and the word {@code data}. */
final class TripData {
  private static final String MONTH = "fhvhv_tripdata_2020-03";
  private static final String DOWNLOAD = "--download";

  private TripData() {}

  /** Returns whether the month and the sample are there, TLC's own month or the generated one. */
  static boolean there(Checkout at) {
    return month(at) && generated(at, ".sample.synthetic.parquet");
  }

  private static boolean month(Checkout at) {
    return generated(at, ".synthetic.parquet")
        || Files.exists(at.data().resolve(MONTH + ".parquet"))
        || Files.exists(at.data().resolve(MONTH + ".csv"));
  }

  private static boolean generated(Checkout at, String ending) {
    return Files.exists(at.data().resolve(MONTH + ending).resolve("_SUCCESS"));
  }

  /** Generates what is not there; {@code arguments} are those of the kernel's JVM. */
  static void generate(Checkout at, Path arguments) throws Exception {
    if (there(at)) {
      return;
    }
    long start = System.nanoTime();
    Path log = at.log("data");
    if (generator(at, arguments).log(log, Console::line) != 0) {
      throw new Stop("The trip data could not be generated: %s", Log.lastLine(log));
    }
    Console.ended(true, "Trips of March 2020", start);
  }

  /**
   * The word {@code data}: months that are generated, or downloaded. What may be typed and what is
   * wrong with it, the library says.
   */
  static int run(Checkout at, List<String> typed) throws Exception {
    List<String> args = new ArrayList<>(typed);
    boolean download = args.remove(DOWNLOAD);
    if (download && (args.isEmpty() || args.get(0).startsWith("-"))) {
      throw new Stop("%s needs months: data %s 2020-03, or 2020-03..2020-05.", DOWNLOAD, DOWNLOAD);
    }
    Path arguments = Setup.withoutTrips(at).arguments();
    Run command = download ? downloader(at, arguments) : generator(at, arguments);
    return command.and(args.toArray()).inherit();
  }

  /** Returns the generator; without further options it makes the month and the sample. */
  private static Run generator(Checkout at, Path arguments) {
    // The parallel collector leaves two cores more time for the work than G1 does.
    return java(at, arguments)
        .and("-XX:+UseParallelGC", "trips.data.Generate", "--data", at.data());
  }

  private static Run downloader(Checkout at, Path arguments) {
    return java(at, arguments).and("trips.download.Download", "--data", at.data());
  }

  private static Run java(Checkout at, Path arguments) {
    return Run.of(Jdk.JAVA, "@" + arguments, "-Xmx1g").in(at.root());
  }
}
