package trips.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import trips.data.TripDataException;

class ReplayTest {

  /** An hour of trips in a time of its own, which begins at {@link TestPacer#START}. */
  private final Replay hour =
      Replay.of(YearMonth.of(2020, 3))
          .scale(0.01)
          .from("2020-03-01T08:30")
          .to("2020-03-01T09:30")
          .paced(new TestPacer());

  @Test
  void events_withoutSettings_areTheTripsInOrder() {
    List<TripEvent> events = hour.events().toList();
    assertThat(events).hasSizeBetween(200, 500).isSortedAccordingTo(byEventTime());
    assertThat(events.get(0).eventTime()).isAfterOrEqualTo(time("2020-03-01T08:30"));
    assertThat(events.get(events.size() - 1).eventTime()).isBefore(time("2020-03-01T09:30"));
    assertThat(events).extracting(TripEvent::sentTime).isSorted();
    assertThat(hour.events().toList()).isEqualTo(events);
  }

  @Test
  void events_speed_shortensTheTimeBetweenThem() {
    List<TripEvent> events = hour.speed(600).events().toList();
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(Duration.between(TestPacer.START, event.sentTime()).multipliedBy(600))
                    .isBetween(since(event).minusMillis(1), since(event).plusMillis(1)));
  }

  @Test
  void events_disorder_delaysEachByAtMostThat() {
    Duration most = Duration.ofMinutes(2);
    List<TripEvent> events = hour.disorder(most).events().toList();
    assertThat(events).extracting(TripEvent::sentTime).isSorted();
    assertThat(events)
        .allSatisfy(event -> assertThat(delay(event)).isBetween(Duration.ZERO, most))
        .anySatisfy(event -> assertThat(delay(event)).isGreaterThan(Duration.ofSeconds(100)));
    assertThat(events).isNotEqualTo(sorted(events));
    assertThat(trips(events)).isEqualTo(trips(hour.events().toList()));
  }

  @Test
  void events_bursts_comeTogetherAndNeverLaterThanTwice() {
    Duration typical = Duration.ofMinutes(3);
    List<TripEvent> events = hour.bursts(typical).events().toList();
    assertThat(events)
        .allSatisfy(
            event -> assertThat(delay(event)).isBetween(Duration.ZERO, typical.multipliedBy(2)));
    assertThat(events).extracting(TripEvent::sentTime).isSorted();
    long together = events.stream().map(TripEvent::sentTime).distinct().count();
    assertThat(together).isLessThan(events.size() * 8L / 10);
    assertThat(trips(events)).isEqualTo(trips(hour.events().toList()));
  }

  @Test
  void events_otherSeed_areTheSameTripsAtOtherTimes() {
    Replay late = hour.disorder(Duration.ofMinutes(5));
    assertThat(late.seed(7).events().toList())
        .isNotEqualTo(late.events().toList())
        .isEqualTo(late.seed(7).events().toList());
    assertThat(trips(late.seed(7).events().toList())).isEqualTo(trips(late.events().toList()));
  }

  @Test
  void events_wholeMonthWithLateOnes_loseNone() {
    assertThat(
            Replay.of(YearMonth.of(2020, 3))
                .scale(0.001)
                .disorder(Duration.ofHours(30))
                .events()
                .count())
        .isEqualTo(13_393);
  }

  @Test
  void to_consumer_getsEachWhenItsTimeHasCome() throws Exception {
    List<TripEvent> got = new ArrayList<>();
    try (ReplayRun run = hour.disorder(Duration.ofMinutes(1)).speed(60).to(got::add)) {
      run.await();
      assertThat(run.sent()).isEqualTo(got.size());
      assertThat(run.isRunning()).isFalse();
      assertThat(run).asString().contains("2020-03, speed 60.0: ended", "2020-03-01 09:");
    }
    Replay again = hour.paced(new TestPacer());
    assertThat(got).isEqualTo(again.disorder(Duration.ofMinutes(1)).speed(60).events().toList());
  }

  @Test
  void to_consumerThatThrows_endsWithThat() {
    ReplayRun run =
        hour.to(
            event -> {
              throw new IllegalStateException("no broker");
            });
    assertThatThrownBy(run::await)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no broker");
    assertThat(run).asString().contains("failed").contains("no broker");
  }

  @Test
  void stop_whileItWaits_endsItAtOnce() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    ReplayRun run =
        hour.paced(Pacer.system())
            .speed(0.001)
            .from("2020-03-01T08:00")
            .to(event -> first.countDown());
    run.stop();
    assertThat(run.isRunning()).isFalse();
    assertThat(run).asString().contains("stopped");
    run.stop();
  }

  @Test
  void settings_wrong_sayWhatIsAllowed() {
    assertWrong(() -> hour.speed(0), "speed is 0.0", "above 0");
    assertWrong(() -> hour.from("March"), "March", "2020-03-01T08:00");
    assertWrong(() -> hour.from("2020-04-01T08:00"), "2020-04-01T08:00", "replay is of 2020-03");
    assertWrong(() -> hour.disorder(Duration.ofSeconds(-1)), "disorder", "zero or more");
    assertWrong(() -> hour.to("2020-03-01T08:00").events(), "08:00", "other way round");
    assertWrong(() -> hour.scale(1000).events(), "scale is 1000.0", "up to 100");
  }

  @Test
  void json_andCsv_holdTheSame() {
    TripEvent event =
        new TripEvent(
            time("2020-03-01T08:00"),
            Instant.parse("2026-01-01T12:00:00.123456789Z"),
            "HV0003",
            "B02764",
            132,
            265,
            time("2020-03-01T08:40:05"),
            12.345,
            true);
    assertThat(event.json())
        .isEqualTo(
            "{\"event_time\":\"2020-03-01T08:00:00\",\"sent_time\":\"2026-01-01T12:00:00.123456Z\","
                + "\"hvfhs_license_num\":\"HV0003\",\"dispatching_base_num\":\"B02764\","
                + "\"PULocationID\":132,\"DOLocationID\":265,"
                + "\"dropoff_datetime\":\"2020-03-01T08:40:05\",\"trip_miles\":12.35,"
                + "\"shared_request_flag\":\"Y\"}");
    assertThat(event.csv())
        .isEqualTo(
            "2020-03-01T08:00:00,2026-01-01T12:00:00.123456Z,HV0003,B02764,132,265,"
                + "2020-03-01T08:40:05,12.35,Y");
  }

  private static void assertWrong(Runnable call, String given, String allowed) {
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(call::run)
        .withMessageContaining(given)
        .withMessageContaining(allowed);
  }

  private static Duration since(TripEvent event) {
    return Duration.between(time("2020-03-01T08:30"), event.eventTime());
  }

  private static Duration delay(TripEvent event) {
    return Duration.between(TestPacer.START, event.sentTime()).minus(since(event));
  }

  private static List<TripEvent> sorted(List<TripEvent> events) {
    return events.stream().sorted(byEventTime()).toList();
  }

  private static List<String> trips(List<TripEvent> events) {
    return events.stream().map(event -> event.csv().replaceAll(",2026[^,]*", "")).sorted().toList();
  }

  private static Comparator<TripEvent> byEventTime() {
    return Comparator.comparing(TripEvent::eventTime);
  }

  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text);
  }
}
