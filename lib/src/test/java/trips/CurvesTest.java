package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class CurvesTest {

  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000, 100_000);

  private final AtomicLong nanos = new AtomicLong();

  /** Takes that many microseconds, by the size. */
  private Call.Sized<Integer> taking(LongUnaryOperator micros) {
    return n -> nanos.addAndGet(micros.applyAsLong(n) * 1_000);
  }

  private Growth<Integer> growth() {
    return new Growth<>("rows", SIZES, nanos::get);
  }

  @Test
  void sentence_linesThatCross_saysWhere() {
    Curves curves =
        growth()
            .measure("Spark", taking(n -> 1_000))
            .measure("Tablesaw", taking(n -> n / 2))
            .runs(3);
    assertThat(curves.crossing("Spark", "Tablesaw").getAsDouble()).isCloseTo(2_000, within(1e-6));
    assertThat(curves.sentence())
        .isEqualTo(
            "Tablesaw is faster up to about 2,000 rows, Spark from there on (medians of 3 runs).");
    assertThat(curves.median("Tablesaw", 1_000)).isEqualTo(Duration.ofNanos(500_000));
  }

  @Test
  void sentence_linesThatDoNotCross_saysWhichIsFaster() {
    Curves curves = growth().measure("a", taking(n -> n)).measure("b", taking(n -> 2 * n)).runs(3);
    assertThat(curves.crossing("a", "b")).isEmpty();
    assertThat(curves.sentence())
        .isEqualTo("a is faster at every size from 100 to 100,000 rows (medians of 3 runs).");
  }

  @Test
  void sentence_equalTimes_saysNoClearDifference() {
    Curves curves = growth().measure("a", taking(n -> n)).measure("b", taking(n -> n)).runs(3);
    assertThat(curves.crossing("a", "b")).isEmpty();
    assertThat(curves.sentence())
        .startsWith("No clear difference between a and b from 100 to 100,000 rows");
  }

  @Test
  void crossing_unclearSizesBetween_liesBetweenTheClearOnes() {
    Curves curves =
        growth()
            .measure("a", taking(n -> n == 100 ? 100 : n == 100_000 ? 1_000 : 500))
            .measure("b", taking(n -> n == 100 ? 200 : 500))
            .runs(3);
    assertThat(curves.crossing("a", "b").getAsDouble()).isBetween(100.0, 100_000.0);
    assertThat(curves.sentence()).startsWith("a is faster up to about");
  }

  @Test
  void sentence_oneAlternative_comparesItsEnds() {
    assertThat(growth().measure("Spark", taking(n -> 1_000 + n / 100)).runs(3).sentence())
        .isEqualTo("Spark takes 2 × the time for 1,000 × the rows (medians of 3 runs).");
  }

  @Test
  void chart_always_hasLogarithmicAxesAndALinePerAlternative() {
    Curves curves =
        growth()
            .measure("Spark", taking(n -> 1_000))
            .measure("Tablesaw", taking(n -> n / 2))
            .runs(3);
    assertThat(curves.chart().getStyler().isXAxisLogarithmic()).isTrue();
    assertThat(curves.chart().getStyler().isYAxisLogarithmic()).isTrue();
    assertThat(curves.chart().getSeries("Tablesaw").getYData())
        .containsExactly(0.00005, 0.0005, 0.005, 0.05);
    assertThat(curves.chart().words()).contains("marked at 2000: about 2,000");
  }

  @Test
  void over_sizesOutOfOrder_areRefused() {
    assertThatThrownBy(() -> Timing.over("rows", List.of(10, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("sizes [10, 5]; each must be greater");
    assertThatThrownBy(() -> Timing.over("rows", List.of(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least two");
  }

  @Test
  void runs_nothingToMeasure_saysWhatToCall() {
    assertThatThrownBy(() -> growth().runs(3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("measure(name, n -> …)");
  }
}
