package trips.data;

import java.util.Map;
import org.apache.spark.sql.vectorized.ColumnVector;

/** The columns of a batch of trips that hold US dollars. */
final class TripMoney {

  private static final double CENTS = 100;

  private static final double UNPAID = 0.011;
  private static final double NEGATIVE_FARE = 0.001;
  private static final double UNTAXED = 0.005;
  private static final double MOST_NEGATIVE = 20;
  private static final double ROUND_TIP = 0.6;
  private static final int LARGEST_ROUND_TIP = 5;
  private static final double LEAST_TIP = 0.15;
  private static final double TIP_RANGE = 0.10;

  private final Tariff tariff;
  private final Tolls tolls = new Tolls();
  private final Noise fareNoise = new Noise(0.07);
  private final Noise payNoise = new Noise(0.025);

  private final double[] fare = new double[TripBatch.CAPACITY];
  private final double[] toll = new double[TripBatch.CAPACITY];
  private final double[] blackCarFund = new double[TripBatch.CAPACITY];
  private final double[] salesTax = new double[TripBatch.CAPACITY];
  private final double[] congestion = new double[TripBatch.CAPACITY];
  private final double[] airportFee = new double[TripBatch.CAPACITY];
  private final double[] tips = new double[TripBatch.CAPACITY];
  private final double[] pay = new double[TripBatch.CAPACITY];
  private final double[] reliefZone = new double[TripBatch.CAPACITY];

  TripMoney(Tariff tariff) {
    this.tariff = tariff;
  }

  /** Draws the amounts of one trip. */
  void draw(TripBatch trips, int i, SplitMix random) {
    int from = trips.pickupZone[i];
    int to = trips.dropoffZone[i];
    double miles = trips.miles[i];
    int seconds = trips.seconds[i];
    boolean shared = trips.shared[i];
    double usual = cents(tariff.fare(miles, seconds, shared) * fareNoise.draw(random));
    fare[i] = random.unit() < NEGATIVE_FARE ? -cents(MOST_NEGATIVE * random.unit()) : usual;
    toll[i] = cents(tariff.tolls * tolls.draw(from, to, random));
    boolean taxed = trips.licence[i] == Licence.HV0003.ordinal() || random.unit() >= UNTAXED;
    double taxable = taxed ? Math.max(0, fare[i]) + toll[i] : 0;
    blackCarFund[i] = cents(taxable * tariff.blackCarFund);
    salesTax[i] = cents(taxable * Tariff.SALES_TAX);
    congestion[i] = tariff.congestion(from, to, shared);
    airportFee[i] = tariff.airportFee(trips.pickup[i], from, to);
    tips[i] = random.unit() < tariff.tipped ? tip(usual, random) : 0;
    double usualPay = cents(tariff.pay(miles, seconds) * payNoise.draw(random));
    pay[i] = random.unit() < UNPAID ? 0 : usualPay;
    reliefZone[i] = tariff.reliefZone(trips.pickup[i], from, to);
  }

  /** Adds the columns by name. */
  void addTo(Map<String, ColumnVector> vectors) {
    vectors.put(TripSchema.FARE, BatchVector.doubles(fare));
    vectors.put(TripSchema.TOLLS, BatchVector.doubles(toll));
    vectors.put(TripSchema.BLACK_CAR_FUND, BatchVector.doubles(blackCarFund));
    vectors.put(TripSchema.SALES_TAX, BatchVector.doubles(salesTax));
    vectors.put(TripSchema.CONGESTION, BatchVector.doubles(congestion));
    vectors.put(TripSchema.AIRPORT_FEE, BatchVector.doubles(airportFee));
    vectors.put(TripSchema.TIPS, BatchVector.doubles(tips));
    vectors.put(TripSchema.DRIVER_PAY, BatchVector.doubles(pay));
    vectors.put(TripSchema.CONGESTION_ZONE_FEE, BatchVector.doubles(reliefZone));
  }

  private static double tip(double fare, SplitMix random) {
    return random.unit() < ROUND_TIP
        ? 1 + random.below(LARGEST_ROUND_TIP)
        : cents(fare * (LEAST_TIP + TIP_RANGE * random.unit()));
  }

  private static double cents(double dollars) {
    return Math.rint(dollars * CENTS) / CENTS;
  }
}
