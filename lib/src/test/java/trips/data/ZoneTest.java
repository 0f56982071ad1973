package trips.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ZoneTest {

  /** Of the lines {@code id|borough|zone|service_zone} of TLC's table of 2024. */
  private static final String TLC_2024 =
      "025a21eb218cdea187a93d60d1b537f91ca378dec47e79a7824d5d50fdc634de";

  private final List<Zone> zones = Zone.all();

  @Test
  void all_comparedWithTlc_hasTheSameContent() throws Exception {
    String lines =
        zones.stream()
            .map(
                zone ->
                    String.join(
                        "|",
                        String.valueOf(zone.id()),
                        zone.borough(),
                        zone.name(),
                        zone.serviceZone()))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
    assertThat(HexFormat.of().formatHex(hash)).isEqualTo(TLC_2024);
  }

  @Test
  void all_ids_runFrom1To265() {
    assertThat(zones)
        .extracting(Zone::id)
        .isEqualTo(IntStream.rangeClosed(1, 265).boxed().toList());
  }

  @Test
  void all_places_lieInNewYorkAndNewark() {
    assertThat(zones.stream().filter(Zone::isPlace))
        .hasSize(263)
        .allSatisfy(
            zone -> {
              assertThat(zone.longitude()).isBetween(-74.27, -73.69);
              assertThat(zone.latitude()).isBetween(40.49, 40.92);
            });
  }

  @Test
  void miles_betweenKnownZones_areThoseOfTheRoad() {
    Places places = new Places();
    assertThat(places.miles(132 - 1, 161 - 1)).as("JFK to Midtown").isBetween(14.0, 19.0);
    assertThat(places.miles(138 - 1, 161 - 1)).as("LaGuardia to Midtown").isBetween(6.0, 10.0);
    assertThat(places.miles(132 - 1, 138 - 1)).as("JFK to LaGuardia").isBetween(9.0, 14.0);
    assertThat(places.miles(161 - 1, 162 - 1)).as("Midtown to Midtown East").isLessThan(1.0);
    assertThat(places.miles(56 - 1, 57 - 1)).as("Corona to Corona").isLessThan(1.5);
    assertThat(places.miles(206 - 1, 88 - 1)).as("over the bridge").isBetween(11.0, 18.0);
    assertThat(places.miles(161 - 1, 161 - 1)).isLessThan(1.5);
  }

  @Test
  void publishedBorough_ofBothLastZones_isUnknown() {
    assertThat(zones.get(263).publishedBorough()).isEqualTo("Unknown");
    assertThat(zones.get(264).publishedBorough()).isEqualTo("Unknown");
  }
}
