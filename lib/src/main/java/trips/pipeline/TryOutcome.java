package trips.pipeline;

/**
 * How a try ended.
 *
 * @param error what went wrong, or null
 * @param result what the body has kept, as {@link Values} writes it, or null
 * @param retry whether a failure may be tried again
 */
record TryOutcome(State state, String error, String result, boolean retry) {

  static TryOutcome succeeded(String result) {
    return new TryOutcome(State.SUCCEEDED, null, result, false);
  }

  static TryOutcome failed(String error) {
    return new TryOutcome(State.FAILED, error, null, true);
  }

  static TryOutcome lost(String why) {
    return new TryOutcome(State.LOST, why, null, true);
  }
}
