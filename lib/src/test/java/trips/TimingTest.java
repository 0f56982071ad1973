package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimingTest {

  private final AtomicLong nanos = new AtomicLong();
  private final List<String> order = new ArrayList<>();

  /** Takes one of the times after the other, in milliseconds; the first is the warm-up. */
  private Call taking(String name, long... millis) {
    Iterator<Long> times = java.util.Arrays.stream(millis).boxed().iterator();
    return () -> {
      order.add(name);
      nanos.addAndGet(times.next() * 1_000_000);
    };
  }

  private Contest contest() {
    return new Contest(nanos::get);
  }

  @Test
  void runs_twoAlternatives_warmsUpThenTakesTurnsBothWays() {
    contest().and("a", taking("a", 9, 1, 1, 1)).and("b", taking("b", 9, 2, 2, 2)).runs(3);
    assertThat(order).containsExactly("a", "b", "a", "b", "b", "a", "a", "b");
  }

  @Test
  void median_oddAndEvenRuns_leaveTheWarmUpOut() {
    assertThat(contest().and("a", taking("a", 9_000, 30, 10, 20)).runs(3).median("a"))
        .isEqualTo(Duration.ofMillis(20));
    assertThat(contest().and("a", taking("a", 9_000, 30, 10, 20, 40)).runs(4).median("a"))
        .isEqualTo(Duration.ofMillis(25));
  }

  @Test
  void sentence_runsApart_givesRatioAndMedians() {
    Timing timing =
        contest()
            .and("pushdown on", taking("on", 900, 200, 210, 220, 215, 205))
            .and("pushdown off", taking("off", 900, 1700, 1800, 1750, 1760, 1740))
            .runs(5);
    assertThat(timing.sentence())
        .isEqualTo(
            "pushdown on takes 0.12 × the time of pushdown off: medians of 5 runs 210 ms and"
                + " 1.75 s.");
    assertThat(timing.ratio("pushdown on", "pushdown off")).isCloseTo(0.12, within(1e-9));
    assertThat(timing).hasToString(timing.sentence());
  }

  @Test
  void sentence_runsAmongEachOther_saysNoClearDifference() {
    Timing timing =
        contest()
            .and("a", taking("a", 0, 100, 120, 140, 160, 180))
            .and("b", taking("b", 0, 110, 130, 150, 170, 190))
            .runs(5);
    assertThat(timing.sentence())
        .isEqualTo(
            "No clear difference between a and b: medians of 5 runs 140 ms and 150 ms, and the"
                + " runs of both lie among each other.");
  }

  @Test
  void sentence_oneRunOutOfLine_saysHowManyPairsDisagree() {
    Timing timing =
        contest()
            .and("a", taking("a", 0, 100, 101, 102, 103, 250))
            .and("b", taking("b", 0, 200, 240, 260, 270, 280))
            .runs(5);
    assertThat(timing.sentence())
        .isEqualTo(
            "a takes 0.39 × the time of b: medians of 5 runs 102 ms and 260 ms, though in 2 of 25"
                + " pairs of runs it is the other way round.");
  }

  @Test
  void sentence_threeRunsThatOverlapOnce_isNotClear() {
    Timing timing =
        contest()
            .and("a", taking("a", 0, 100, 101, 210))
            .and("b", taking("b", 0, 200, 240, 260))
            .runs(3);
    assertThat(timing.sentence()).startsWith("No clear difference between a and b");
  }

  @Test
  void sentence_threeAlternatives_ranksThemAndNamesTies() {
    assertThat(
            contest()
                .and("RDD", taking("r", 0, 1000, 1100, 1200))
                .and("SQL", taking("s", 0, 100, 110, 120))
                .and("DataFrame", taking("d", 0, 105, 115, 125))
                .runs(3)
                .sentence())
        .isEqualTo(
            "SQL and DataFrame are the fastest of 3, with no clear difference between them: medians of"
                + " 3 runs SQL 110 ms, DataFrame 115 ms (1.05 ×), RDD 1.1 s (10 ×).");
    assertThat(
            contest()
                .and("RDD", taking("r", 0, 1000, 1100, 1200))
                .and("SQL", taking("s", 0, 100, 110, 120))
                .and("Dataset", taking("d", 0, 500, 500, 500))
                .runs(3)
                .sentence())
        .startsWith(
            "SQL is the fastest of 3: medians of 3 runs SQL 110 ms, Dataset 500 ms (4.5 ×)");
  }

  @Test
  void sentence_oneAlternative_givesItsSpread() {
    assertThat(contest().and("a", taking("a", 0, 5, 7, 6)).runs(3).sentence())
        .isEqualTo("a takes 6 ms: median of 3 runs, from 5 ms to 7 ms.");
  }

  @Test
  void runs_tooFew_saysWhy() {
    assertThatThrownBy(() -> contest().and("a", taking("a")).runs(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 runs; allowed are 3 to 1000: fewer cannot tell a difference from chance");
    assertThat(order).isEmpty();
  }

  @Test
  void runs_callThatFails_throwsWhatItThrew() {
    Call failing =
        () -> {
          throw new IOException("disk gone");
        };
    assertThatThrownBy(() -> contest().and("a", failing).runs(3))
        .isInstanceOf(IOException.class)
        .hasMessage("disk gone");
  }

  @Test
  void and_sameNameTwice_isRefused() {
    assertThatThrownBy(() -> contest().and("a", taking("a")).and("a", taking("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a\" is there already");
  }

  @Test
  void median_unknownName_namesThoseThatThereAre() {
    Timing timing = contest().and("a", taking("a", 0, 1, 1, 1)).runs(3);
    assertThatThrownBy(() -> timing.median("b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"b\" was not measured; there are a");
  }

  @Test
  void chart_shortTimes_areInMilliseconds() {
    Timing timing = contest().and("a", taking("a", 0, 5, 7, 6)).runs(3);
    assertThat(timing.chart().getXAxisTitle()).isEqualTo("milliseconds, each dot one run");
    assertThat(timing.chart().summary()).containsExactly("a: median 6 ms of 3, from 5 ms to 7 ms");
    assertThat(timing.chart().getTitle()).isEqualTo("a takes 6 ms");
  }

  @Test
  void text_anyTime_hasThreeDigits() {
    assertThat(Seconds.text(0)).isEqualTo("0 s");
    assertThat(Seconds.text(0.00000123)).isEqualTo("1.23 µs");
    assertThat(Seconds.text(0.0084)).isEqualTo("8.4 ms");
    assertThat(Seconds.text(0.9999)).isEqualTo("1 s");
    assertThat(Seconds.text(1.749)).isEqualTo("1.75 s");
    assertThat(Seconds.text(1234.4)).isEqualTo("1,234 s");
  }
}
