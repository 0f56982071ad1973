package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LettersTest {

  private static final Letters LETTERS = Letters.plain(12);

  @Test
  void cut_textThatFits_isWhole() {
    assertThat(LETTERS.cut("a  few\nwords", 500)).isEqualTo("a few words");
    assertThat(LETTERS.cut("", 0)).isEmpty();
  }

  @Test
  void cut_longText_isTheLongestBeginningThatFits() {
    String text = "The 🚕 went from 서울 to the station. ".repeat(4).strip();
    int points = text.codePointCount(0, text.length());
    for (double room = 20; room < 300; room += 7) {
      double most = room;
      String longest =
          IntStream.range(1, points)
              .mapToObj(size -> text.substring(0, text.offsetByCodePoints(0, size)))
              .filter(beginning -> LETTERS.width(beginning + "…") <= most)
              .reduce("", (shorter, longer) -> longer);
      assertThat(LETTERS.cut(text, room)).isEqualTo(longest.strip() + "…");
    }
  }

  @Test
  void cut_noRoom_leavesTheFirstLetter() {
    assertThat(LETTERS.cut("taxi", 1)).isEqualTo("t…");
    assertThat(LETTERS.cut("🚕🚕", 1)).isEqualTo("🚕…");
    assertThat(LETTERS.cut("", -1)).isEqualTo("…");
  }
}
