package ijava.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What clients ask, one record for each type of request that has a content.
 *
 * <p>Absent fields are null, false or 0; accessors named after the field with a default give what
 * the protocol says.
 */
public final class Requests {

  private Requests() {}

  /**
   * {@code execute_request}.
   *
   * @param silent run without output, history or count
   * @param storeHistory whether to count and remember the cell; null is true
   * @param userExpressions name to expression, evaluated after the cell
   * @param stopOnError whether to abort cells that already wait if this one fails; null is true
   * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#execute">Jupyter
   *     messaging, section Execute</a>
   */
  public record Execute(
      String code,
      boolean silent,
      Boolean storeHistory,
      ObjectNode userExpressions,
      boolean allowStdin,
      Boolean stopOnError) {

    /** Returns whether the cell counts: not silent, and stored unless the client says no. */
    public boolean counts() {
      return !silent && !Boolean.FALSE.equals(storeHistory);
    }

    /** Returns whether waiting cells are to be aborted if this one fails. */
    public boolean abortsOthers() {
      return !Boolean.FALSE.equals(stopOnError);
    }
  }

  /** {@code complete_request}; the cursor counts Unicode code points. */
  public record Complete(String code, int cursorPos) {}

  /** {@code is_complete_request}. */
  public record IsComplete(String code) {}

  /** {@code inspect_request}; the cursor counts Unicode code points, detail is 0 or 1. */
  public record Inspect(String code, int cursorPos, int detailLevel) {}

  /**
   * {@code history_request}.
   *
   * @param histAccessType {@code tail}, {@code range} or {@code search}
   * @param output whether to answer with pairs of input and output
   * @param session of a range: 0 is the current one, -1 the one before
   * @param n the most cells to return, for tail and search; null is all
   * @param stop the number after the last cell of a range; null is the end
   */
  public record History(
      String histAccessType,
      boolean output,
      int session,
      Integer n,
      String pattern,
      boolean unique,
      int start,
      Integer stop) {

    /** Returns the way of access, never null. */
    public String accessType() {
      return histAccessType == null ? "tail" : histAccessType;
    }

    /** Returns the most cells to return. */
    public int count() {
      return n == null ? Integer.MAX_VALUE : Math.max(0, n);
    }
  }

  /** {@code shutdown_request}. */
  public record Shutdown(boolean restart) {}
}
