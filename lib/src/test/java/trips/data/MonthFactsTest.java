package trips.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"2019-02", "2020-04", "2024-05", "2024-06", "2026-02", "2030-12"})
  void of_otherMonth_addsUpToTheMonthsTotal(String month) {
    MonthFacts other = MonthFacts.of(YearMonth.parse(month));
    assertThat(other.tripsPerDay()).hasSize(other.month().lengthOfMonth());
    assertThat(other.trips()).isEqualTo(MonthFacts.trips(other.month()));
    assertThat(sum(other.pickups())).isEqualTo(other.trips());
    assertThat(sum(other.dropoffs())).isEqualTo(other.trips());
  }

  @Test
  void trips_publishedMonths_areTheRowsOfTheFiles() {
    assertThat(MonthFacts.trips(YearMonth.of(2020, 4))).isEqualTo(4_312_909);
    assertThat(MonthFacts.trips(YearMonth.of(2024, 5))).isEqualTo(20_704_538);
  }

  @Test
  void trips_laterMonths_areThoseOfTheLastKnownYear() {
    assertThat(MonthFacts.trips(YearMonth.of(2024, 6))).isEqualTo(19_366_619);
    assertThat(MonthFacts.trips(YearMonth.of(2025, 5)))
        .isEqualTo(MonthFacts.trips(YearMonth.of(2026, 5)))
        .isEqualTo(20_704_538);
  }

  @Test
  void of_beforeTheFirstMonth_namesIt() {
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> MonthFacts.of(YearMonth.of(2019, 1)))
        .withMessageContaining("2019-01")
        .withMessageContaining("2019-02");
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
