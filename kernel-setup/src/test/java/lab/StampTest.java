package lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {
  @TempDir Path folder;

  @Test
  void of_sameContentWithOtherDate_isTheSame() throws IOException {
    var file = Files.writeString(folder.resolve("a"), "one");
    var before = Stamp.of(folder, file);

    assertThat(file.toFile().setLastModified(0)).isTrue();

    assertThat(Stamp.of(folder, file)).isEqualTo(before);
  }

  @Test
  void of_otherContentNameOrPlace_differs() throws IOException {
    Files.writeString(folder.resolve("a"), "one");
    var before = Stamp.of(folder);

    Files.writeString(folder.resolve("a"), "two");
    var content = Stamp.of(folder);
    Files.move(folder.resolve("a"), folder.resolve("b"));
    var name = Stamp.of(folder);

    assertThat(content).isNotEqualTo(before);
    assertThat(name).isNotEqualTo(content);
    assertThat(Stamp.of("ab", "c")).isNotEqualTo(Stamp.of("a", "bc"));
  }

  @Test
  void of_absentFile_isNotThatOfAPresentOne() throws IOException {
    var file = folder.resolve("pom.xml");
    var absent = Stamp.of(file);

    Files.writeString(file, "<project/>");

    assertThat(Stamp.of(file)).isNotEqualTo(absent);
  }

  @Test
  void is_withoutFile_isFalse() throws IOException {
    var stamp = folder.resolve("stamp");

    assertThat(Stamp.is(stamp, "1")).isFalse();
    Stamp.write(stamp, "1");
    assertThat(Stamp.is(stamp, "1")).isTrue();
    assertThat(Stamp.is(stamp, "2")).isFalse();
  }
}
