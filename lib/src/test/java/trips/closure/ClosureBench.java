package trips.closure;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import trips.Spark;
import trips.cluster.LocalCluster;

/**
 * What carrying cell variables costs on a job of 1,000 tasks, as a ratio of the same job whose
 * lambda is compiled Java and captures what it reads. Run {@code main} with {@code local} or {@code
 * cluster} and a number of rounds.
 */
final class ClosureBench {

  private static final int WARM_UP = 2;

  private ClosureBench() {}

  /** Prints medians and their ratios. */
  public static void main(String[] arguments) {
    String where = arguments.length > 0 ? arguments[0] : "local";
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 11;
    if (where.equals("local")) {
      run(where, rounds, Map.of("spark.master", "local[2]"));
      return;
    }
    try (LocalCluster cluster = LocalCluster.start(2, 1, "1g")) {
      Map<String, String> settings = new HashMap<>(cluster.settings());
      settings.put("spark.ui.enabled", "false");
      run(where, rounds, settings);
    }
  }

  private static void run(String where, int rounds, Map<String, String> settings) {
    try (Notebook notebook = new Notebook(settings)) {
      notebook.ok(
          """
          import org.apache.spark.api.java.JavaSparkContext;
          var sc = new JavaSparkContext(trips.Spark.session().sparkContext());
          var rdd = sc.parallelize(Collections.nCopies(20_000, 1), 1000);
          int seven = 7;
          Map<Integer, Integer> large = new HashMap<>();
          for (int i = 0; i < 2_000; i++) large.put(i, i);
          """);
      Map<String, String> jobs =
          Map.of(
              "plain", "trips.closure.PlainLambda.run(rdd, 7)",
              "int", "rdd.map(x -> x + seven).reduce((a, b) -> a + b)",
              "captured map", "trips.closure.PlainLambda.run(rdd, large)",
              "map", "rdd.map(x -> x + large.get(7)).reduce((a, b) -> a + b)");
      AtomicLong tasks = countTasks();
      Map<String, List<Long>> nanos = new HashMap<>();
      // In turns, so that the machine's moods meet all alike.
      for (int round = -WARM_UP; round < rounds; round++) {
        for (Map.Entry<String, String> job : jobs.entrySet()) {
          // What the job before has left to collect is not this one's.
          System.gc();
          long begin = cost(tasks);
          notebook.value(job.getValue());
          if (round >= 0) {
            nanos.computeIfAbsent(job.getKey(), any -> new ArrayList<>()).add(cost(tasks) - begin);
          }
        }
      }
      print(where, "int", "plain", nanos);
      print(where, "map", "captured map", nanos);
      print(where, "map", "plain", nanos);
    }
  }

  /**
   * Returns the CPU time of the driver and of all tasks so far, in nanoseconds; a clock would count
   * other processes' work, too.
   */
  private static long cost(AtomicLong tasks) {
    try {
      Spark.session().sparkContext().listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark does not say what tasks have cost", e);
    }
    return tasks.get()
        + ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
  }

  /** Returns a count of the CPU time of tasks; zero in local mode, where they are in this JVM. */
  private static AtomicLong countTasks() {
    AtomicLong nanos = new AtomicLong();
    if (!Spark.session().sparkContext().isLocal()) {
      Spark.session()
          .sparkContext()
          .addSparkListener(
              new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                  nanos.addAndGet(
                      end.taskMetrics().executorDeserializeCpuTime()
                          + end.taskMetrics().executorCpuTime());
                }
              });
    }
    return nanos;
  }

  private static void print(String where, String job, String base, Map<String, List<Long>> nanos) {
    double ratio = (double) median(nanos.get(job)) / median(nanos.get(base));
    System.out.printf(
        "%s: %s %d ms, %s %d ms, ratio %.3f%n",
        where,
        job,
        median(nanos.get(job)) / 1_000_000,
        base,
        median(nanos.get(base)) / 1_000_000,
        ratio);
  }

  private static long median(List<Long> values) {
    List<Long> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
