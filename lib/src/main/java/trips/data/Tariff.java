package trips.data;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a trip of a month costs, in US dollars.
 *
 * <p>Surcharges and taxes are the law's: the congestion surcharge of $2.75, $0.75 for shared rides
 * (New York tax law, article 29-C, February 2019); sales tax of 8.875 %; the Port Authority's
 * airport fee of $2.50 (5 April 2021); the fee of $1.50 for the congestion relief zone (5 January
 * 2025). Fares, the driver's pay and tips are calibrated to a thousand rows of April 2020; how they
 * rose in later years is an estimate in {@code model/prices.csv}, as is the day on which the Black
 * Car Fund went from 2.5 to 3 %.
 */
final class Tariff implements Serializable {

  private static final long serialVersionUID = 1;

  /** Share of fare and tolls; the Black Car Fund is paid {@link #blackCarFund} of them. */
  static final double SALES_TAX = 0.08875;

  static final double AIRPORT_FEE = 2.5;
  static final double RELIEF_ZONE_FEE = 1.5;

  private static final double CONGESTION = 2.75;
  private static final double CONGESTION_SHARED = 0.75;

  private static final LocalDate AIRPORT_FEE_SINCE = LocalDate.of(2021, 4, 5);
  private static final LocalDate RELIEF_ZONE_SINCE = LocalDate.of(2025, 1, 5);

  private static final double BOARDING = 2.55;
  private static final double FARE_PER_MILE = 1.75;
  private static final double FARE_PER_MINUTE = 0.35;
  private static final double LEAST_FARE = 6.95;
  private static final double SHARED_DISCOUNT = 0.72;

  /** TLC's rule of 2019: $0.631 a mile and $0.287 a minute, at 58 % of the time with passengers. */
  private static final double PAY_PER_MILE = 0.631 / 0.58;

  private static final double PAY_PER_MINUTE = 0.287 / 0.58;
  private static final double LEAST_PAY = 5.39;

  /** Manhattan from 96th Street to the north, of TLC's yellow zones. */
  private static final List<Integer> NORTH_OF_96TH = List.of(24, 151);

  /** Of these, zones that lie wholly from 60th Street to the north. */
  private static final List<Integer> NORTH_OF_60TH =
      List.of(43, 140, 141, 142, 143, 202, 236, 237, 238, 239, 262, 263);

  private static final List<Integer> AIRPORTS = List.of(1, 132, 138);

  final double blackCarFund;
  final double tolls;
  final double tipped;
  private final double fareLevel;
  private final double payLevel;
  private final long airportFeeSince = seconds(AIRPORT_FEE_SINCE);
  private final long reliefZoneSince = seconds(RELIEF_ZONE_SINCE);
  private final boolean[] congested = new boolean[Zone.COUNT + 1];
  private final boolean[] relieved = new boolean[Zone.COUNT + 1];

  /** Prepares the prices of a month. */
  Tariff(YearMonth month) {
    ResourceTable table = ResourceTable.read("model/prices.csv");
    int row =
        IntStream.range(0, table.rows().size())
            .filter(each -> !YearMonth.parse(table.text(each, "from")).isAfter(month))
            .max()
            .orElse(0);
    blackCarFund = table.number(row, "black_car_fund");
    tolls = table.number(row, "bridge");
    tipped = table.number(row, "tipped");
    fareLevel = table.number(row, "fare");
    payLevel = table.number(row, "pay");
    for (Zone zone : Zone.all()) {
      congested[zone.id()] =
          zone.serviceZone().equals("Yellow Zone") && !NORTH_OF_96TH.contains(zone.id());
      relieved[zone.id()] = congested[zone.id()] && !NORTH_OF_60TH.contains(zone.id());
    }
  }

  /** Returns the usual fare of a trip. */
  double fare(double miles, int seconds, boolean shared) {
    double fare = BOARDING + FARE_PER_MILE * miles + FARE_PER_MINUTE * seconds / 60;
    return fareLevel * Math.max(LEAST_FARE, fare) * (shared ? SHARED_DISCOUNT : 1);
  }

  /** Returns the driver's usual pay, by TLC's rule. */
  double pay(double miles, int seconds) {
    return payLevel * Math.max(LEAST_PAY, PAY_PER_MILE * miles + PAY_PER_MINUTE * seconds / 60);
  }

  /** Returns the congestion surcharge. */
  double congestion(int pickupZone, int dropoffZone, boolean shared) {
    boolean due = congested[pickupZone] || congested[dropoffZone];
    return due ? shared ? CONGESTION_SHARED : CONGESTION : 0;
  }

  /** Returns the airport fee; not a number before there was one. */
  double airportFee(long pickup, int pickupZone, int dropoffZone) {
    if (pickup < airportFeeSince) {
      return Double.NaN;
    }
    return AIRPORTS.contains(pickupZone) || AIRPORTS.contains(dropoffZone) ? AIRPORT_FEE : 0;
  }

  /** Returns the fee for the congestion relief zone. */
  double reliefZone(long pickup, int pickupZone, int dropoffZone) {
    boolean due = relieved[pickupZone] || relieved[dropoffZone];
    return due && pickup >= reliefZoneSince ? RELIEF_ZONE_FEE : 0;
  }

  private static long seconds(LocalDate date) {
    return date.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }
}
