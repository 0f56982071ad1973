package ijava.eval;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for an object that belongs to one task, as Spark's accumulators do. */
public final class PerTask implements Serializable {

  private static final long serialVersionUID = 1;

  /** How many were read from a stream. */
  static final AtomicInteger READ = new AtomicInteger();

  /** What was added to this copy. */
  public transient int sum;

  private Object readResolve() {
    READ.incrementAndGet();
    return this;
  }
}
