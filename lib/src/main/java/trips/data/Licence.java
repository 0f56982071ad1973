package trips.data;

/**
 * A company with a high-volume licence in March 2020; HV0002 (Juno) had left in November 2019.
 *
 * <p>The shares are an estimate between two published facts: 69.5 / 29.3 / 1.2 % in April 2020 and
 * 71.95 / 25.99 / 2.06 % in the whole of 2020 (HV0003 / HV0005 / HV0004). No share of March alone
 * is published.
 */
enum Licence {
  /** Uber. */
  HV0003(0.730, 0.130, 1.0),
  /** Via; it sold shared rides above all, mostly in Manhattan. */
  HV0004(0.025, 0.700, 0.5),
  /** Lyft. */
  HV0005(0.245, 0.160, 1.2);

  /** Number of licences. */
  static final int COUNT = values().length;

  /** Share of the month's trips. */
  final double share;

  /** Share of passengers who agreed to share before sharing was suspended. */
  final double shared;

  /** How the share of trips changes, relative to the others, as the city shuts down. */
  final double whenShut;

  Licence(double share, double shared, double whenShut) {
    this.share = share;
    this.shared = shared;
    this.whenShut = whenShut;
  }

  /** Returns how much likelier than elsewhere a trip of this licence begins in a borough. */
  double affinity(String borough) {
    if (this == HV0004) {
      return borough.equals("Manhattan") ? 1.6 : borough.equals("Staten Island") ? 0.1 : 0.7;
    }
    return 1;
  }
}
