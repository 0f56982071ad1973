package trips.data;

import java.io.Serializable;

/** Evenly probable factors around 1, of a log-logistic distribution. */
final class Noise implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int STEPS = 4096;

  private final float[] factors = new float[STEPS];

  /** Prepares factors; with a spread of 0.13, half of them lie between 0.87 and 1.15. */
  Noise(double spread) {
    for (int i = 0; i < STEPS; i++) {
      double below = (i + 0.5) / STEPS;
      // StrictMath: the same to the last bit on every processor, hence the same rows.
      factors[i] = (float) StrictMath.pow(below / (1 - below), spread);
    }
  }

  /** Draws a factor. */
  float draw(SplitMix random) {
    return factors[random.below(STEPS)];
  }
}
