package trips.data;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * The command that makes the trip data: {@code trips.data.Generate [--data FOLDER] [--month
 * 2020-03] [--master local[*]]}.
 *
 * <p>Does nothing, and starts no Spark, where the data is there. The JVM needs the options of
 * Spark's {@code JavaModuleOptions} and 1 GB of heap.
 */
public final class Generate {

  private static final Map<String, String> OPTIONS =
      Map.of("--data", "FOLDER", "--month", "YYYY-MM", "--master", "MASTER");

  private final PrintStream out;

  private Generate(PrintStream out) {
    this.out = out;
  }

  /** Runs the command; ends the JVM with 0, or with 1 after one sentence on standard error. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /** Runs the command and returns its exit code. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      new Generate(out).run(options(args));
      return 0;
    } catch (TripDataException e) {
      err.println(e.getMessage());
    } catch (Exception e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      err.println("The trip data could not be generated: " + root);
    }
    return 1;
  }

  private void run(Map<String, String> options) throws IOException {
    YearMonth month = month(options.getOrDefault("--month", "2020-03"));
    Path data =
        options.containsKey("--data")
            ? Path.of(options.get("--data")).toAbsolutePath()
            : DataFolder.find();
    TripMonth trips = TripMonth.of(month, data);
    if (trips.exists()) {
      out.println("Trips of " + trips.name() + ": " + trips.path().getFileName() + " is there.");
      return;
    }
    generate(trips, options.getOrDefault("--master", "local[*]"));
  }

  private void generate(TripMonth trips, String master) throws IOException {
    long begun = System.nanoTime();
    trips.requireRoom();
    out.printf(
        Locale.ROOT,
        "Trips of %s: generating %,d synthetic rows, %s%n",
        trips.name(),
        trips.rows(),
        trips.path().getFileName());
    SparkSession spark = session(master);
    try {
      trips.prepare(spark, Progress.console());
    } finally {
      spark.stop();
    }
    out.printf(
        Locale.ROOT,
        "Trips of %s: %,d MB in %.1f s%n",
        trips.name(),
        Trees.bytes(trips.path()) / 1_000_000,
        (System.nanoTime() - begun) / 1e9);
  }

  private static SparkSession session(String master) {
    return SparkSession.builder()
        .appName("Trip data")
        .master(master)
        .config("spark.ui.enabled", "false")
        // Without this Spark asks for the machine's name, which not every network resolves.
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new TripDataException("--month is " + text + "; write it like 2020-03", e);
    }
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!OPTIONS.containsKey(args[i])) {
        throw new TripDataException(
            args[i] + " is no option; allowed are " + new TreeMap<>(OPTIONS));
      }
      if (i + 1 == args.length) {
        throw new TripDataException(args[i] + " lacks its " + OPTIONS.get(args[i]));
      }
      options.put(args[i], args[i + 1]);
    }
    return options;
  }
}
