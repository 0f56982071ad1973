package ijava.closure;

/**
 * Hash codes that are the same in every JVM, for the components of records.
 *
 * <p>That of an enum's constant is not: it comes from the object's identity. A record with such a
 * component would land in one partition here and in another there.
 *
 * <p>Public because cells call it; not for use by hand.
 */
public final class StableHash {

  private StableHash() {}

  /** Returns the hash code of an object, of the name for an enum's constant, 0 for null. */
  public static int of(Object object) {
    return object == null
        ? 0
        : object instanceof Enum<?> e ? e.name().hashCode() : object.hashCode();
  }
}
