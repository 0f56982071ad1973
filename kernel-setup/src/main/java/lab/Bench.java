package lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The word {@code bench}: measures what is promised, and says what is not kept. */
final class Bench {

  /** What can be measured; a new part is one line here. */
  private static final List<Part> PARTS =
      List.of(
          new Part("kernel", "Kernel beside ipykernel (3 minutes)", Bench::kernel),
          new Part(
              "spark",
              "First chart, with and without what set-up prepares (3 minutes)",
              Bench::spark),
          new Part("data", "Generated trips (4 minutes)", Bench::data),
          new Part("soak", "1,000 cells and 200 redefinitions (2 minutes)", Bench::measure));

  private static final String SCRIPT = "kernel-setup/src/main/python/bench_kernel.py";
  private static final String WRONG = "WRONG ";

  /**
   * Something to measure.
   *
   * @param work prints its table and returns what was promised and not kept
   */
  private record Part(String name, String title, Work work) {}

  private interface Work {
    List<String> run(Checkout at, Setup setup, Part part) throws Exception;
  }

  private Bench() {}

  static int run(Checkout at, List<String> args) throws Exception {
    boolean check = args.remove("--check");
    List<String> names = chosen(args);
    Setup setup = Setup.of(at);
    List<String> missed = new ArrayList<>();
    for (Part part : PARTS) {
      if (names.contains(part.name)) {
        missed.addAll(part.work.run(at, setup, part));
      }
    }
    missed.forEach(Console::problem);
    return check && !missed.isEmpty() ? 1 : 0;
  }

  /** Returns the names of the parts that were typed, of all if none was. */
  static List<String> chosen(List<String> args) {
    List<String> known = PARTS.stream().map(Part::name).toList();
    for (String name : args) {
      if (!known.contains(name)) {
        throw new Stop(
            "There is nothing to measure that is called \"%s\"; there are: %s.",
            name, String.join(", ", known));
      }
    }
    return args.isEmpty() ? known : List.copyOf(args);
  }

  private static List<String> kernel(Checkout at, Setup setup, Part part) throws Exception {
    List<String> missed = new ArrayList<>(measure(at, setup, part));
    missed.addAll(
        beside(
            at,
            setup,
            "Cost of stop-checks (1 minute)",
            "stop-checks",
            "kernel-setup",
            "ijava.eval.StopCheckBench"));
    return missed;
  }

  private static List<String> spark(Checkout at, Setup setup, Part part) throws Exception {
    List<String> missed = new ArrayList<>(measure(at, setup, part));
    missed.addAll(
        beside(
            at,
            setup,
            "Cost of closures (1 minute)",
            "closures",
            "lib",
            "trips.closure.ClosureBench"));
    return missed;
  }

  private static List<String> data(Checkout at, Setup setup, Part part) throws Exception {
    return beside(at, setup, part.title, "data", "lib", "trips.data.GenerateBench");
  }

  /** Lets the script measure, and prints the table of what it found. */
  private static List<String> measure(Checkout at, Setup setup, Part part) throws Exception {
    Path report = at.lab().resolve("bench-" + part.name + ".tsv");
    Path log = at.log("bench-" + part.name);
    Set<String> wrong = new LinkedHashSet<>(); // Each repetition may find the same.
    int[] exit = {0};
    Step.run(
        part.title,
        step -> {
          exit[0] =
              NotebookRun.script(at, setup.python(), at.root().resolve(SCRIPT))
                  .and("--report", report, "--log", at.log("bench-kernels"), part.name)
                  .with(Map.of("PYTHONUNBUFFERED", "1"))
                  .log(
                      log,
                      line -> {
                        if (line.startsWith(WRONG)) {
                          wrong.add(line.substring(WRONG.length()));
                        }
                        step.say(line);
                      });
          if (exit[0] != 0 || !wrong.isEmpty()) {
            step.failed();
          }
        });
    if (exit[0] != 0 && wrong.isEmpty()) {
      throw Log.stop(at, log, "The measurement broke off.");
    }
    Samples samples = Samples.read(Files.readAllLines(report));
    BenchTable.lines(samples).forEach(Console::line);
    List<String> missed = new ArrayList<>(BenchTable.missed(samples));
    missed.addAll(wrong);
    return missed;
  }

  /**
   * Runs a measurement that lies with the tests, beside what it measures; prints its lines and
   * returns those that say what was promised and not kept.
   */
  private static List<String> beside(
      Checkout at, Setup setup, String title, String what, String module, String main)
      throws Exception {
    Path log = at.log("bench-" + what);
    List<String> lines = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    Step.run(
        title,
        step -> {
          Run compile = Maven.command(at, step).and("-q", "-pl", module, "-am", "test-compile");
          if (compile.and("-Dspotless.check.skip=true").log(log, step::say) != 0) {
            throw Log.stop(at, log, "Maven could not compile the measurement of " + what + ".");
          }
          Path arguments = at.lab().resolve("bench.args");
          List<Path> jars = new ArrayList<>();
          jars.add(at.root().resolve(module).resolve("target/test-classes"));
          jars.addAll(ClassPath.jars(at));
          ArgumentFile.write(arguments, jars, List.of());
          // The last class path is the one that counts.
          Run bench =
              Run.of(Jdk.JAVA, "@" + setup.kernel().resolve(Kernelspec.ARGUMENTS))
                  .and("@" + arguments, main);
          int exit =
              bench.log(
                  log,
                  line -> {
                    if (line.startsWith(WRONG)) {
                      missed.add(line.substring(WRONG.length()));
                    } else {
                      lines.add(line);
                    }
                    step.say(line.strip());
                  });
          if (exit != 0) {
            throw Log.stop(at, log, "The part " + what + " could not be measured.");
          }
        });
    lines.forEach(Console::line);
    return missed;
  }
}
