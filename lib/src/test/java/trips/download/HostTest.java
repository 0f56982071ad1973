package trips.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trips.data.TripDataException;

class HostTest {

  private static final YearMonth MARCH = YearMonth.of(2020, 3);

  @Test
  void find_nothingSet_isTlc() {
    assertThat(Host.find(null, null).file(MARCH))
        .hasToString(
            "https://d37ci6vzurychx.cloudfront.net/trip-data/fhvhv_tripdata_2020-03.parquet");
  }

  @Test
  void find_propertyAndVariable_prefersTheProperty() {
    assertThat(Host.find("http://one/a", "http://two/b/").file(MARCH))
        .hasToString("http://one/a/fhvhv_tripdata_2020-03.parquet");
    assertThat(Host.find(null, "http://two/b/").file(MARCH))
        .hasToString("http://two/b/fhvhv_tripdata_2020-03.parquet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "mirror.example.org/trips", "ftp://mirror/", "file:/data", "http://a b"})
  void find_noWebAddress_saysWhatWasGiven(String given) {
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> Host.find(null, given))
        .withMessageStartingWith("the environment variable TRIPS_HOST is '" + given + "'");
  }
}
