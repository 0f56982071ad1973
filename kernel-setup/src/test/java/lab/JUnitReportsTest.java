package lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JUnitReportsTest {

  @Test
  void read_eachKindOfTest_isCountedOnce(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("TEST-some.xml"),
        """
        <testsuite name="some">
          <testcase name="good" classname="a.B"/>
          <testcase name="late" classname="a.B"><flakyFailure message="not in time"/></testcase>
          <testcase name="lost" classname="a.B"><flakyError message="gone"/></testcase>
          <testcase name="bad" classname="a.B">
            <failure message="&#10;Expecting:&#10; 1"/><rerunFailure message="again"/></testcase>
          <testcase name="broken" classname="a.B"><error message="no file"/></testcase>
          <testcase name="absent" classname="a.B"><skipped/></testcase>
        </testsuite>
        """);

    JUnitReports reports = JUnitReports.read(List.of(folder, folder.resolve("none")));

    assertThat(reports.passed()).isEqualTo(3);
    assertThat(reports.failures()).containsExactly("a.B.bad: Expecting: 1", "a.B.broken: no file");
    assertThat(reports.flaky()).containsExactly("a.B.late: not in time", "a.B.lost: gone");
  }
}
