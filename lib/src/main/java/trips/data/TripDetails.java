package trips.data;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.vectorized.ColumnVector;

/**
 * What the layout of 24 columns knows of trips beside that of seven: money, requests, flags, and
 * the quirks of TLC's rows.
 *
 * <p>The quirks and how often they occur: a random thousand published rows of April 2020. Each trip
 * draws from a random stream of its own, so that its details depend on the trip alone.
 */
final class TripDetails {

  private static final List<String> FLAGS = List.of("N", "Y", " ");
  private static final int NO = 0;
  private static final int YES = 1;
  private static final int BLANK = 2;

  private static final int UBER = Licence.HV0003.ordinal();

  /** Makes the streams of the details others than those of the trips. */
  private static final long STREAM = 0x5DEECE66DL;

  private static final double REQUESTED_LATER = 0.003;
  private static final int LATER_AT_MOST = 120;
  private static final double SECOND_OFF = 0.026;
  private static final double MATCHED = 0.55;
  private static final double WHEELCHAIR_REQUEST = 0.0015;
  private static final double WHEELCHAIR_MATCH = 0.03;

  /** Median seconds until an Uber has come, until its passenger is in, and both for the others. */
  private static final double COMING = 150;

  private static final double BOARDING = 75;
  private static final double COMING_AND_BOARDING = 310;

  private final TripMoney money;
  private final ClockChange clockChange;
  private final long seed;
  private final SplitMix random = SplitMix.of(0, 0);
  private final Noise wait = new Noise(0.45);

  private final int[] originatingBase = new int[TripBatch.CAPACITY];
  private final long[] request = new long[TripBatch.CAPACITY];
  private final long[] onScene = new long[TripBatch.CAPACITY];
  private final double[] miles = new double[TripBatch.CAPACITY];
  private final int[] seconds = new int[TripBatch.CAPACITY];
  private final int[] sharedRequest = new int[TripBatch.CAPACITY];
  private final int[] sharedMatch = new int[TripBatch.CAPACITY];
  private final int[] accessARide = new int[TripBatch.CAPACITY];
  private final int[] wheelchairRequest = new int[TripBatch.CAPACITY];
  private final int[] wheelchairMatch = new int[TripBatch.CAPACITY];

  TripDetails(TripModel model) {
    money = new TripMoney(new Tariff(model.month));
    clockChange = model.clockChange;
    seed = model.seed ^ STREAM;
  }

  /** Draws the details of all trips of a batch. */
  void draw(TripBatch trips) {
    for (int i = 0; i < trips.size; i++) {
      random.restart(seed, trips.key[i]);
      boolean uber = trips.licence[i] == UBER;
      money.draw(trips, i, random);
      times(trips, i, uber);
      flags(trips.shared[i], i, uber);
      originatingBase[i] = uber ? trips.base[i] : BatchVector.NO_WORD;
      // Uber tells hundredths of a mile, the others thousandths.
      double steps = uber ? 100 : 1000;
      miles[i] = Math.rint(trips.miles[i] * steps) / steps;
    }
  }

  /** Adds the columns by name. */
  void addTo(Map<String, ColumnVector> vectors, List<String> bases) {
    money.addTo(vectors);
    vectors.put(TripSchema.ORIGINATING_BASE, BatchVector.words(originatingBase, bases));
    vectors.put(TripSchema.REQUEST, BatchVector.times(request));
    vectors.put(TripSchema.ON_SCENE, BatchVector.times(onScene));
    vectors.put(TripSchema.MILES, BatchVector.doubles(miles));
    vectors.put(TripSchema.SECONDS, BatchVector.longs(seconds));
    vectors.put(TripSchema.SHARED_REQUEST, BatchVector.words(sharedRequest, FLAGS));
    vectors.put(TripSchema.SHARED_MATCH, BatchVector.words(sharedMatch, FLAGS));
    vectors.put(TripSchema.ACCESS_A_RIDE, BatchVector.words(accessARide, FLAGS));
    vectors.put(TripSchema.WHEELCHAIR_REQUEST, BatchVector.words(wheelchairRequest, FLAGS));
    vectors.put(TripSchema.WHEELCHAIR_MATCH, BatchVector.words(wheelchairMatch, FLAGS));
  }

  private void times(TripBatch trips, int i, boolean uber) {
    long pickup = trips.pickup[i];
    int boarding = (int) (BOARDING * wait.draw(random));
    int coming = (int) ((uber ? COMING : COMING_AND_BOARDING) * wait.draw(random));
    onScene[i] = uber ? clockChange.before(pickup, boarding) : BatchVector.NO_TIME;
    boolean later = random.unit() < REQUESTED_LATER;
    request[i] =
        later
            ? clockChange.after(pickup, 1 + random.below(LATER_AT_MOST))
            : clockChange.before(pickup, uber ? boarding + coming : coming);
    int off = random.unit() < SECOND_OFF ? random.unit() < 0.5 ? -1 : 1 : 0;
    seconds[i] = trips.seconds[i] + off;
  }

  private void flags(boolean shared, int i, boolean uber) {
    boolean matched = shared && random.unit() < MATCHED;
    boolean asked = random.unit() < WHEELCHAIR_REQUEST;
    boolean got = asked || random.unit() < WHEELCHAIR_MATCH;
    sharedRequest[i] = shared ? YES : NO;
    sharedMatch[i] = matched ? YES : NO;
    accessARide[i] = uber ? BLANK : NO;
    wheelchairRequest[i] = asked ? YES : NO;
    wheelchairMatch[i] = got ? YES : NO;
  }
}
