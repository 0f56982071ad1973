package ijava.closure;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;

/**
 * Stands for a record of a cell in a stream, so that the variables which its methods read travel
 * with it; a record itself can have no further field.
 *
 * <p>Public because cells call it; not for use by hand.
 */
public final class CarriedRecord implements Serializable {

  private static final long serialVersionUID = 1;

  private transient CellVariables variables;
  private transient Object record;

  private CarriedRecord(CellVariables variables, Object record) {
    this.variables = variables;
    this.record = record;
  }

  /** Returns what a record is replaced with when it is written. */
  public static Object replace(Object record, CellVariables variables) {
    return new CarriedRecord(variables, record);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    // Before the components: their code may read the variables when they are read.
    out.writeObject(variables);
    out.writeObject(record.getClass());
    try {
      for (RecordComponent each : record.getClass().getRecordComponents()) {
        Field field = record.getClass().getDeclaredField(each.getName());
        field.setAccessible(true);
        out.writeObject(field.get(record));
      }
    } catch (ReflectiveOperationException e) {
      throw new IOException("cannot read the components of " + record.getClass().getName(), e);
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    variables = (CellVariables) in.readObject();
    Class<?> type = (Class<?>) in.readObject();
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = in.readObject();
    }
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      record = canonical.newInstance(values);
    } catch (ReflectiveOperationException e) {
      InvalidObjectException invalid =
          new InvalidObjectException("the record " + type.getName() + " refuses its components");
      invalid.initCause(e);
      throw invalid;
    }
  }

  private Object readResolve() {
    return record;
  }
}
