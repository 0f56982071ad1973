package trips.data;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * How far and how long trips are: distance between places, traffic of the hour, and chance.
 *
 * <p>Calibrated by eye to the first rows that are published of every file from 2019-02 to 2020-06:
 * 10 s at least, 825 s in the middle, 2,936 s for 99 %, 7,486 s at most.
 */
final class TravelTime implements Serializable {

  private static final long serialVersionUID = 1;

  /** Shortest and longest trip, in seconds. */
  static final int SHORTEST = 10;

  static final int LONGEST = 7_486;

  /** Above this, in seconds, trips lengthen at a third of the pace only. */
  private static final int LONG = 4_500;

  /** Of 1,000 trips so many end right after they have begun. */
  private static final int BROKEN_OFF = 3;

  private static final int BROKEN_OFF_SECONDS = 110;

  private static final double DISTANCE_SPREAD = 0.13;
  private static final double TIME_SPREAD = 0.15;

  /** Seconds to get into the car and out of it. */
  private static final double STOPS = 110;

  /**
   * A trip of one mile takes so many seconds at speed 1; twice the way takes 1.68 times as long.
   */
  private static final double SECONDS = 3600;

  private static final double GROWTH = 0.75;

  /** Miles an hour over one mile of street, by hour of the day, with the usual traffic. */
  private static final double[] SPEEDS = {
    13, 13.5, 14, 14.5, 14.5, 13.5, 11.5, 9.6, 9, 9, 9.2, 9.2, 9.1, 9, 8.8, 8.5, 8.3, 8.4, 8.9, 9.8,
    10.6, 11.2, 11.7, 12.3
  };

  /** Empty streets are so much faster. */
  private static final double SHUT_GAIN = 0.35;

  private final Noise distanceNoise = new Noise(DISTANCE_SPREAD);
  private final Noise timeNoise = new Noise(TIME_SPREAD);

  /** Seconds for the way between the places, at speed 1. */
  private final float[][] seconds;

  private final float[][] miles;

  /** Prepares the tables of all ways. */
  TravelTime(Places places) {
    miles = new float[Zone.COUNT][places.count()];
    seconds = new float[Zone.COUNT][places.count()];
    for (int from = 0; from < miles.length; from++) {
      for (int to = 0; to < places.count(); to++) {
        miles[from][to] = (float) places.miles(from, to);
        seconds[from][to] = (float) (SECONDS * StrictMath.pow(miles[from][to], GROWTH));
      }
    }
  }

  /** Returns the speed for an hour of a day, for {@link #seconds}. */
  static double speed(LocalDate date, int hour) {
    return SPEEDS[hour] * (1 + SHUT_GAIN * CityCalendar.shut(date));
  }

  /** Returns the chance by which a trip is longer or shorter than the usual way. */
  double detour(SplitMix random) {
    return distanceNoise.draw(random);
  }

  /** Returns the length of a trip in miles. */
  double miles(int zone, int place, double detour) {
    return miles[zone - 1][place] * detour;
  }

  /** Returns how long a trip takes, in seconds. */
  int seconds(int zone, int place, double detour, double speed, SplitMix random) {
    if (random.below(1000) < BROKEN_OFF) {
      return SHORTEST + random.below(BROKEN_OFF_SECONDS);
    }
    double way = seconds[zone - 1][place] * detour / speed;
    double time = (STOPS + way) * timeNoise.draw(random);
    double held = time < LONG ? time : LONG + (time - LONG) / 3;
    return (int) Math.max(SHORTEST, Math.min(LONGEST, held));
  }
}
