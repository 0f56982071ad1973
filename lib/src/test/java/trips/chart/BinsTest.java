package trips.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinsTest {

  private static Bins bins(int most, Double... values) {
    Counted counted = Counted.of(List.of(values));
    Counted.Extent extent = counted.extent();
    Cells cells = Cells.over(extent.span(), extent.whole());
    return Bins.join(cells, counted.count(cells), extent.whole(), most);
  }

  @Test
  void join_fractions_haveRoundEdges() {
    Bins bins = bins(10, 0.3, 1.7, 2.5, 9.4);
    assertThat(bins.from()).isZero();
    assertThat(bins.width()).isEqualTo(1);
    assertThat(bins.counts()).containsExactly(1, 1, 1, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void join_fewerBinsAllowed_growsByOneTwoFive() {
    assertThat(bins(5, 0.3, 1.7, 2.5, 9.4).width()).isEqualTo(2);
    assertThat(bins(4, 0.3, 1.7, 2.5, 9.4).width()).isEqualTo(5);
    assertThat(bins(1, 0.3, 1.7, 2.5, 9.4).counts()).containsExactly(4);
  }

  @Test
  void join_numberOnAnEdge_belongsToTheBinThatBeginsThere() {
    // 0.29 times 100 is 28.999999999999996.
    Bins bins = bins(100, 0.0, 0.29, 0.30, 0.99);
    assertThat(bins.width()).isEqualTo(0.01);
    assertThat(bins.counts()[29]).isEqualTo(1);
    assertThat(bins.counts()[30]).isEqualTo(1);
  }

  @Test
  void join_wholeNumbers_standInTheMiddleOfTheirBins() {
    Bins bins = bins(30, 1.0, 2.0, 2.0, 5.0);
    assertThat(bins.from()).isEqualTo(0.5);
    assertThat(bins.to()).isEqualTo(5.5);
    assertThat(bins.counts()).containsExactly(1, 2, 0, 0, 1);
  }

  @Test
  void join_negativeNumbers_keepTheirPlace() {
    Bins bins = bins(10, -4.5, -0.5, 4.5);
    assertThat(bins.from()).isEqualTo(-5);
    assertThat(bins.counts()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 0, 1);
  }

  @Test
  void join_oneNumberOrAllEqual_isOneBin() {
    assertThat(bins(30, 7.25, 7.25).counts()).containsExactly(2);
    assertThat(bins(30, 0.0).counts()).containsExactly(1);
    assertThat(bins(30, 1e300, -1e300).counts()).hasSizeLessThanOrEqualTo(30);
    assertThat(bins(30, 1e-300, 2e-300).counts()).hasSizeLessThanOrEqualTo(30);
  }

  @Test
  void join_anyData_losesNothing() {
    Double[] values =
        IntStream.range(0, 5_000).mapToObj(i -> Math.exp(i * 0.002)).toArray(Double[]::new);
    for (int most : new int[] {1, 7, 30, 200}) {
      Bins bins = bins(most, values);
      assertThat(java.util.Arrays.stream(bins.counts()).sum()).isEqualTo(5_000);
      assertThat(bins.counts()).hasSizeLessThanOrEqualTo(most);
    }
  }
}
