package trips.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {

  private static final URI FROM = URI.create("http://host/file");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A tag, alone and beside a date.
        "\"a-1\"|||\"a-1\"",
        "\"a-1\"|Thu, 30 Jun 2022 03:16:23 GMT|Sun, 22 Nov 2026 12:00:00 GMT|\"a-1\"",
        // A weak tag, which also keeps from using the date.
        "W/\"a\"|||''",
        "W/\"a\"|Thu, 30 Jun 2022 03:16:23 GMT|Sun, 22 Nov 2026 12:00:00 GMT|''",
        // A date is strong a second later.
        "|Thu, 30 Jun 2022 03:16:23 GMT|Thu, 30 Jun 2022 03:16:24 GMT|Thu, 30 Jun 2022 03:16:23 GMT",
        "|Thu, 30 Jun 2022 03:16:23 GMT|Thu, 30 Jun 2022 03:16:23 GMT|''",
        "|Thu, 30 Jun 2022 03:16:23 GMT||''",
        "|yesterday|Thu, 30 Jun 2022 03:16:24 GMT|''",
        "|||''"
      })
  void of_headers_takesOnlyStrongValidators(
      String tag, String modified, String date, String validator) {
    Map<String, List<String>> headers = new TreeMap<>();
    put(headers, "ETag", tag);
    put(headers, "Last-Modified", modified);
    put(headers, "Date", date);
    Stamp stamp = Stamp.of(FROM, HttpHeaders.of(headers, (name, value) -> true), 7);
    assertThat(stamp).isEqualTo(new Stamp(FROM, validator, 7));
    assertThat(stamp.canResume()).isEqualTo(!validator.isEmpty());
  }

  private static void put(Map<String, List<String>> headers, String name, String value) {
    if (value != null) {
      headers.put(name, List.of(value));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\"one\"", "\"a\\u0041=b:c\\\\d #!\"", "Thu, 30 Jun 2022 03:16:23 GMT"})
  void parse_text_givesTheSame(String validator) {
    Stamp stamp = new Stamp(URI.create("https://h:1/a%20b?c=d&e"), validator, 346_478_514);
    assertThat(Stamp.parse(stamp.text())).contains(stamp);
  }

  @Test
  void parse_cutAnywhere_givesNothingOrAnotherVersion() {
    Stamp stamp = new Stamp(FROM, "\"one\"", 346_478_514);
    String text = stamp.text().strip();
    for (int length = 0; length < text.length(); length++) {
      assertThat(Stamp.parse(text.substring(0, length))).isNotEqualTo(java.util.Optional.of(stamp));
    }
  }
}
