package trips.data;

/**
 * A random number generator whose numbers stay the same on every JDK.
 *
 * <p>SplitMix64 of Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014. The JDK's own generators may change their bounded methods from release to release, and then
 * the same seed would give other rows. Not safe for use by several threads.
 */
public final class SplitMix {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private SplitMix(long state) {
    this.state = state;
  }

  /** Returns the generator that belongs to a seed and a stream; streams are independent. */
  public static SplitMix of(long seed, long stream) {
    SplitMix random = new SplitMix(0);
    random.restart(seed, stream);
    return random;
  }

  /** Goes on as the generator that belongs to a seed and a stream, see {@link #of}. */
  void restart(long seed, long stream) {
    state = mix(seed + GAMMA) ^ mix(stream * GAMMA + 1);
  }

  /** Returns 64 random bits. */
  long next() {
    state += GAMMA;
    return mix(state);
  }

  /** Returns a number from 0 to below the bound, which must be positive. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** Returns a number from 0.0 to below 1.0. */
  public double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
