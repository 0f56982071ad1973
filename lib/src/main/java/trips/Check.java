package trips;

import ijava.display.Display;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;

/**
 * Tells whether the answer to an exercise is right: {@code Check.that(busiestDay).hint("orderBy,
 * then first").isEqualTo(…)}.
 *
 * <p>A right answer shows a tick below the cell. A wrong one shows what was given and what kind of
 * value was expected, never the solution, and fails the cell with {@link CheckFailed}.
 *
 * @param <T> the type of the answer
 */
public final class Check<T> {

  private final T answer;
  private String hint;

  private Check(T answer) {
    this.answer = answer;
  }

  /** Begins to check an answer, which may be null: then it counts as not given yet. */
  public static <T> Check<T> that(T answer) {
    return new Check<>(answer);
  }

  /** Sets what a wrong answer shows beside the facts, to help without giving the answer away. */
  public Check<T> hint(String hint) {
    this.hint = hint;
    return this;
  }

  /**
   * Passes if the answer equals the expected value; whole numbers of different types, arrays and
   * lists are compared by what is in them.
   *
   * @throws CheckFailed if not
   * @throws IllegalArgumentException if the answer is a Dataset, which has no value to compare
   */
  public void isEqualTo(Object expected) {
    refuseDataset();
    conclude(
        Answers.equal(answer, expected),
        () -> "You gave " + Answers.describe(answer) + ", " + Answers.difference(answer, expected));
  }

  /**
   * Passes if the answer is a number no further than the tolerance from the expected one.
   *
   * @param tolerance in the unit of the answer, 0 or more
   * @throws CheckFailed if not
   * @throws IllegalArgumentException if the tolerance is negative or not a number
   */
  public void isCloseTo(double expected, double tolerance) {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("a tolerance of " + tolerance + "; it must be 0 or more");
    }
    boolean close =
        answer instanceof Number number && Math.abs(number.doubleValue() - expected) <= tolerance;
    conclude(
        close,
        () ->
            "You gave "
                + Answers.describe(answer)
                + ", "
                + (answer instanceof Number
                    ? "which is further than " + Answers.text(tolerance) + " from the answer."
                    : "but the answer is a number."));
  }

  /**
   * Passes if the answer satisfies a condition.
   *
   * @param description what must hold, to follow the words "a value that"
   * @throws CheckFailed if not, also if the answer is null
   */
  public void satisfies(String description, Predicate<? super T> condition) {
    conclude(
        answer != null && condition.test(answer),
        () ->
            "You gave "
                + Answers.describe(answer)
                + ", but need a value that "
                + description
                + ".");
  }

  /**
   * Passes if the answer is a Dataset, a collection or an array with that many rows; counts a
   * Dataset.
   *
   * @throws CheckFailed if not
   */
  public void hasRows(long rows) {
    long given = answer instanceof Dataset<?> dataset ? dataset.count() : Answers.size(answer);
    conclude(
        given == rows,
        () ->
            given < 0
                ? "You gave " + Answers.describe(answer) + ", but a Dataset or a list is needed."
                : "Your answer has "
                    + Answers.text(given)
                    + (given == 1 ? " row" : " rows")
                    + ", which is too "
                    + (given > rows ? "many." : "few."));
  }

  /**
   * Passes if the answer is a Dataset with exactly these columns, in this order.
   *
   * @throws CheckFailed if not
   */
  public void hasColumns(String... columns) {
    List<String> given = answer instanceof Dataset<?> data ? List.of(data.columns()) : List.of();
    List<String> wanted = Arrays.asList(columns);
    conclude(
        answer instanceof Dataset<?> && given.equals(wanted), () -> columnsMessage(given, wanted));
  }

  private String columnsMessage(List<String> given, List<String> wanted) {
    if (!(answer instanceof Dataset<?>)) {
      return "You gave " + Answers.describe(answer) + ", but a Dataset is needed.";
    }
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(given);
    List<String> extra = new ArrayList<>(given);
    extra.removeAll(wanted);
    String order = missing.isEmpty() && extra.isEmpty() ? " They are in another order." : "";
    return "Your columns are "
        + String.join(", ", given)
        + "."
        + (missing.isEmpty() ? "" : " Missing: " + String.join(", ", missing) + ".")
        + (extra.isEmpty() ? "" : " Not asked for: " + String.join(", ", extra) + ".")
        + order;
  }

  private void refuseDataset() {
    if (answer instanceof Dataset<?>) {
      throw new IllegalArgumentException(
          "isEqualTo(…) was given a Dataset, which is a plan without a value; compare its"
              + " collectAsList(), or use hasRows(…) and hasColumns(…)");
    }
  }

  private void conclude(boolean right, Supplier<String> message) {
    if (right) {
      Display.display(Verdict.right());
      return;
    }
    String facts = answer == null ? "There is no answer yet (it is null)." : message.get();
    Display.display(Verdict.wrong(facts, hint));
    throw new CheckFailed(Verdict.text(facts, hint));
  }
}
