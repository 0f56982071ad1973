package lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void nearest_ofSwappedMissingOrAddedLetters_isTheWordMeant() {
    var words = List.of("setup", "test", "doctor", "clean");

    assertThat(Words.nearest("dcotor", words)).isEqualTo("doctor");
    assertThat(Words.nearest("tst", words)).isEqualTo("test");
    assertThat(Words.nearest("set-up", words)).isEqualTo("setup");
  }

  @Test
  void nearest_ofNoWords_saysNone() {
    assertThat(Words.nearest("any", List.of())).isEqualTo("(none)");
  }
}
