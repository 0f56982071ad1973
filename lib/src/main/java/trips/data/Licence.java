package trips.data;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/**
 * A company with a high-volume licence.
 *
 * <p>Shares of trips by month stand in {@code model/licences.csv}. They are estimates around what
 * is published: 69.5 / 29.3 / 1.2 % in April 2020 and 71.95 / 25.99 / 2.06 % in the whole of 2020
 * (HV0003 / HV0005 / HV0004). No share of March 2020 alone is published.
 */
enum Licence {
  /** Juno, which left in November 2019. */
  HV0002(0.100, 1.0),
  /** Uber. */
  HV0003(0.130, 1.0),
  /** Via, which left in December 2021; it sold shared rides above all, mostly in Manhattan. */
  HV0004(0.700, 0.5),
  /** Lyft. */
  HV0005(0.160, 1.2);

  /** Number of licences. */
  static final int COUNT = values().length;

  /** Uber and Lyft stopped selling shared rides on this day (both companies' press releases). */
  private static final LocalDate SHARING_STOPPED = LocalDate.of(2020, 3, 17);

  /** Uber sold shared rides in New York again; Lyft's came and went, which is not modelled. */
  private static final LocalDate SHARING_RESUMED = LocalDate.of(2022, 6, 21);

  private static final Map<Licence, Double> SHARED_AGAIN = Map.of(HV0003, 0.025, HV0005, 0.006);

  /** How the share of trips changes, relative to the others, as the city shuts down. */
  final double whenShut;

  private final double shared;

  Licence(double shared, double whenShut) {
    this.shared = shared;
    this.whenShut = whenShut;
  }

  /** Returns the companies' shares of a month's trips, by ordinal; their sum is 1. */
  static double[] shares(YearMonth month) {
    ResourceTable table = ResourceTable.read("model/licences.csv");
    int row =
        table
            .indices()
            .filter(each -> !YearMonth.parse(table.text(each, "from")).isAfter(month))
            .max()
            .orElse(0);
    double[] shares = new double[COUNT];
    for (Licence licence : values()) {
      shares[licence.ordinal()] = table.number(row, licence.name());
    }
    return shares;
  }

  /** Returns the share of passengers who agree to share their ride on a day. */
  double shared(LocalDate date) {
    if (date.isBefore(SHARING_STOPPED)) {
      return shared;
    }
    return date.isBefore(SHARING_RESUMED) ? 0 : SHARED_AGAIN.getOrDefault(this, 0.0);
  }

  /** Returns how much likelier than elsewhere a trip of this licence begins in a borough. */
  double affinity(String borough) {
    if (this == HV0004) {
      return borough.equals("Manhattan") ? 1.6 : borough.equals("Staten Island") ? 0.1 : 0.7;
    }
    return 1;
  }
}
