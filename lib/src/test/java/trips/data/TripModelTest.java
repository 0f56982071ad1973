package trips.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TripModelTest {

  private static final MonthFacts FACTS = MonthFacts.of(MonthFacts.MARCH_2020);
  private static final TripModel MODEL = model(1);

  @Test
  void plan_fullSize_hasThePublishedTripsOnEachDay() {
    long[] perDay = new long[31];
    IntStream.range(0, MODEL.blocks())
        .forEach(block -> perDay[block / PickupPlan.HOURS] += MODEL.trips(block));
    assertThat(perDay).isEqualTo(FACTS.tripsPerDay());
  }

  @Test
  void plan_fullSize_hasThePublishedPickupsPerBorough() {
    long[] cells = cells();
    Map<String, Long> boroughs = new LinkedHashMap<>();
    for (Zone zone : Zone.all()) {
      for (Licence licence : Licence.values()) {
        boroughs.merge(
            zone.publishedBorough(), cells[PickupTotals.cell(zone.id(), licence)], Long::sum);
      }
    }
    assertThat(boroughs).containsExactlyInAnyOrderEntriesOf(FACTS.pickups());
  }

  @Test
  void plan_fullSize_hasThePublishedBusiestZonesAndNoneBusier() {
    long[] cells = cells();
    List<Integer> byPickups =
        IntStream.rangeClosed(1, Zone.COUNT)
            .boxed()
            .sorted((a, b) -> Long.compare(uber(cells, b), uber(cells, a)))
            .toList();
    assertThat(byPickups.subList(0, 20)).isEqualTo(List.copyOf(FACTS.busiest().keySet()));
    FACTS.busiest().forEach((zone, pickups) -> assertThat(uber(cells, zone)).isEqualTo(pickups));
  }

  @Test
  void plan_fullSize_hasThePublishedPickupsOfNineZones() {
    long[] cells = cells();
    for (MonthFacts.ZoneTotal total : FACTS.zoneTotals()) {
      long pickups = 0;
      for (int zone : total.zones()) {
        for (Licence licence : Licence.values()) {
          pickups += cells[PickupTotals.cell(zone, licence)];
        }
      }
      assertThat(pickups).as("zones %s", total.zones()).isEqualTo(total.pickups());
    }
  }

  @Test
  void plan_smallScale_sumsToTheScaledTotal() {
    assertThat(model(0.001).trips()).isEqualTo(13_393);
    assertThat(model(0.01).trips()).isEqualTo(133_929);
  }

  @Test
  void plan_clockChange_leavesTheMissingHourEmpty() {
    int missing = 7 * PickupPlan.HOURS + 2;
    assertThat(MODEL.date(missing)).isEqualTo(LocalDate.of(2020, 3, 8));
    assertThat(TripModel.hour(missing)).isEqualTo(2);
    assertThat(MODEL.trips(missing)).isZero();
    assertThat(MODEL.trips(missing - 1)).isPositive();
    assertThat(MODEL.trips(missing + 1)).isPositive();
  }

  @Test
  void block_acrossClockChange_neverEndsInTheMissingHour() {
    List<Trip> trips = trips(MODEL, 7 * PickupPlan.HOURS + 1);
    LocalDateTime missing = LocalDateTime.of(2020, 3, 8, 2, 0);
    assertThat(trips)
        .noneMatch(
            trip ->
                !trip.dropoff().isBefore(missing) && trip.dropoff().isBefore(missing.plusHours(1)))
        .anyMatch(trip -> trip.dropoff().isAfter(missing.plusHours(1)));
  }

  @Test
  void block_drawnTwice_givesTheSameTripsWhateverWasDrawnBefore() {
    TripModel other = model(1);
    trips(other, 99);
    assertThat(trips(other, 100)).isEqualTo(trips(MODEL, 100));
    assertThat(trips(MODEL, 101)).isNotEqualTo(trips(MODEL, 100));
  }

  @Test
  void block_atTheLargestScale_hasAllItsTripsEachWithAKeyOfItsOwn() {
    TripModel model = model(100);
    assertThat(model.trips()).isEqualTo(1_339_290_400);
    int quiet = 29 * PickupPlan.HOURS + 3;
    BlockTrips block = model.block(quiet);
    TripBatch batch = new TripBatch();
    int drawn = 0;
    for (long last = Long.MIN_VALUE; block.hasNext(); drawn++) {
      block.draw(batch);
      assertThat(batch.key[0] > last).isTrue();
      last = batch.key[0];
    }
    assertThat(drawn).isEqualTo(model.trips(quiet)).isGreaterThan(50_000);
  }

  @Test
  void new_scaleOutOfRange_saysWhatIsAllowed() {
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> model(0))
        .withMessage("scale is 0.0; allowed is above 0 and up to 100");
  }

  private static TripModel model(double scale) {
    return new TripModel(MonthFacts.MARCH_2020, scale, TripModel.SEED);
  }

  private static List<Trip> trips(TripModel model, int number) {
    List<Trip> trips = new ArrayList<>();
    BlockTrips block = model.block(number);
    TripBatch batch = new TripBatch();
    while (block.hasNext()) {
      block.draw(batch);
      trips.add(batch.trip(0, model.bases.names()));
    }
    return trips;
  }

  private static long uber(long[] cells, int zone) {
    return cells[PickupTotals.cell(zone, Licence.HV0003)];
  }

  private static long[] cells() {
    long[] sums = new long[PickupTotals.CELLS];
    for (int block = 0; block < MODEL.blocks(); block++) {
      int[] cells = MODEL.cells(block);
      for (int cell = 0; cell < sums.length; cell++) {
        sums[cell] += cells[cell];
      }
    }
    return sums;
  }
}
