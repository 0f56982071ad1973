package trips;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CheckTest {

  @Test
  void isEqualTo_sameNumberOfOtherType_passes() {
    assertThatCode(() -> Check.that(784_246).isEqualTo(784_246L)).doesNotThrowAnyException();
  }

  @Test
  void isEqualTo_arrayAndListOfTheSame_passes() {
    assertThatCode(() -> Check.that(new int[] {1, 2}).isEqualTo(List.of(1L, 2L)))
        .doesNotThrowAnyException();
  }

  @Test
  void isEqualTo_wrongNumber_showsTheGivenAndNotTheAnswer() {
    assertThatThrownBy(() -> Check.that(12_000L).hint("which day?").isEqualTo(784_246L))
        .isInstanceOf(CheckFailed.class)
        .hasNoCause()
        .hasMessage(
            "✗ Not yet. You gave 12,000 (a whole number), which is the right kind of value but not"
                + " the right one.\nHint: which day?")
        .satisfies(e -> org.assertj.core.api.Assertions.assertThat(e.getStackTrace()).isEmpty());
  }

  @Test
  void isEqualTo_wrongKind_namesTheKind() {
    assertThatThrownBy(() -> Check.that("12").isEqualTo(12))
        .hasMessage("✗ Not yet. You gave the text \"12\", but the answer is a whole number.");
  }

  @Test
  void isEqualTo_null_saysThereIsNoAnswer() {
    assertThatThrownBy(() -> Check.that(null).isEqualTo(12))
        .hasMessage("✗ Not yet. There is no answer yet (it is null).");
  }

  @Test
  void isEqualTo_listThatDiffersLater_saysWhere() {
    assertThatThrownBy(() -> Check.that(Arrays.asList(1, 2, 4)).isEqualTo(List.of(1, 2, 3)))
        .hasMessageContaining("element 3 is the first that is not right");
  }

  @Test
  void isEqualTo_setInOtherOrder_passes() {
    assertThatCode(() -> Check.that(Set.of(1, 2, 3)).isEqualTo(Set.of(3, 2, 1)))
        .doesNotThrowAnyException();
  }

  @Test
  void isCloseTo_withinAndBeyondTolerance_passesAndFails() {
    assertThatCode(() -> Check.that(3.14).isCloseTo(Math.PI, 0.01)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Check.that(3).isCloseTo(Math.PI, 0.01))
        .hasMessageContaining("further than 0.01");
  }

  @Test
  void satisfies_false_repeatsTheDescription() {
    assertThatThrownBy(() -> Check.that(3).satisfies("is even", n -> n % 2 == 0))
        .hasMessageContaining("need a value that is even");
  }

  @Test
  void hasRowsAndColumns_ofDataset_compareShape() {
    Dataset<Row> data = TestSpark.session().sql("SELECT id AS zone, 1 AS trips FROM range(3)");
    assertThatCode(() -> Check.that(data).hasRows(3)).doesNotThrowAnyException();
    assertThatCode(() -> Check.that(data).hasColumns("zone", "trips")).doesNotThrowAnyException();
    assertThatThrownBy(() -> Check.that(data).hasRows(2)).hasMessageContaining("too many");
    assertThatThrownBy(() -> Check.that(data).hasColumns("zone", "count"))
        .hasMessage(
            "✗ Not yet. Your columns are zone, trips. Missing: count. Not asked for: trips.");
    assertThatThrownBy(() -> Check.that(data).isEqualTo(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hasRows");
  }
}
