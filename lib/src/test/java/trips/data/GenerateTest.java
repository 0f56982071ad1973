package trips.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trips.Spark;

/** What the command does without Spark; the master would fail if it were used. */
class GenerateTest {

  @TempDir private Path data;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** The command has a JVM of its own; here, other tests may have left their session. */
  @BeforeEach
  void stopSession() {
    Spark.stop();
  }

  @Test
  void run_tlcFileThere_doesNothing() throws Exception {
    Files.createFile(data.resolve("fhvhv_tripdata_2020-03.parquet"));
    String folder = data.toString();
    assertThat(run("--data", folder, "--month", "2020-03", "--master", "no such master")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "Trips of March 2020: fhvhv_tripdata_2020-03.parquet is there."
                + System.lineSeparator());
  }

  @Test
  void run_folderIsAFile_failsWithOneSentence() throws Exception {
    Path file = Files.createFile(data.resolve("file"));
    assertThat(run("--data", file.toString(), "--master", "no such master")).isOne();
    assertThat(errors()).hasLineCount(1).contains("file cannot be written").contains("TRIPS_DATA");
  }

  @Test
  void run_unknownOption_namesTheAllowed() {
    assertThat(run("--moth", "2020-03")).isOne();
    assertThat(errors()).hasLineCount(1).contains("--moth").contains("--month=YYYY-MM[..YYYY-MM]");
  }

  @Test
  void run_optionWithoutValue_saysWhatIsMissing() {
    assertThat(run("--data")).isOne();
    assertThat(errors()).hasLineCount(1).contains("--data lacks its FOLDER");
  }

  @Test
  void run_monthMisspelt_showsHowToWriteIt() {
    assertThat(run("--data", data.toString(), "--month", "March")).isOne();
    assertThat(errors()).hasLineCount(1).contains("March").contains("2020-03");
  }

  @Test
  void run_monthsBackwards_saysWhichFirst() {
    assertThat(run("--data", data.toString(), "--month", "2020-05..2020-03")).isOne();
    assertThat(errors()).hasLineCount(1).contains("2020-05..2020-03").contains("earlier");
  }

  @Test
  void run_scaleOrLayoutOrMonthWrong_saysWhatIsAllowed() {
    assertThat(run("--data", data.toString(), "--scale", "big")).isOne();
    assertThat(run("--data", data.toString(), "--layout", "8")).isOne();
    assertThat(run("--data", data.toString(), "--month", "2019-01")).isOne();
    assertThat(errors()).hasLineCount(3);
    assertThat(errors()).contains("such as 0.1", "7 and 24", "2019-02");
  }

  @Test
  void parse_nothing_isTheMonthAndTheSample() {
    assertThat(parse("--data", data.toString()).specs())
        .containsExactly(
            TripSpec.of(MonthFacts.MARCH_2020, 1, TripLayout.SEVEN_COLUMNS), TripSpec.sample());
  }

  @Test
  void parse_monthsScaleAndLayout_areTheseMonthsOnly() {
    String folder = data.toString();
    assertThat(
            parse(
                    "--data",
                    folder,
                    "--month",
                    "2020-03..2020-04",
                    "--scale",
                    "0.1",
                    "--layout",
                    "24")
                .specs())
        .containsExactly(
            TripSpec.of(MonthFacts.MARCH_2020, 0.1, TripLayout.TWENTY_FOUR_COLUMNS),
            TripSpec.of(MonthFacts.MARCH_2020.plusMonths(1), 0.1, TripLayout.TWENTY_FOUR_COLUMNS));
    assertThat(parse("--data", folder, "--sample").specs()).containsExactly(TripSpec.sample());
  }

  private static GenerateOptions parse(String... args) {
    return GenerateOptions.parse(
        args, Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));
  }

  @Test
  void run_masterWrong_failsAndLeavesNothing() {
    assertThat(run("--data", data.toString(), "--master", "no such master")).isOne();
    assertThat(errors()).hasLineCount(1).contains("no such master");
    assertThat(data).isEmptyDirectory();
  }

  private int run(String... args) {
    return Generate.run(args, print(out), print(err));
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
