package trips.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static trips.download.Replies.all;
import static trips.download.Replies.cutAfter;
import static trips.download.Replies.file;
import static trips.download.Replies.heldAfter;
import static trips.download.Replies.status;
import static trips.download.Replies.verbatim;
import static trips.download.Replies.whole;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trips.TestSpark;
import trips.Trips;
import trips.data.DataFolder;
import trips.data.TripDataException;
import trips.data.TripMonth;

/** What hosts, disks and files can do to a download besides breaking off. */
@Timeout(60)
class MonthDownloadTest {

  private static final int ROWS = 300;
  private static final byte[] FILE = SmallParquet.trips(ROWS, 1);
  private static final byte[] OTHER = SmallParquet.trips(2 * ROWS, 2);
  private static final String TAG = "ETag: \"one\"";
  private static final YearMonth MARCH_2020 = YearMonth.of(2020, 3);

  private final Surroundings here = new Surroundings();
  @TempDir private Path data;

  @Test
  void run_goodHost_fetchesAndSaysWhat() throws Exception {
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      Path file = here.fetch(host, data);
      assertThat(file).isEqualTo(target()).hasBinaryContent(FILE);
      assertThat(host.requests().get(0).line())
          .isEqualTo("GET /trip-data/fhvhv_tripdata_2020-04.parquet HTTP/1.1");
      assertThat(here.notes)
          .containsExactly("downloading fhvhv_tripdata_2020-04.parquet from 127.0.0.1");
      assertThat(here.ended).isEqualTo("fhvhv_tripdata_2020-04.parquet: 300 trips, 0.0 MB");
      assertThat(here.steps).isSorted().endsWith((long) FILE.length);
    }
  }

  @Test
  void run_march2020_isWhatNotebooksReadThen() throws Exception {
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      here.download(new Host(host.base()), MARCH_2020, data).run(false);
    }
    assertThat(TripMonth.of(MARCH_2020, data).path())
        .isEqualTo(data.resolve("fhvhv_tripdata_2020-03.parquet"));
    System.setProperty(DataFolder.PROPERTY, data.toString());
    try {
      assertThat(Trips.march2020(TestSpark.session()).count()).isEqualTo(ROWS);
      assertThat(Trips.provenance())
          .isEqualTo("Trip records of the New York TLC, fhvhv_tripdata_2020-03.parquet.");
    } finally {
      System.clearProperty(DataFolder.PROPERTY);
    }
  }

  @Test
  void run_folderWithAPart_isReadBySparkWithoutIt() throws Exception {
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      here.fetch(host, data);
    }
    Files.write(data.resolve(".fhvhv_tripdata_2020-05.parquet.part"), new byte[] {1, 2, 3});
    Files.writeString(data.resolve(".fhvhv_tripdata_2020-05.parquet.part.properties"), "from=x");
    assertThat(TestSpark.session().read().parquet(data.toUri().toString()).count()).isEqualTo(ROWS);
  }

  @Test
  void run_goodFileThere_isKeptWithoutARequest() throws Exception {
    Files.write(target(), FILE);
    try (RawHost host = new RawHost(status(500))) {
      assertThat(here.fetch(host, data)).hasBinaryContent(FILE);
      assertThat(host.requests()).isEmpty();
      assertThat(here.ended).endsWith("which were there already");
    }
  }

  @Test
  void run_damagedFileThere_isReplacedAndSaysSo() throws Exception {
    Files.write(target(), Arrays.copyOf(FILE, FILE.length - 5));
    try (RawHost host = new RawHost(file(OTHER, TAG))) {
      assertThat(here.fetch(host, data)).hasBinaryContent(OTHER);
      assertThat(here.notes)
          .contains(
              "the file that is there is of no use, it does not end as a Parquet file does; it is "
                  + "fetched anew");
    }
  }

  @Test
  void run_folderOfThatNameThere_isKept() throws Exception {
    Files.createDirectory(target());
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      assertThat(here.fetch(host, data)).isDirectory();
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> again(host))
          .withMessageContaining("is a folder");
      assertThat(host.requests()).isEmpty();
    }
  }

  @Test
  void run_again_replacesTheFile() throws Exception {
    Files.write(target(), FILE);
    try (RawHost host = new RawHost(file(OTHER, TAG))) {
      assertThat(again(host)).hasBinaryContent(OTHER);
    }
  }

  @Test
  void run_againAndTheNewFileIsBad_keepsTheOld() throws Exception {
    Files.write(target(), FILE);
    byte[] bad = OTHER.clone();
    Arrays.fill(bad, bad.length - 200, bad.length - 8, (byte) 0xff);
    try (RawHost host = new RawHost(file(bad, TAG))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> again(host))
          .withMessageContaining("its Parquet footer cannot be read");
      assertThat(target()).hasBinaryContent(FILE);
      assertOnlyTarget();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 410})
  void run_noSuchMonth_saysWhichExistAndWhatToDo(int status) throws Exception {
    try (RawHost host = new RawHost(status(status))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("127.0.0.1 has no trips of 2020-04 (it answers " + status + ")")
          .withMessageContaining("TLC publishes 2019-02 to about 2026-09")
          .withMessageContaining("Trips.generate");
      assertThat(host.requests()).hasSize(1);
      assertThat(here.failed).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void run_hostBusy_triesAgain(int status) throws Exception {
    try (RawHost host = new RawHost(status(status), file(FILE, TAG))) {
      assertThat(here.fetch(host, data)).hasBinaryContent(FILE);
      assertThat(here.notes).contains("it answers " + status + "; trying again in 1 s");
    }
  }

  @Test
  void run_hostStaysBusy_givesUpWithoutWritingAnything() throws Exception {
    try (RawHost host = new RawHost(status(500))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("it answers 500. Try again later");
      assertThat(host.requests()).hasSize(8);
      assertThat(target()).doesNotExist();
      assertThat(part()).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"90", "Sun, 22 Nov 2026 12:01:30 GMT"})
  void run_retryAfter_waitsThatLong(String value) throws Exception {
    try (RawHost host = new RawHost(status(503, "Retry-After: " + value), file(FILE, TAG))) {
      here.fetch(host, data);
      assertThat(here.pauses).containsExactly(Duration.ofSeconds(90));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-3", "Sun, 22 Nov 2020 12:01:30 GMT"})
  void run_retryAfterOfNoUse_waitsAsUsual(String value) throws Exception {
    try (RawHost host = new RawHost(status(429, "Retry-After: " + value), file(FILE, TAG))) {
      here.fetch(host, data);
      assertThat(here.pauses)
          .singleElement()
          .satisfies(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(1)));
    }
  }

  @Test
  void run_retryAfterAnHour_givesUp() throws Exception {
    try (RawHost host = new RawHost(status(429, "Retry-After: 3600"))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("asks to wait 60 minutes");
      assertThat(here.pauses).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 418, 505})
  void run_refused_isNotRepeated(int status) throws Exception {
    try (RawHost host = new RawHost(status(status))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("it answers " + status);
      assertThat(host.requests()).hasSize(1);
    }
  }

  @Test
  void run_redirect_isFollowedAlsoForTheRest() throws Exception {
    try (RawHost mirror = new RawHost(file(FILE, cutAfter(FILE.length / 2), TAG), file(FILE, TAG));
        RawHost host = new RawHost(status(302, "Location: " + mirror.base() + "x.parquet"))) {
      assertThat(here.fetch(host, data)).hasBinaryContent(FILE);
      assertThat(mirror.requests().get(1).header("Range"))
          .isEqualTo("bytes=" + FILE.length / 2 + "-");
    }
  }

  @Test
  void run_redirectInACircle_isToldWithItsStatus() throws Exception {
    try (RawHost host = new RawHost(status(302, "Location: /trip-data/round"))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("it answers 302");
    }
  }

  @Test
  void run_htmlWithStatus200_isStoppedAtTheFirstBytes() throws Exception {
    byte[] page =
        "<!DOCTYPE html>\n<html>Welcome to our hotel</html>".getBytes(StandardCharsets.UTF_8);
    CountDownLatch never = new CountDownLatch(1);
    try (RawHost host = new RawHost(whole(Arrays.copyOf(page, 5_000), heldAfter(60, never)))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("no Parquet file; it begins with '<!DOCTYPE html> <html>Welcome");
      assertThat(host.requests()).hasSize(1);
      assertThat(data.resolve(".fhvhv_tripdata_2020-04.parquet.part")).doesNotExist();
    } finally {
      never.countDown();
    }
  }

  @Test
  void run_packedAsGzip_isRefused() throws Exception {
    try (RawHost host = new RawHost(whole(FILE, all(), TAG, "Content-Encoding: gzip"))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("packed as gzip");
      assertThat(host.requests().get(0).header("Accept-Encoding")).isEqualTo("identity");
    }
  }

  @Test
  void run_noContentLength_isRefused() throws Exception {
    try (RawHost host = new RawHost(verbatim(200, FILE, TAG))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("does not say how long the file is");
    }
  }

  @Test
  void run_emptyFile_isRefused() throws Exception {
    try (RawHost host = new RawHost(status(200))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("does not say how long the file is");
    }
  }

  @Test
  void run_notTrips_isRefusedAndNothingKept() throws Exception {
    byte[] taxis = SmallParquet.bytes("message taxis { optional int64 VendorID; }", 10, 1);
    try (RawHost host = new RawHost(file(taxis, TAG))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("no column hvfhs_license_num, only [vendorid]");
      assertThat(target()).doesNotExist();
      assertThat(part()).doesNotExist();
    }
  }

  @Test
  void run_otherNumberOfRows_keepsThePartAndSaysHowToUseIt() throws Exception {
    here.rows = month -> OptionalLong.of(ROWS + 24);
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      for (int call = 0; call < 2; call++) {
        assertThatExceptionOfType(TripDataException.class)
            .isThrownBy(() -> here.fetch(host, data))
            .withMessageContaining("has 300 rows, but 324 are known")
            .withMessageContaining("rename " + part());
        assertThat(target()).doesNotExist();
        assertThat(part()).hasBinaryContent(FILE);
      }
      assertThat(host.requests().get(1).header("Range")).isNotNull();
    }
  }

  @Test
  void run_diskTooSmall_isRefusedBeforeAByteIsWritten() throws Exception {
    here.free = 100_000_000 + FILE.length - 1;
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, data))
          .withMessageContaining("need 100 MB in " + data + ", which has 100 MB free")
          .withMessageContaining("TRIPS_DATA");
      assertThat(part()).doesNotExist();
      here.free++;
      assertThat(here.fetch(host, data)).hasBinaryContent(FILE);
    }
  }

  @Test
  void run_folderIsAFile_saysWhatToDo() throws Exception {
    Path file = Files.createFile(data.resolve("file"));
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> here.fetch(host, file))
          .withMessageContaining("nothing can be written to " + file)
          .withMessageContaining("TRIPS_DATA");
      assertThat(host.requests()).isEmpty();
    }
  }

  @Test
  void run_folderMissing_isMade() throws Exception {
    try (RawHost host = new RawHost(file(FILE, TAG))) {
      assertThat(here.fetch(host, data.resolve("new/deep"))).hasBinaryContent(FILE);
    }
  }

  @Test
  void run_nobodyListens_givesUpSoonAndSaysWhatToDo() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    Host nobody = new Host(URI.create("http://127.0.0.1:" + port + "/"));
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> here.download(nobody, Surroundings.MONTH, data).run(false))
        .withMessageContaining("127.0.0.1: it refuses connections")
        .withMessageContaining("java kernel-setup/Lab.java data")
        .withMessageContaining("put fhvhv_tripdata_2020-04.parquet from elsewhere into " + data);
    assertThat(here.pauses).hasSize(2);
  }

  @Test
  void run_certificateOfAStranger_saysThatNoSecureConnectionCanBeMade() throws Exception {
    try (SelfSignedHost host = new SelfSignedHost(data)) {
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(
              () -> here.download(new Host(host.base()), Surroundings.MONTH, data).run(false))
          .withMessageContaining("no secure connection can be made")
          .withMessageContaining("a proxy that opens connections or a wrong clock");
    }
  }

  @Test
  void run_twoThreads_theSecondWaitsAndFindsTheFile() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch half = new CountDownLatch(1);
    here.onProgress =
        done -> {
          if (done > 0) half.countDown();
        };
    try (RawHost host = new RawHost(file(FILE, heldAfter(100, go), TAG))) {
      CompletableFuture<Path> first = CompletableFuture.supplyAsync(() -> here.fetch(host, data));
      half.await();
      CompletableFuture<String> waiting = new CompletableFuture<>();
      Surroundings other = new Surroundings();
      other.onNote = waiting::complete;
      CompletableFuture<Path> second = CompletableFuture.supplyAsync(() -> other.fetch(host, data));
      assertThat(waiting.get())
          .isEqualTo(
              "another thread of this process is downloading fhvhv_tripdata_2020-04.parquet; waiting for it");
      go.countDown();
      assertThat(first.get()).isEqualTo(second.get()).hasBinaryContent(FILE);
      assertThat(other.ended).endsWith("which were there already");
      assertThat(host.requests()).hasSize(1);
    }
  }

  @Test
  void run_interruptedWhileItWaitsForAnother_stops() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (RawHost host = new RawHost(file(FILE, heldAfter(100, go), TAG))) {
      CountDownLatch half = new CountDownLatch(1);
      here.onProgress = done -> half.countDown();
      CompletableFuture<Path> first = CompletableFuture.supplyAsync(() -> here.fetch(host, data));
      half.await();
      Surroundings other = new Surroundings();
      other.onNote = note -> Thread.currentThread().interrupt();
      assertThatExceptionOfType(TripDataException.class)
          .isThrownBy(() -> other.fetch(host, data))
          .withMessageContaining("was stopped");
      assertThat(Thread.interrupted()).isTrue();
      go.countDown();
      assertThat(first.get()).hasBinaryContent(FILE);
    }
  }

  private Path again(RawHost host) {
    return here.download(new Host(host.base()), Surroundings.MONTH, data).run(true);
  }

  private void assertOnlyTarget() throws Exception {
    assertThat(part()).doesNotExist();
    assertThat(data.resolve(".fhvhv_tripdata_2020-04.parquet.part.properties")).doesNotExist();
  }

  private Path target() {
    return data.resolve("fhvhv_tripdata_2020-04.parquet");
  }

  private Path part() {
    return data.resolve(".fhvhv_tripdata_2020-04.parquet.part");
  }
}
