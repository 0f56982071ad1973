package trips.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalesTest {

  @Test
  void ticks_anySpan_areRoundAndInside() {
    assertThat(Ticks.of(new Span(0, 1), 5)).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
    assertThat(Ticks.of(new Span(0, 0.35), 4)).containsExactly(0.0, 0.1, 0.2, 0.3);
    assertThat(Ticks.of(new Span(-3, 7), 5)).containsExactly(-2.0, 0.0, 2.0, 4.0, 6.0);
    assertThat(Ticks.of(new Span(1_200, 1_900), 3)).containsExactly(1_500.0);
    assertThat(Ticks.of(new Span(4, 4), 5)).containsExactly(4.0);
  }

  @Test
  void decades_anyNumbers_holdTwoPowersOfTen() {
    assertThat(Ticks.decades(new Span(0.2, 0.9))).isEqualTo(new Span(0.1, 1));
    assertThat(Ticks.decades(new Span(100, 100))).isEqualTo(new Span(100, 1_000));
    assertThat(Ticks.decades(new Span(2, 30))).isEqualTo(new Span(1, 100));
    assertThat(Ticks.decades(new Span(1_000, 1_000_000))).isEqualTo(new Span(800, 1_250_000));
  }

  @Test
  void colours_fromLeastToGreatest_growDarker() {
    ColourScale scale = new ColourScale(new Span(10, 20));
    double before = 256;
    for (double value = 10; value <= 20; value += 0.5) {
      double light = brightness(scale.of(value));
      assertThat(light).isLessThan(before);
      before = light;
    }
    assertThat(scale.of(9)).isEqualTo(scale.of(10));
    assertThat(scale.of(21)).isEqualTo(scale.of(20));
  }

  @Test
  void colours_oneValueOnly_areThoseOfTheMiddle() {
    assertThat(new ColourScale(new Span(3, 3)).of(3)).isEqualTo(ColourScale.at(0.5));
  }

  @Test
  void sorted_names_followTheCalendarOrTheirSizeOrTheAlphabet() {
    assertThat(Order.sorted(List.of("Wed", "Sun", "Mon"))).containsExactly("Mon", "Wed", "Sun");
    assertThat(Order.sorted(List.of("May", "March", "June")))
        .containsExactly("March", "May", "June");
    assertThat(Order.sorted(List.of("10", "9", "-1.5"))).containsExactly("-1.5", "9", "10");
    assertThat(Order.sorted(List.of("Queens", "Bronx"))).containsExactly("Bronx", "Queens");
  }

  @Test
  void span_missingValues_areNotInIt() {
    assertThat(Span.of(List.of(new double[] {3, Double.NaN, 5}))).isEqualTo(new Span(3, 5));
    assertThat(Span.of(List.of(new double[0]))).isEqualTo(new Span(0, 0));
    assertThat(new Span(3, 5).withZero()).isEqualTo(new Span(0, 5));
    assertThat(new Span(3, 5).fromZero()).isEqualTo(new Span(0, 5));
    assertThat(new Span(0, 0).fromZero()).isEqualTo(new Span(0, 1));
  }

  private static double brightness(Color colour) {
    return 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
  }
}
