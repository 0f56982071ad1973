package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SettingChangeTest {

  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = TestSpark.session();
  }

  @Test
  void with_settingOfASession_holdsInsideAlone() {
    String before = spark.conf().get(ADAPTIVE);
    String other = String.valueOf(!Boolean.parseBoolean(before));
    String inside = Spark.with(ADAPTIVE, other, () -> spark.conf().get(ADAPTIVE));
    assertThat(inside).isEqualTo(other);
    assertThat(spark.conf().get(ADAPTIVE)).isEqualTo(before);
  }

  @Test
  void with_settingThatWasNotSet_isNotSetAfterwards() {
    String key = "spark.sql.codegen.wholeStage";
    spark.conf().unset(key);
    Spark.with(key, "false", () -> assertThat(spark.conf().get(key)).isEqualTo("false"));
    assertThat(spark.conf().contains(key)).isFalse();
  }

  @Test
  void with_callThatFails_putsTheSettingBack() {
    String before = spark.conf().get(ADAPTIVE);
    Runnable failing =
        () -> {
          throw new IllegalStateException("no");
        };
    assertThatThrownBy(() -> Spark.with(ADAPTIVE, "false", failing)).hasMessage("no");
    assertThat(spark.conf().get(ADAPTIVE)).isEqualTo(before);
  }

  @Test
  void with_mistypedName_namesTheNearest() {
    assertThatThrownBy(() -> Spark.with("spark.sql.adaptive.enable", "false", () -> 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Spark has no setting \"spark.sql.adaptive.enable\"; did you mean"
                + " \"spark.sql.adaptive.enabled\"?");
  }

  @Test
  void with_settingReadAtTheStart_saysHowToStartAgain() {
    for (String key : new String[] {"spark.executor.memory", "spark.sql.warehouse.dir"}) {
      assertThatThrownBy(() -> Spark.with(key, "2g", () -> 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(key + "\" cannot be changed while a session runs")
          .hasMessageContaining("Spark.stop()");
    }
  }

  @Test
  void with_settingOfALibraryBelow_isPassedOn() {
    String key = "parquet.filter.columnindex.enabled";
    assertThat(Spark.with(key, "false", () -> spark.conf().get(key))).isEqualTo("false");
    assertThat(spark.conf().contains(key)).isFalse();
  }
}
