package trips.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static trips.download.Replies.file;
import static trips.download.Replies.heldAfter;
import static trips.download.Replies.status;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trips.Trips;
import trips.data.DataFolder;
import trips.data.TripDataException;

/** The command and what notebooks call; in processes of their own where that matters. */
@Timeout(120)
class DownloadTest {

  /** A month whose number of rows is not known. */
  private static final String MONTH = "2024-07";

  private static final String NAME = "fhvhv_tripdata_2024-07.parquet";
  private static final byte[] FILE = SmallParquet.trips(4_000, 1);
  private static final int HALF = FILE.length / 2;
  private static final String TAG = "ETag: \"one\"";

  @TempDir private Path data;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void forgetProperties() {
    System.clearProperty(Host.PROPERTY);
    System.clearProperty(DataFolder.PROPERTY);
  }

  @Test
  void run_range_fetchesEachMonth() throws Exception {
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      use(host);
      assertThat(run("2024-07..2024-09", "--data", data.toString())).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .contains("fhvhv_tripdata_2024-07.parquet: 4,000 trips, 0.1 MB")
          .contains("fhvhv_tripdata_2024-09.parquet: 4,000 trips, 0.1 MB");
      assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
      assertThat(data.resolve("fhvhv_tripdata_2024-08.parquet")).hasBinaryContent(FILE);
    }
  }

  @Test
  void run_again_fetchesWhatIsThere() throws Exception {
    Files.write(data.resolve(NAME), SmallParquet.trips(10, 2));
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      use(host);
      assertThat(run(MONTH, "--data", data.toString())).isZero();
      assertThat(host.requests()).isEmpty();
      assertThat(run("--again", MONTH, "--data", data.toString())).isZero();
      assertThat(data.resolve(NAME)).hasBinaryContent(FILE);
    }
  }

  @Test
  void run_oneMonthMissing_keepsThoseBeforeAndFailsWithOneSentence() throws Exception {
    try (RawHost host = new RawHost(file(FILE, TAG), status(403))) {
      use(host);
      assertThat(run("2024-07,2024-08", "--data", data.toString())).isOne();
      assertThat(err.toString(StandardCharsets.UTF_8).strip())
          .hasLineCount(1)
          .contains("has no trips of 2024-08");
      assertThat(data.resolve(NAME)).hasBinaryContent(FILE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|no month is named; write MONTHS",
        "2020-03 2020-04|'2020-04' is not understood here; write MONTHS",
        "2020-03 --data|'--data' is not understood here",
        "--moth 2020-03|'--moth' is not understood here",
        "2020-03..x|'2020-03..x' names no months",
        "2018-01|there are no trips of 2018-01"
      })
  void run_wrongArguments_showsTheRightOnes(String arguments, String words) {
    System.setProperty(DataFolder.PROPERTY, data.toString());
    String[] args = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    assertThat(run(args)).isOne();
    assertThat(err.toString(StandardCharsets.UTF_8).strip()).hasLineCount(1).contains(words);
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void download_fromANotebook_returnsTheFileInTheDataFolder() throws Exception {
    System.setProperty(DataFolder.PROPERTY, data.toString());
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      use(host);
      assertThat(Trips.download(MONTH)).isEqualTo(data.resolve(NAME)).hasBinaryContent(FILE);
      assertThat(Trips.downloadAll("2024-08..2024-09", MONTH))
          .containsExactly(
              data.resolve(NAME),
              data.resolve("fhvhv_tripdata_2024-08.parquet"),
              data.resolve("fhvhv_tripdata_2024-09.parquet"));
      assertThat(host.requests()).hasSize(3);
    }
  }

  @Test
  void download_severalMonths_namesTheOtherMethod() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trips.download("2020-03..2020-05"))
        .withMessageContaining("Trips.downloadAll");
  }

  @Test
  void download_hostMisspelt_saysWhichVariable() {
    System.setProperty(DataFolder.PROPERTY, data.toString());
    System.setProperty(Host.PROPERTY, "mirror");
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> Trips.download(MONTH))
        .withMessageContaining("trips.host is 'mirror'");
  }

  @Test
  void main_twoProcessesAtOnce_oneFetchesAndBothHaveTheFile() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (RawHost host = new RawHost(file(FILE, heldAfter(HALF, go), TAG))) {
      Process first = start(host);
      Process second = start(host);
      try (BufferedReader one = first.inputReader();
          BufferedReader two = second.inputReader()) {
        String ones = one.readLine();
        String twos = two.readLine();
        boolean firstWaits = ones.contains("waiting");
        // The number is not there yet if the second comes in the same moment.
        assertThat(firstWaits ? ones : twos)
            .matches(
                "(process %d|another process) is downloading %s; waiting for it"
                    .formatted((firstWaits ? second : first).pid(), NAME));
        assertThat(firstWaits ? twos : ones).startsWith("downloading " + NAME);
        go.countDown();
        assertThat(rest(firstWaits ? one : two)).endsWith("which were there already");
        assertThat(rest(firstWaits ? two : one)).endsWith("4,000 trips, 0.1 MB");
      }
      assertThat(first.waitFor()).isZero();
      assertThat(second.waitFor()).isZero();
      assertThat(host.requests()).hasSize(1);
      assertThat(data.resolve(NAME)).hasBinaryContent(FILE);
    }
  }

  @Test
  void main_killedHalfWay_theNextGoesOn() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (RawHost host = new RawHost(file(FILE, heldAfter(HALF, never), TAG), file(FILE, TAG))) {
      Process killed = start(host);
      Path part = data.resolve("." + NAME + ".part");
      while (!Files.exists(part) || Files.size(part) < HALF) {
        assertThat(killed.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      killed.destroyForcibly().waitFor();
      assertThat(data.resolve(NAME)).doesNotExist();

      Process next = start(host);
      assertThat(rest(next.inputReader())).endsWith("4,000 trips, 0.1 MB");
      assertThat(next.waitFor()).isZero();
      assertThat(host.requests().get(1).header("Range")).isEqualTo("bytes=" + HALF + "-");
      assertThat(data.resolve(NAME)).hasBinaryContent(FILE);
    } finally {
      never.countDown();
    }
  }

  private static void use(RawHost host) {
    System.setProperty(Host.PROPERTY, host.base().toString());
  }

  private int run(String... args) {
    return Download.run(args, print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private Process start(RawHost host) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-D" + Host.PROPERTY + "=" + host.base(),
            "-cp",
            System.getProperty("java.class.path"),
            Download.class.getName(),
            MONTH,
            "--data",
            data.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Returns the last line that is printed. */
  private static String rest(BufferedReader printed) throws IOException {
    String last = "";
    for (String line; (line = printed.readLine()) != null; ) {
      last = line;
    }
    return last;
  }
}
