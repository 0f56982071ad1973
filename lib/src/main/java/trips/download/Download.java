package trips.download;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import trips.data.DataFolder;
import trips.data.TripDataException;

/**
 * The command that fetches TLC's own files: {@code trips.download.Download MONTHS [--data FOLDER]
 * [--again]}, where months are {@code 2020-03}, {@code 2020-03..2020-05} or a list with commas.
 *
 * <p>A good file that is there is kept, unless {@code --again} is given. The system property {@code
 * trips.host} or the environment variable {@code TRIPS_HOST} names another host with the same
 * files. The proxy is that of the JVM's settings, else of {@code https_proxy} and its like, see
 * {@link EnvironmentProxy}. The JVM needs none of Spark's options.
 */
public final class Download {

  private static final String USAGE =
      "write MONTHS [--data FOLDER] [--again], where MONTHS is 2020-03, 2020-03..2020-05 or "
          + "2019-03,2020-03";

  private final Environment environment;
  private final Supplier<Report> reports;

  private Download(Environment environment, Supplier<Report> reports) {
    this.environment = environment;
    this.reports = reports;
  }

  /** Runs the command; ends the JVM with 0, or with 1 after one sentence on standard error. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /**
   * Fetches months into the data folder, with a report below the notebook's cell.
   *
   * @param months each as in the command
   * @return the files, oldest month first
   * @throws TripDataException if one cannot be had; those before it are there
   */
  public static List<Path> toDataFolder(String... months) {
    return new Download(Environment.real(), () -> new CellReport(System::nanoTime))
        .months(String.join(",", months), DataFolder.find(), false);
  }

  /** Runs the command and returns its exit code. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    boolean terminal = System.console() != null;
    try {
      Arguments given = Arguments.of(args);
      new Download(Environment.real(), () -> new ConsoleReport(out, terminal, System::nanoTime))
          .months(given.months(), given.data(), given.again());
      return 0;
    } catch (TripDataException e) {
      err.println(e.getMessage());
    } catch (RuntimeException e) {
      err.println("The trips could not be downloaded: " + e);
    }
    return 1;
  }

  private List<Path> months(String text, Path data, boolean again) {
    List<Path> files = new ArrayList<>();
    // All are read first: a misspelt last month is told before the first is fetched.
    for (YearMonth each : new Months(YearMonth.now(environment.clock())).parse(text)) {
      files.add(new MonthDownload(each, data, environment, reports.get()).run(again));
    }
    return files;
  }

  private record Arguments(String months, Path data, boolean again) {

    static Arguments of(String[] args) {
      String months = null;
      Path data = null;
      boolean again = false;
      for (int i = 0; i < args.length; i++) {
        if (args[i].equals("--again")) {
          again = true;
        } else if (args[i].equals("--data") && i + 1 < args.length) {
          data = Path.of(args[++i]).toAbsolutePath();
        } else if (months == null && !args[i].startsWith("-")) {
          months = args[i];
        } else {
          throw new TripDataException("'" + args[i] + "' is not understood here; " + USAGE);
        }
      }
      if (months == null) {
        throw new TripDataException("no month is named; " + USAGE);
      }
      return new Arguments(months, data == null ? DataFolder.find() : data, again);
    }
  }
}
