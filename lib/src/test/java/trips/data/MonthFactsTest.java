package trips.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonthFactsTest {

  private final MonthFacts facts = MonthFacts.of(YearMonth.of(2020, 3));

  @Test
  void of_march2020_agreesWithItself() {
    assertThat(facts.tripsPerDay()).hasSize(31);
    assertThat(facts.tripsPerDay()[0]).isEqualTo(784_246);
    assertThat(facts.tripsPerDay()[30]).isEqualTo(129_550);
    assertThat(facts.trips()).isEqualTo(13_392_904);
    assertThat(sum(facts.pickups())).isEqualTo(13_392_904);
    assertThat(sum(facts.dropoffs())).isEqualTo(13_392_904);
    assertThat(facts.busiest()).hasSize(20);
    assertThat(facts.zoneTotals()).hasSize(9);
  }

  @Test
  void of_otherMonth_saysWhichCanBeGenerated() {
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> MonthFacts.of(YearMonth.of(2020, 4)))
        .withMessageContaining("2020-04")
        .withMessageContaining("2020-03");
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
