package lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums over what test runs and builds leave behind. */
class TallyTest {
  @TempDir Path folder;

  @Test
  void read_reports_countsTestsAndNamesFailures() throws IOException {
    Files.writeString(
        folder.resolve("TEST-a.ATest.xml"),
        """
        <testsuite tests="4">
          <testcase classname="a.ATest" name="good_one"/>
          <testcase classname="a.ATest" name="left_out"><skipped/></testcase>
          <testcase classname="a.ATest" name="bad_one"><failure message="&#10;expected: 1&#10; but was: 2&#10;"/></testcase>
          <testcase classname="a.ATest" name="worse_one"><error>no message</error></testcase>
        </testsuite>
        """);
    Files.writeString(
        folder.resolve("TEST-a.BTest.xml"),
        "<testsuite><testcase classname='a.BTest' name='other'/></testsuite>");
    Files.writeString(folder.resolve("a.ATest.txt"), "no report");

    var reports = JUnitReports.read(List.of(folder, folder.resolve("absent")));

    assertThat(reports.passed()).isEqualTo(2);
    assertThat(reports.failures())
        .containsExactly("a.ATest.bad_one: expected: 1 but was: 2", "a.ATest.worse_one: ");
  }

  @Test
  void read_testsThatPassedTheSecondTime_arePassedAndNamed() throws IOException {
    Files.writeString(
        folder.resolve("TEST-a.ATest.xml"),
        """
        <testsuite tests="3">
          <testcase classname="a.ATest" name="late"><flakyFailure message="not in time"/></testcase>
          <testcase classname="a.ATest" name="lost"><flakyError message="gone"/></testcase>
          <testcase classname="a.ATest" name="bad"><failure message="1"/><rerunFailure message="again"/></testcase>
        </testsuite>
        """);

    var reports = JUnitReports.read(List.of(folder));

    assertThat(reports.passed()).isEqualTo(2);
    assertThat(reports.failures()).containsExactly("a.ATest.bad: 1");
    assertThat(reports.flaky()).containsExactly("a.ATest.late: not in time", "a.ATest.lost: gone");
  }

  @Test
  void unittestTally_readsSums() {
    assertThat(TestRun.unittestTally("Ran 9 tests in 2 s\n\nOK", 0)).isEqualTo(new Tally(9, 0));
    assertThat(TestRun.unittestTally("Ran 9 tests\nFAILED (failures=1, errors=2, skipped=3)", 1))
        .isEqualTo(new Tally(3, 3));
    assertThat(TestRun.unittestTally("SyntaxError", 1)).isEqualTo(new Tally(0, 1));
  }

  @Test
  void mavenProgress_downloadsGoalsAndTests_areSaid() {
    var said = new ArrayList<String>();
    var progress = new MavenProgress(said::add);

    List.of(
            "[INFO] --- maven-jar-plugin:3.5.0:jar (default-jar) @ trips ---",
            "[INFO] --- jar:3.5.0:jar (default-jar) @ trips ---",
            "Downloaded from central: https://x/a.jar (1.5 MB at 2.0 MB/s)",
            "Downloaded from central: https://x/b.pom (500 kB at 1.0 MB/s)",
            "[INFO] Running lab.TallyTest",
            "[INFO] BUILD SUCCESS")
        .forEach(progress);

    assertThat(said)
        .containsExactly(
            "trips maven-jar-plugin:jar",
            "trips jar:jar",
            "1 files, 2 MB fetched",
            "2 files, 2 MB fetched",
            "lab.TallyTest");
  }
}
