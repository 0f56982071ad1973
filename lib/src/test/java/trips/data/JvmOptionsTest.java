package trips.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

  @Test
  void pom_sparkJvmOptions_areSparksOwn() {
    String ofPom = System.getProperty("spark.jvm.options").strip();
    assertThat(List.of(ofPom.split("\\s+")))
        .as("spark.jvm.options in lib/pom.xml")
        .containsExactly(JavaModuleOptions.defaultModuleOptionArray());
  }
}
