package trips.data;

import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was typed after {@link Generate}.
 *
 * @param specs what to make, in this order
 * @param data the data folder
 */
record GenerateOptions(List<TripSpec> specs, Path data, String master) {

  private static final String SAMPLE = "--sample";

  private static final Map<String, String> ALLOWED =
      new TreeMap<>(
          Map.of(
              "--data",
              "FOLDER",
              "--layout",
              "7|24",
              "--master",
              "MASTER",
              "--month",
              "YYYY-MM[..YYYY-MM]",
              SAMPLE,
              "",
              "--scale",
              "NUMBER"));

  private static final Map<String, TripLayout> LAYOUTS =
      Map.of("7", TripLayout.SEVEN_COLUMNS, "24", TripLayout.TWENTY_FOUR_COLUMNS);

  /**
   * Reads the command line; the clock tells the current month, after which there is none.
   *
   * @throws TripDataException if an option or its value is not allowed
   */
  static GenerateOptions parse(String[] args, Clock clock) {
    Map<String, String> options = options(args);
    List<TripSpec> specs = new ArrayList<>();
    // Scale and layout speak of months; with --sample alone there is none.
    if (!options.containsKey(SAMPLE)
        || options.containsKey("--month")
        || options.containsKey("--scale")
        || options.containsKey("--layout")) {
      double scale = scale(options.getOrDefault("--scale", "1"));
      TripLayout layout = layout(options.getOrDefault("--layout", "7"));
      for (YearMonth month : Months.range(options.getOrDefault("--month", "2020-03"))) {
        specs.add(TripGenerator.checked(TripSpec.of(month, scale, layout), clock));
      }
    }
    boolean nothingSaid =
        options.keySet().stream().allMatch(List.of("--data", "--master")::contains);
    if (options.containsKey(SAMPLE) || nothingSaid) {
      specs.add(TripSpec.sample());
    }
    Path data =
        options.containsKey("--data")
            ? Path.of(options.get("--data")).toAbsolutePath()
            : DataFolder.find();
    return new GenerateOptions(specs, data, options.getOrDefault("--master", "local[*]"));
  }

  private static double scale(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new TripDataException(
          "--scale is " + text + "; write a number above 0 and up to 100, such as 0.1", e);
    }
  }

  private static TripLayout layout(String text) {
    if (!LAYOUTS.containsKey(text)) {
      throw new TripDataException("--layout is " + text + "; allowed are 7 and 24 columns");
    }
    return LAYOUTS.get(text);
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < args.length; i++) {
      String wanted = ALLOWED.get(args[i]);
      if (wanted == null) {
        throw new TripDataException(args[i] + " is no option; allowed are " + ALLOWED);
      }
      if (wanted.isEmpty()) {
        options.put(args[i], "");
      } else if (i + 1 == args.length) {
        throw new TripDataException(args[i] + " lacks its " + wanted);
      } else {
        options.put(args[i], args[++i]);
      }
    }
    return options;
  }
}
