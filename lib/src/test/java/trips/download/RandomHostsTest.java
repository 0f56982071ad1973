package trips.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever hosts do: what has the file's name is one version of it, to the byte. */
@Timeout(120)
class RandomHostsTest {

  private static final int HOSTS = 40;

  /** Fewer than a download gives up at. */
  private static final int TROUBLES = 6;

  /** Of different lengths and, the last two, of the same. */
  private static final List<byte[]> VERSIONS =
      List.of(SmallParquet.trips(300, 1), SmallParquet.trips(320, 2), SmallParquet.trips(320, 3));

  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void run_hostsOfAllKinds_endsWithOneVersionToTheByte(long seed) throws Exception {
    Random random = new Random(seed);
    int resumed = 0;
    for (int i = 0; i < HOSTS; i++) {
      int last = random.nextInt(VERSIONS.size());
      try (RawHost host = new RawHost(replies(random, last))) {
        Path file = new Surroundings().fetch(host, data);
        assertThat(Files.readAllBytes(file))
            .as("host %d of seed %d", i, seed)
            .isIn(VERSIONS.toArray());
        resumed +=
            (int) host.requests().stream().filter(each -> each.header("Range") != null).count();
        Files.delete(file);
      }
    }
    assertThat(resumed).isGreaterThan(HOSTS / 2);
  }

  private static RawHost.Reply[] replies(Random random, int last) {
    List<RawHost.Reply> replies = new ArrayList<>();
    int version = random.nextInt(VERSIONS.size());
    for (int i = random.nextInt(TROUBLES); i >= 0; i--) {
      version = random.nextInt(4) == 0 ? random.nextInt(VERSIONS.size()) : version;
      replies.add(trouble(random, version));
    }
    replies.add(Replies.file(VERSIONS.get(last), tag(last)));
    return replies.toArray(RawHost.Reply[]::new);
  }

  private static RawHost.Reply trouble(Random random, int version) {
    byte[] file = VERSIONS.get(version);
    int some = random.nextInt(file.length);
    return switch (random.nextInt(8)) {
      case 0 -> Replies.status(503);
      case 1 -> Replies.status(416);
      case 2 -> Replies.file(file, Replies.resetAfter(some), tag(version));
      case 3 -> Replies.whole(file, Replies.cutAfter(some), tag(version));
      case 4 -> Replies.file(file, Replies.cutAfter(some), "ETag: W/\"weak\"");
      case 5 -> carelessRange(file, some, tag(version));
      default -> Replies.file(file, Replies.cutAfter(some), tag(version));
    };
  }

  /** A range of another place and perhaps another version, whatever was asked. */
  private static RawHost.Reply carelessRange(byte[] file, int from, String tag) {
    byte[] rest = Arrays.copyOfRange(file, from, file.length);
    String range = "Content-Range: bytes " + from + "-" + (file.length - 1) + "/" + file.length;
    return Replies.verbatim(206, rest, tag, range, "Content-Length: " + rest.length);
  }

  private static String tag(int version) {
    return "ETag: \"" + version + "\"";
  }
}
