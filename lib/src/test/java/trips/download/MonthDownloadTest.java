package trips.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static trips.download.Replies.file;
import static trips.download.Replies.heldAfter;
import static trips.download.Replies.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trips.TestSpark;
import trips.Trips;
import trips.data.DataFolder;
import trips.data.TripDataException;
import trips.data.TripMonth;

/** A month's file beside what is there already: files, parts, disks and other downloads. */
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
