package lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The word {@code test}: all that is tested, and a last line {@code N passed, N failed}. */
final class TestRun {

  private TestRun() {}

  static int run(Checkout at, List<String> args) throws Exception {
    Words.refuse(args, "test");
    Tally tally = Tally.NONE;
    try {
      Setup setup = Setup.of(at);
      tally = tally.plus(unitTests(at));
      tally = tally.plus(runnerTests(at, setup.python()));
      tally = tally.plus(NotebookRun.texts(at, setup.python(), "--check", List.of()));
      tally = tally.plus(NotebookRun.run(at, setup.python(), "--check", Notebooks.all(at)));
    } catch (Stop stop) {
      Console.problem(stop.getMessage());
      tally = tally.plus(new Tally(0, 1));
    }
    Console.line(tally.passed() + " passed, " + tally.failed() + " failed");
    return tally.failed() == 0 ? 0 : 1;
  }

  /** Runs all unit tests and checks of the build, whatever fails before. */
  private static Tally unitTests(Checkout at) throws Exception {
    List<Path> reports = new ArrayList<>();
    for (String module : Build.MODULES) {
      reports.add(at.root().resolve(module).resolve("target/surefire-reports"));
      Disk.delete(reports.get(reports.size() - 1));
    }
    Path log = at.log("verify");
    int[] passed = {0};
    List<String> failures = new ArrayList<>();
    List<String> flaky = new ArrayList<>();
    Step.run(
        "Unit tests and checks",
        step -> {
          // -fn: a failing module must not hide the tests of the next one.
          int exit =
              Maven.command(at, step)
                  .and("-fn", "-Dmaven.test.failure.ignore=true", "verify")
                  // Some tests start clusters and kill them; a busy machine can make one late. What
                  // passes only the second time is said.
                  .and("-Dsurefire.rerunFailingTestsCount=1")
                  .log(log, new MavenProgress(step::say));
          JUnitReports tests = JUnitReports.read(reports);
          passed[0] = tests.passed();
          failures.addAll(tests.failures());
          flaky.addAll(tests.flaky());
          for (String error : Log.lines(log, "^\\[ERROR\\] Failed to execute goal.*")) {
            failures.add(error.replace("[ERROR] ", "").replaceAll(" -> \\[Help.*", ""));
          }
          if (exit != 0 && failures.isEmpty()) {
            throw Log.stop(at, log, "Maven could not run the tests.");
          }
          if (!failures.isEmpty()) {
            step.failed();
          }
        });
    failures.forEach(Console::problem);
    flaky.forEach(test -> Console.line("  passed only when it ran again: " + test));
    if (!failures.isEmpty()) {
      Console.line("  The whole of it is in " + at.show(log) + "; format: mvnw spotless:apply");
    }
    return new Tally(passed[0], failures.size());
  }

  /** Tests the scripts that run notebooks and measure kernels. */
  private static Tally runnerTests(Checkout at, Python python) throws Exception {
    Tally tally = Tally.NONE;
    for (Path test : Disk.list(at.root().resolve("kernel-setup/src/test/python"), ".*_test\\.py")) {
      tally = tally.plus(pythonTests(at, python, test));
    }
    return tally;
  }

  private static Tally pythonTests(Checkout at, Python python, Path test) throws Exception {
    String name = test.getFileName().toString();
    Path log = at.log(name.replace(".py", ""));
    Tally[] tally = {Tally.NONE};
    Step.run(
        "Python tests: " + name,
        step -> {
          int exit = NotebookRun.script(at, python, test).log(log, step::say);
          tally[0] = unittestTally(Files.readString(log), exit);
          if (tally[0].failed() > 0) {
            step.failed();
          }
        });
    if (tally[0].failed() > 0) {
      Console.problem(Log.tail(log));
    }
    return tally[0];
  }

  /** Returns the sums that Python's unittest prints; a run that broke off counts as a failure. */
  static Tally unittestTally(String text, int exit) {
    int failed = number(text, "failures=(\\d+)") + number(text, "errors=(\\d+)");
    int passed = number(text, "Ran (\\d+) test") - failed - number(text, "skipped=(\\d+)");
    return new Tally(Math.max(0, passed), exit == 0 ? failed : Math.max(1, failed));
  }

  private static int number(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }
}
