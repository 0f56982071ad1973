package trips.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WallClockTest {

  @ParameterizedTest
  @CsvSource({
    "2020-03-01 00:03:07,2020-03-01T00:03:07",
    "2020-03-01T00:03:07,2020-03-01T00:03:07",
    "2020-03-01 00:03,2020-03-01T00:03",
    "2020-03-01 00:03:07.5,2020-03-01T00:03:07.5",
    "2020-03-01 00:03:07.123456,2020-03-01T00:03:07.123456",
    "2020-03-01 00:03:07.123456789,2020-03-01T00:03:07.123456",
    "1969-12-31 23:59:59.999999,1969-12-31T23:59:59.999999",
    "2020-02-29 23:59:59,2020-02-29T23:59:59",
    "2020-03-01 00:03:07Z,2020-03-01T00:03:07",
    "2020-03-01T00:03:07.25Z,2020-03-01T00:03:07.25",
    "2020-03-01 00:03:07 UTC,2020-03-01T00:03:07",
    "2020-03-01 00:03:07+00,2020-03-01T00:03:07",
    "2020-03-01 00:03:07 +0000,2020-03-01T00:03:07",
    "2020-03-01 00:03:07-00:00,2020-03-01T00:03:07",
    "2020-03-01 00:03:07-05:00,2020-03-01T00:03:07",
    "2020-07-01 00:03:07-0400,2020-07-01T00:03:07",
    "2020-11-01 01:30:00-04:00,2020-11-01T01:30",
    "2020-11-01 01:30:00-05:00,2020-11-01T01:30",
  })
  void micros_timesAsToolsWriteThem_keepsTheDigits(String text, String expected) {
    assertThat(micros(text))
        .isEqualTo(
            ChronoUnit.MICROS.between(
                LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), LocalDateTime.parse(expected)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2020-03-01",
        "2020-3-1 00:03:07",
        "2020-02-30 00:03:07",
        "2019-02-29 00:03:07",
        "2020-00-01 00:03:07",
        "2020-03-00 00:03:07",
        "2020-03-01 24:00:00",
        "2020-03-01 00:60:00",
        "2020-03-01 00:03:60",
        "2020-03-01 00:03:07.",
        "2020-03-01 00:03:07.1234567890",
        "2020-03-01 00:03:0",
        "2020-03-01 00:03:077",
        "2020-03-01  00:03:07",
        "2020-03-01 00:03:07 ",
        "2020-03-01 00:03:07+01:00",
        "2020-03-01 00:03:07-04:00",
        "2020-07-01 00:03:07-05:00",
        "2020-03-01 00:03:07-05:99",
        "2020-03-01 00:03:07+",
        "2020-03-01 00:03:07-05:",
        "2020-03-01 00:03:07+99:00",
        "2020-03-01 00:03:07ZZ",
        "2020-03-01 00:03:07 UT",
        "03/01/2020 12:03:07 AM",
        "1583020987",
      })
  void micros_anythingElse_isNone(String text) {
    assertThat(micros(text)).isEqualTo(WallClock.NONE);
  }

  private static long micros(String text) {
    byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
    return WallClock.micros(bytes, 1, bytes.length - 1);
  }
}
