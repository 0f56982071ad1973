package lab;

/** How many passed, and how many did not. */
record Tally(int passed, int failed) {

  static final Tally NONE = new Tally(0, 0);

  Tally plus(Tally other) {
    return new Tally(passed + other.passed, failed + other.failed);
  }
}
