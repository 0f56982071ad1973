package trips.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.YearMonth;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trips.data.TripDataException;

class MonthsTest {

  private final Months months = new Months(YearMonth.of(2026, 11));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020-03|2020-03",
        " 2020-03 |2020-03",
        "2019-12..2020-02|2019-12 2020-01 2020-02",
        "2020-03..2020-03|2020-03",
        "2020-05,2019-03|2019-03 2020-05",
        "2020-03, 2020-02..2020-04|2020-02 2020-03 2020-04",
        "2019-02,2026-10|2019-02 2026-10"
      })
  void parse_monthsRangesLists_givesEachOnceInOrder(String text, String expected) {
    assertThat(months.parse(text))
        .containsExactlyElementsOf(
            Arrays.stream(expected.split(" ")).map(YearMonth::parse).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "March",
        "2020",
        "2020-13",
        "2020-3",
        "2020-03..",
        "..2020-03",
        "2020-05..2020-03",
        "2020-03..2020-04..2020-05",
        "2020-03,",
        "2020-03;2020-04"
      })
  void parse_misspelt_showsHowToWriteIt(String text) {
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> months.parse(text))
        .withMessageStartingWith("'" + text + "' names no months; write 2020-03");
  }

  @ParameterizedTest
  @CsvSource({
    "2019-01, 2019-01",
    "2026-11, 2026-11",
    "2018-12..2019-03, 2018-12",
    "2020-01..9999-12, 9999-12"
  })
  void parse_impossibleMonth_namesThoseThatExist(String text, String month) {
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> months.parse(text))
        .withMessageContaining("no trips of " + month + " to download")
        .withMessageContaining("2019-02 to about 2026-09");
  }
}
