package lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** The month of trips that every notebook reads. */
final class TripData {
  private static final String MONTH = "fhvhv_tripdata_2020-03";

  private TripData() {}

  static boolean there(Checkout at) {
    return Files.exists(at.data().resolve(MONTH + ".synthetic.parquet/_SUCCESS"))
        || Files.exists(at.data().resolve(MONTH + ".parquet"))
        || Files.exists(at.data().resolve(MONTH + ".csv"));
  }

  /** Generates the month if it is not there; {@code arguments} are those of the kernel's JVM. */
  static void generate(Checkout at, Path arguments) throws Exception {
    if (there(at)) {
      return;
    }
    long start = System.nanoTime();
    Path log = at.log("data");
    // The parallel collector leaves two cores more time for the work than G1 does.
    int exit =
        Run.of(Jdk.JAVA, "@" + arguments, "-XX:+UseParallelGC", "-Xmx1g", "trips.data.Generate")
            .and("--data", at.data())
            .in(at.root())
            .log(log, Console::line);
    if (exit != 0) {
      throw new Stop("The trip data could not be generated: %s", Log.lastLine(log));
    }
    Console.ended(true, "Trips of March 2020", start);
  }
}
