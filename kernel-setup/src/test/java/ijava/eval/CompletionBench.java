package ijava.eval;

import ijava.display.Display;
import ijava.spi.Cell;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures how long a reader waits for a completion, with whatever is on the class path.
 *
 * <p>Prints a line for each question: its first answer, the median of the later ones and of the
 * processor's time for them, in milliseconds, and the number of matches. With the library's class
 * path noted by set-up:
 *
 * <pre>java -cp kernel-setup/target/test-classes:kernel-setup/target/classes:lib/target/classes:\
 * $(cat lib/target/classpath.txt) ijava.eval.CompletionBench</pre>
 */
public final class CompletionBench {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 31;

  private static final List<String> QUESTIONS =
      List.of(
          "spark.",
          "d.",
          "Dataset<Row> e = d; e.",
          "Str",
          "trips.Cha",
          "d.filter(\"fare > 10\").gro",
          "List.of(1).stream().map(n -> n.",
          "for (int count = 0; count < 3; count++) { System.out.println(cou",
          "new ArrayLi",
          "import java.util.conc");

  private CompletionBench() {}

  /** Asks all questions; takes no arguments. */
  public static void main(String[] args) {
    try (JavaEvaluator java =
        new JavaEvaluator(CompletionBench.class.getClassLoader(), Display::render)) {
      run(
          java,
          "import org.apache.spark.sql.*;\nSparkSession spark = null;\nDataset<Row> d = null;");
      System.out.printf(
          Locale.ROOT, "%-66s %8s %8s %8s %6s%n", "question", "first", "median", "cpu", "found");
      for (String question : QUESTIONS) {
        measure(java, question);
      }
    }
  }

  private static void run(JavaEvaluator java, String code) {
    Cell cell = new Cell(1, "bench", code);
    Outcome outcome = CellScope.run(cell, (stream, text) -> {}, s -> java.evaluate(cell, s));
    if (outcome instanceof Outcome.Failure failure) {
      System.err.println("Spark is not on the class path: " + failure.message());
    }
  }

  private static void measure(JavaEvaluator java, String question) {
    double first = millis(java, question)[0];
    int found = java.complete(question, question.length()).matches().size();
    double[] wall = new double[ROUNDS];
    double[] processor = new double[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      double[] millis = millis(java, question);
      if (i >= 0) {
        wall[i] = millis[0];
        processor[i] = millis[1];
      }
    }
    Arrays.sort(wall);
    Arrays.sort(processor);
    System.out.printf(
        Locale.ROOT,
        "%-66s %8.1f %8.1f %8.1f %6d%n",
        question,
        first,
        wall[ROUNDS / 2],
        processor[ROUNDS / 2],
        found);
  }

  /** Returns the time that has passed, and the processor's: on a busy machine they differ. */
  private static double[] millis(JavaEvaluator java, String question) {
    long start = System.nanoTime();
    long busy = THREADS.getCurrentThreadCpuTime();
    java.complete(question, question.length());
    return new double[] {
      (System.nanoTime() - start) / 1e6, (THREADS.getCurrentThreadCpuTime() - busy) / 1e6
    };
  }
}
