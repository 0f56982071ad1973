package ijava.closure;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands in a closure or an object of a cell for the cell variables that its code may read.
 *
 * <p>When it is written, it takes the values that the variables have then. When it is read in
 * another JVM, it sets the variables there. In the JVM of the cells it sets nothing.
 *
 * <p>Public because cells call it; not for use by hand.
 */
public final class CellVariables implements Serializable {

  private static final long serialVersionUID = 1;

  /** Marks a variable that the code certainly reads, when it runs at all. */
  public static final char CERTAIN = '!';

  /** Separates variables; each is the name of a class, a dot and the name of a field. */
  public static final char SEPARATOR = ' ';

  /** Tells this JVM from all others. */
  public static final long JVM = UUID.randomUUID().getMostSignificantBits();

  private static final Map<Integer, ValueSource> SOURCES = new ConcurrentHashMap<>();

  private transient long jvm;
  private transient int source;
  private transient String names;

  /** What arrived with this object, or null if it was made in this JVM. */
  private transient CellValue[] arrived;

  /** Null if this object has arrived. */
  private transient ClassLoader loader;

  private CellVariables(long jvm, int source, String names, ClassLoader loader) {
    this.jvm = jvm;
    this.source = source;
    this.names = names;
    this.loader = loader;
  }

  /**
   * Returns the one object of a place in the code; a bootstrap method of dynamic constants.
   *
   * @param jvm the JVM of the cells
   * @param source the number under which the cells were {@link #connect connected} there
   * @param names the variables, each with {@link #CERTAIN} before it or not
   */
  public static CellVariables of(
      MethodHandles.Lookup lookup,
      String constant,
      Class<?> type,
      long jvm,
      int source,
      String names) {
    return new CellVariables(jvm, source, names, lookup.lookupClass().getClassLoader());
  }

  /** Makes cells known under a number. */
  public static void connect(int number, ValueSource source) {
    SOURCES.put(number, source);
  }

  /** Forgets cells; what they have left behind can no longer be written. */
  public static void disconnect(int number) {
    SOURCES.remove(number);
  }

  /** Returns the thread's own copy of a variable, else what its cell has set. */
  public static Object readHere(Class<?> holder, String name) {
    return OwnCopies.has(holder, name)
        ? OwnCopies.of(holder, name)
        : Arrivals.current(holder, name);
  }

  /**
   * Returns the value of a variable that is not set, where its cell has not run.
   *
   * @throws CellVariableException if there is none
   */
  public static Object readElsewhere(Class<?> holder, String name) {
    return OwnCopies.has(holder, name) ? OwnCopies.of(holder, name) : Arrivals.read(holder, name);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    CellValue[] values = values(out);
    // Without arrays and strings of Java's serialisation: each costs every task a descriptor.
    out.writeLong(jvm);
    out.writeInt(source);
    byte[] text = names.getBytes(StandardCharsets.UTF_8);
    out.writeInt(text.length);
    out.write(text);
    out.writeInt(values.length);
    for (CellValue value : values) {
      out.writeObject(value);
    }
  }

  private CellValue[] values(Object stream) throws IOException {
    if (JVM != jvm) {
      return arrived != null ? arrived : passedOn();
    }
    ValueSource values = SOURCES.get(source);
    if (values == null) {
      throw new IOException("the notebook whose cells made this closure has ended");
    }
    return values.values(names, stream);
  }

  /** An object made here carries what its class needs, as far as it is here. */
  private CellValue[] passedOn() {
    List<CellValue> values = new ArrayList<>();
    for (String each : names.split(String.valueOf(SEPARATOR))) {
      int dot = each.lastIndexOf('.');
      if (dot > 0) {
        String holder = each.substring(each.charAt(0) == CERTAIN ? 1 : 0, dot);
        try {
          CellValue value =
              Arrivals.latest(Class.forName(holder, false, loader), each.substring(dot + 1));
          if (value != null && !value.perTask()) {
            values.add(value);
          }
        } catch (ClassNotFoundException e) {
          // Never needed here, so it is not here to be passed on.
          continue;
        }
      }
    }
    return values.toArray(CellValue.NONE);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    jvm = in.readLong();
    source = in.readInt();
    byte[] text = new byte[in.readInt()];
    in.readFully(text);
    names = new String(text, StandardCharsets.UTF_8);
    CellValue[] values = new CellValue[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (CellValue) in.readObject();
    }
    if (JVM != jvm) {
      arrived = values;
      Arrivals.accept(values);
      takeOwn(values);
    } else if (values.length > 0) {
      ValueSource home = SOURCES.get(source);
      if (home != null && home.inTask()) {
        takeOwn(values);
      }
    }
  }

  private void takeOwn(CellValue[] values) throws IOException {
    for (CellValue value : values) {
      if (value.perTask()) {
        OwnCopies.take(value);
        if (JVM == jvm) {
          Arrivals.lookForOwn(value);
        }
      }
    }
  }
}
