package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

  @Test
  void forSpark_pomOfTheTests_hasTheSameOptions() {
    String ofPom = System.getProperty("spark.jvm.options").strip();

    assertThat(List.of(ofPom.split("\\s+")))
        .as("spark.jvm.options in lib/pom.xml")
        .isEqualTo(JvmOptions.forSpark());
  }
}
