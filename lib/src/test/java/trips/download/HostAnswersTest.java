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

/** What hosts can answer instead of a file, and what a reader is then told. */
@Timeout(60)
class HostAnswersTest {

  private static final byte[] FILE = SmallParquet.trips(300, 1);
  private static final String TAG = "ETag: \"one\"";

  private final Surroundings here = new Surroundings();
  @TempDir private Path data;

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

  private Path target() {
    return data.resolve("fhvhv_tripdata_2020-04.parquet");
  }

  private Path part() {
    return data.resolve(".fhvhv_tripdata_2020-04.parquet.part");
  }
}
