package ijava.eval.closure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.function.Predicate;

/** Writes the value of one variable. */
final class ValueOutput extends ObjectOutputStream {

  /** What was written. */
  record Written(byte[] bytes, boolean perTask) {}

  private final Predicate<Class<?>> isPerTask;
  private boolean perTask;

  private ValueOutput(Limited to, Predicate<Class<?>> isPerTask) throws IOException {
    super(to);
    this.isPerTask = isPerTask;
    enableReplaceObject(true);
  }

  /**
   * Writes a value.
   *
   * @param limit how many bytes it may have
   * @throws NotSerializableException whose message is a class name
   * @throws IOException if it is larger, or its own code fails
   */
  static Written write(Object value, int limit, Predicate<Class<?>> isPerTask) throws IOException {
    Limited bytes = new Limited(limit);
    try (ValueOutput out = new ValueOutput(bytes, isPerTask)) {
      out.writeObject(value);
      out.flush();
      return new Written(bytes.toByteArray(), out.perTask);
    }
  }

  @Override
  protected Object replaceObject(Object each) {
    perTask |= isPerTask.test(each.getClass());
    return each;
  }

  private static final class Limited extends ByteArrayOutputStream {

    private final int limit;

    Limited(int limit) {
      this.limit = limit;
    }

    @Override
    public synchronized void write(int b) {
      check(1);
      super.write(b);
    }

    @Override
    public synchronized void write(byte[] from, int offset, int length) {
      check(length);
      super.write(from, offset, length);
    }

    private void check(int more) {
      if (more > limit - size()) {
        throw new TooLarge();
      }
    }
  }

  /** Ends the writing of a value beyond its limit; an exception of streams would be written. */
  static final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooLarge() {
      super("the value is too large", null, false, false);
    }
  }
}
