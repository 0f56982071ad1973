package ijava.closure;

import java.io.Serializable;

/** The value of one cell variable at one moment, as bytes; without bytes, why there are none. */
public final class CellValue implements Serializable {

  private static final long serialVersionUID = 1;

  /** No values. */
  public static final CellValue[] NONE = {};

  private final Class<?> holder;
  private final String name;
  private final long version;
  private final byte[] bytes;
  private final String problem;
  private final boolean perTask;

  private CellValue(
      Class<?> holder, String name, long version, byte[] bytes, String problem, boolean perTask) {
    this.holder = holder;
    this.name = name;
    this.version = version;
    this.bytes = bytes;
    this.problem = problem;
    this.perTask = perTask;
  }

  /**
   * Returns a value.
   *
   * @param holder the class whose static field the variable is
   * @param version larger than that of every older value of the variable
   * @param bytes what Java's serialisation wrote; not copied
   * @param perTask whether each thread that receives the value needs a copy of its own
   */
  public static CellValue of(
      Class<?> holder, String name, long version, byte[] bytes, boolean perTask) {
    return new CellValue(holder, name, version, bytes, null, perTask);
  }

  /**
   * Returns what stands for a value that cannot travel; {@code problem} says why, for the reader.
   */
  public static CellValue absent(Class<?> holder, String name, long version, String problem) {
    return new CellValue(holder, name, version, null, problem, false);
  }

  Class<?> holder() {
    return holder;
  }

  String name() {
    return name;
  }

  /** Returns the version; of two values of a variable, the larger is the newer. */
  public long version() {
    return version;
  }

  /** Returns the bytes, not copied; null for an absent value. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns why there are no bytes, null if there are. */
  public String problem() {
    return problem;
  }

  /** Returns whether each thread that receives the value needs a copy of its own. */
  public boolean perTask() {
    return perTask;
  }

  /** Many tasks bring the same value; one copy of its bytes is enough. */
  private Object readResolve() {
    return Arrivals.sameOf(this);
  }
}
