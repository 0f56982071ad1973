package trips.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static trips.download.Replies.all;
import static trips.download.Replies.cutAfter;
import static trips.download.Replies.file;
import static trips.download.Replies.heldAfter;
import static trips.download.Replies.resetAfter;
import static trips.download.Replies.status;
import static trips.download.Replies.verbatim;
import static trips.download.Replies.whole;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trips.data.TripDataException;

/**
 * Transfers that break, and hosts that do not keep to the rules when they are asked for the rest.
 */
@Timeout(60)
class ResumeTest {

  private static final byte[] FILE = SmallParquet.trips(4_000, 1);
  private static final byte[] OTHER = SmallParquet.trips(4_100, 2);
  private static final int HALF = FILE.length / 2;
  private static final String TAG = "ETag: \"one\"";
  private static final String OTHER_TAG = "ETag: \"two\"";

  private final Surroundings here = new Surroundings();
  @TempDir private Path data;

  @Test
  void run_connectionCut_goesOnWhereItBroke() throws Exception {
    try (RawHost host = new RawHost(file(FILE, cutAfter(HALF), TAG), file(FILE, TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests()).hasSize(2);
      assertThat(host.requests().get(0).header("Range")).isNull();
      assertThat(host.requests().get(1).header("Range")).isEqualTo("bytes=" + HALF + "-");
      assertThat(host.requests().get(1).header("If-Range")).isEqualTo("\"one\"");
      assertThat(here.pauses).singleElement().satisfies(ResumeTest::aboutASecond);
    }
  }

  @Test
  void run_connectionReset_goesOn() throws Exception {
    try (RawHost host = new RawHost(file(FILE, resetAfter(HALF), TAG), file(FILE, TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(here.notes).anyMatch(note -> note.contains("trying again in 1 s"));
    }
  }

  @Test
  void run_hostFallsSilent_hangsUpAndGoesOn() throws Exception {
    here.patience = Duration.ofSeconds(1);
    CountDownLatch never = new CountDownLatch(1);
    try (RawHost host = new RawHost(file(FILE, heldAfter(HALF, never), TAG), file(FILE, TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests().get(1).header("Range")).isEqualTo("bytes=" + HALF + "-");
      assertThat(here.notes).anyMatch(note -> note.startsWith("nothing has arrived for"));
    } finally {
      never.countDown();
    }
  }

  @Test
  void run_hostNeverAnswers_triesAgain() throws Exception {
    here.patience = Duration.ofSeconds(1);
    CountDownLatch never = new CountDownLatch(1);
    RawHost.Reply silence = (request, socket) -> never.await();
    try (RawHost host = new RawHost(silence, file(FILE, TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(here.notes).anyMatch(note -> note.startsWith("it has not answered for"));
    } finally {
      never.countDown();
    }
  }

  @Test
  void run_breaksOftenButGetsFurther_neverGivesUp() throws Exception {
    int piece = FILE.length / 40;
    try (RawHost host = new RawHost(file(FILE, cutAfter(piece), TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests()).hasSizeGreaterThan(40);
      assertThat(here.pauses).allSatisfy(ResumeTest::aboutASecond);
    }
  }

  @Test
  void run_yieldsNothing_givesUpAndKeepsWhatIsThere() throws Exception {
    try (RawHost host =
        new RawHost(file(FILE, cutAfter(HALF), TAG), file(FILE, cutAfter(0), TAG))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("the connection")
          .withMessageContaining("are kept: call again");
      assertThat(host.requests()).hasSize(8);
      assertThat(here.pauses).hasSize(7);
      assertThat(part()).hasSize(HALF);
      assertThat(here.failed).isTrue();
      assertThat(data.resolve(name())).doesNotExist();
    }
  }

  @Test
  void run_partOfAnEarlierCall_goesOn() throws Exception {
    leaveHalf(TAG);
    try (RawHost host = hostOfThePart(file(FILE, TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests()).hasSize(1);
      assertThat(host.requests().get(0).header("Range")).isEqualTo("bytes=" + HALF + "-");
      assertThat(here.notes).anyMatch(note -> note.startsWith("going on at"));
    }
  }

  @Test
  void run_partAlreadyWhole_fetchesOnlyTheLastByte() throws Exception {
    leavePart(FILE, FILE.length, "\"one\"");
    try (RawHost host = hostOfThePart(file(FILE, TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests().get(0).header("Range"))
          .isEqualTo("bytes=" + (FILE.length - 1) + "-");
    }
  }

  @Test
  void run_fileChangedMeanwhile_startsOverWithTheReply() throws Exception {
    leaveHalf(TAG);
    try (RawHost host = hostOfThePart(file(OTHER, OTHER_TAG))) {
      assertFetched(here.fetch(host, data), OTHER);
      assertThat(host.requests()).hasSize(1);
      assertThat(here.notes).contains("the file has changed on the host; starting over");
    }
  }

  @Test
  void run_hostIgnoresRanges_startsOver() throws Exception {
    try (RawHost host = new RawHost(whole(FILE, cutAfter(HALF), TAG), whole(FILE, all(), TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(here.notes)
          .contains("the host cannot go on in the middle of a file; starting over");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {412, 416})
  void run_hostRefusesTheRange_startsOver(int status) throws Exception {
    leaveHalf(TAG);
    try (RawHost host = hostOfThePart(status(status), file(OTHER, OTHER_TAG))) {
      assertFetched(here.fetch(host, data), OTHER);
      assertThat(host.requests().get(1).header("Range")).isNull();
      assertThat(here.notes).anyMatch(note -> note.contains("starting over"));
    }
  }

  @Test
  void run_otherVersionWith206_startsOver() throws Exception {
    // As a host does that knows Range but not If-Range.
    leaveHalf(TAG);
    byte[] rest = Arrays.copyOfRange(FILE, HALF, FILE.length);
    RawHost.Reply careless =
        verbatim(206, rest, OTHER_TAG, range(HALF, FILE.length - 1, FILE.length), length(rest));
    try (RawHost host = hostOfThePart(careless, file(FILE, OTHER_TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests().get(1).header("Range")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Range: bytes 5-%2$d/%3$d",
        "Content-Range: bytes %1$d-%2$d/*",
        "Content-Range: bytes %1$d-%1$d/%3$d",
        "Content-Range: bytes %1$d-%2$d/99999999",
        "Content-Range: pages 1-2/3",
        "Content-Range: bytes 1-2/99999999999999999999",
        "X: no range at all"
      })
  void run_wrongContentRange_startsOver(String header) throws Exception {
    leaveHalf(TAG);
    String wrong = header.formatted(HALF, FILE.length - 1, FILE.length);
    byte[] rest = Arrays.copyOfRange(FILE, HALF, FILE.length);
    try (RawHost host =
        hostOfThePart(verbatim(206, rest, TAG, wrong, length(rest)), file(FILE, TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests().get(1).header("Range")).isNull();
    }
  }

  @Test
  void run_moreBytesThanSaid_startsOver() throws Exception {
    leaveHalf(TAG);
    RawHost.Reply tooMuch =
        verbatim(206, FILE, TAG, range(HALF, FILE.length - 1, FILE.length), length(FILE));
    try (RawHost host = hostOfThePart(tooMuch, file(FILE, TAG))) {
      assertFetched(here.fetch(host, data), FILE);
    }
  }

  @Test
  void run_rangeThatNobodyAskedFor_isNotTaken() throws Exception {
    RawHost.Reply range = verbatim(206, FILE, TAG, range(0, FILE.length - 1, FILE.length));
    try (RawHost host = new RawHost(range, file(FILE, TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ETag: W/\"one\"", "X-Version: 1"})
  void run_noStrongValidator_asksForTheWholeFile(String header) throws Exception {
    try (RawHost host = new RawHost(file(FILE, cutAfter(HALF), header), file(FILE, header))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests().get(1).header("Range")).isNull();
    }
  }

  @Test
  void run_onlyADate_goesOnByIt() throws Exception {
    String[] dates = {
      "Last-Modified: Thu, 30 Jun 2022 03:16:23 GMT", "Date: Sun, 22 Nov 2026 12:00:00 GMT"
    };
    try (RawHost host = new RawHost(file(FILE, cutAfter(HALF), dates), file(FILE, dates))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests().get(1).header("If-Range"))
          .isEqualTo("Thu, 30 Jun 2022 03:16:23 GMT");
    }
  }

  @Test
  void run_partOfAnotherHost_asksForTheWholeFile() throws Exception {
    leaveHalf(TAG);
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests().get(0).header("Range")).isNull();
    }
  }

  @Test
  void run_aboutThePartIsDamaged_asksForTheWholeFile() throws Exception {
    leaveHalf(TAG);
    Files.writeString(about(), "from=http://127.0.0.1:" + 1 + "/\nvalidator=\"one\"\nleng");
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests().get(0).header("Range")).isNull();
    }
  }

  @Test
  void run_interrupted_stopsAtOnceAndKeepsThePart() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Thread me = Thread.currentThread();
    here.onProgress =
        done -> {
          if (done == HALF) {
            me.interrupt();
          }
        };
    try (RawHost host = new RawHost(file(FILE, heldAfter(HALF, never), TAG), file(FILE, TAG))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("was stopped");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(part()).hasSize(HALF);
      assertThat(here.ended).contains("the next call goes on from there");

      here.onProgress = done -> {};
      assertFetched(here.fetch(host, data), FILE);
      assertThat(host.requests().get(1).header("Range")).isEqualTo("bytes=" + HALF + "-");
    } finally {
      never.countDown();
    }
  }

  private void assertFetched(Path file, byte[] expected) {
    assertThat(file).isEqualTo(data.resolve(name())).hasBinaryContent(expected);
    assertThat(part()).doesNotExist();
    assertThat(about()).doesNotExist();
    assertThat(here.failed).isFalse();
  }

  private RawHost hostOfThePart(RawHost.Reply... replies) throws Exception {
    RawHost host = new RawHost(replies);
    String text = Files.readString(about());
    Files.writeString(about(), text.replace("from=here", "from=" + host.base().resolve(name())));
    return host;
  }

  private void leaveHalf(String tag) throws Exception {
    leavePart(Arrays.copyOf(FILE, HALF), FILE.length, tag.substring("ETag: ".length()));
  }

  private void leavePart(byte[] bytes, long length, String validator) throws Exception {
    Files.write(part(), bytes);
    Files.writeString(about(), "from=here\nvalidator=" + validator + "\nlength=" + length + "\n");
  }

  private Path part() {
    return data.resolve("." + name() + ".part");
  }

  private Path about() {
    return data.resolve("." + name() + ".part.properties");
  }

  private static String name() {
    return "fhvhv_tripdata_2020-04.parquet";
  }

  private static String range(long first, long last, long total) {
    return "Content-Range: bytes " + first + "-" + last + "/" + total;
  }

  private static String length(byte[] body) {
    return "Content-Length: " + body.length;
  }

  private static void aboutASecond(Duration pause) {
    assertThat(pause).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
  }
}
