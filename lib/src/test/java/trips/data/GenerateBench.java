package trips.data;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Measures how many rows a second the generator writes, cold (a new JVM, with the start of Spark)
 * and warm (the same JVM again); on a busy machine, believe the rate by processor time. {@code
 * Lab.java bench data} runs it.
 */
final class GenerateBench {

  /** Rows a second of seven columns on two cores. */
  private static final double GOAL = 1_500_000;

  private static final int JVMS = 3;
  private static final int WARM = 4;

  /** Columns, and how many times March 2020: a second or more of work each. */
  private static final Map<TripLayout, Double> SCALES =
      new TreeMap<>(Map.of(TripLayout.SEVEN_COLUMNS, 1.0, TripLayout.TWENTY_FOUR_COLUMNS, 0.25));

  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private GenerateBench() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      measure(TripLayout.valueOf(args[0]));
      return;
    }
    System.out.printf("  %-44s %14s   %s%n", "rows a second, median", "ours", "goal");
    for (TripLayout layout : SCALES.keySet()) {
      Map<String, List<Double>> rates = new TreeMap<>();
      for (int jvm = 0; jvm < JVMS; jvm++) {
        child(layout, rates);
      }
      rates.forEach((what, all) -> tell(layout, what, all));
    }
  }

  private static void tell(TripLayout layout, String what, List<Double> all) {
    all.sort(null);
    double median = all.get(all.size() / 2);
    boolean promised = layout == TripLayout.SEVEN_COLUMNS && what.equals("warm");
    String label =
        layout.name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + ", scale "
            + SCALES.get(layout)
            + ", "
            + what;
    String goal = promised ? String.format(Locale.ROOT, ">= %,.0f", GOAL) : "";
    System.out.println(
        String.format(Locale.ROOT, "  %-44s %,14.0f   %s", label, median, goal).stripTrailing());
    if (promised && median < GOAL) {
      System.out.printf(
          Locale.ROOT,
          "WRONG %s: %,.0f rows a second, and the goal is %,.0f%n",
          label,
          median,
          GOAL);
    }
  }

  private static void child(TripLayout layout, Map<String, List<Double>> rates)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-XX:+UseParallelGC",
            "-cp",
            System.getProperty("java.class.path"),
            GenerateBench.class.getName(),
            layout.name()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .map(line -> line.split("\t"))
          .filter(parts -> parts.length == 2)
          .forEach(
              parts ->
                  rates
                      .computeIfAbsent(parts[0], what -> new ArrayList<>())
                      .add(Double.valueOf(parts[1])));
    }
    if (process.waitFor() != 0) {
      throw new IOException("the measuring JVM ended with " + process.exitValue());
    }
  }

  /** The JVM's start is not in it: its time cannot be told from within. */
  private static void measure(TripLayout layout) throws IOException {
    long begun = System.nanoTime();
    Path folder = Files.createTempDirectory("bench-data-");
    try (SparkSession spark = TestSpark.start("local[2]")) {
      for (int run = 0; run <= WARM; run++) {
        long start = run == 0 ? begun : System.nanoTime();
        long worked = MACHINE.getProcessCpuTime();
        Path data = Files.createDirectory(folder.resolve("run-" + run));
        GeneratedMonth month =
            new GeneratedMonth(
                data, TripSpec.of(YearMonth.of(2020, 3), SCALES.get(layout), layout));
        month.generate(spark, Progress.none());
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println((run == 0 ? "cold" : "warm") + "\t" + month.rows() / seconds);
        if (run > 0) {
          double work = (MACHINE.getProcessCpuTime() - worked) / 1e9;
          System.out.println("warm, by processor time of two cores\t" + 2 * month.rows() / work);
        }
        Trees.delete(data);
      }
    } finally {
      Trees.delete(folder);
    }
  }
}
