package trips.data;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * The command that makes the trip data: {@code trips.data.Generate [--month 2020-03[..2020-05]]
 * [--scale 0.1] [--layout 7|24] [--sample] [--data FOLDER] [--master local[*]]}.
 *
 * <p>Without a month and without {@code --sample} it makes March 2020 and the sample. Does nothing,
 * and starts no Spark, where the data is there. The JVM needs the options of Spark's {@code
 * JavaModuleOptions} and 1 GB of heap.
 */
public final class Generate {

  private final PrintStream out;
  private final GenerateOptions options;

  private Generate(PrintStream out, GenerateOptions options) {
    this.out = out;
    this.options = options;
  }

  /** Runs the command; ends the JVM with 0, or with 1 after one sentence on standard error. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /** Runs the command and returns its exit code. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      new Generate(out, GenerateOptions.parse(args, Clock.systemUTC())).run();
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

  private void run() throws IOException {
    Path data = options.data();
    List<GeneratedMonth> missing = new ArrayList<>();
    for (TripSpec spec : options.specs()) {
      GeneratedMonth month = new GeneratedMonth(data, spec);
      Path there = there(month, spec, data);
      if (there == null) {
        month.requireRoom();
        missing.add(month);
      } else {
        out.println(month.title() + ": " + there.getFileName() + " is there.");
      }
    }
    if (!missing.isEmpty()) {
      generate(missing);
    }
  }

  /** Returns where the trips already are, or null; TLC's own file stands in for a whole month. */
  private static Path there(GeneratedMonth month, TripSpec spec, Path data) {
    if (spec.isWholeMonth()) {
      TripMonth own = TripMonth.of(spec.month(), data);
      return own.exists() ? own.path() : null;
    }
    return month.exists() ? month.path() : null;
  }

  private void generate(List<GeneratedMonth> months) throws IOException {
    SparkSession spark = session(options.master());
    try {
      for (GeneratedMonth month : months) {
        generate(month, spark);
      }
    } finally {
      spark.stop();
    }
  }

  private void generate(GeneratedMonth month, SparkSession spark) throws IOException {
    long begun = System.nanoTime();
    out.printf(
        Locale.ROOT,
        "%s: generating %,d synthetic rows, %s%n",
        month.title(),
        month.rows(),
        month.path().getFileName());
    month.generate(spark, Progress.console());
    out.printf(
        Locale.ROOT,
        "%s: %,.1f MB in %.1f s%n",
        month.title(),
        Trees.bytes(month.path()) / 1e6,
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
}
