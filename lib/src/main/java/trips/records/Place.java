package trips.records;

import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.List;

/**
 * A component of a record, for messages.
 *
 * @param record the record that declares it
 * @param type its whole type
 * @param within the record and those around it, outermost first
 */
record Place(Class<?> record, String component, Type type, List<Class<?>> within)
    implements Serializable {

  /** Returns the place in words: {@code component fare of record Trip}. */
  String words() {
    return "component " + component + " of record " + record.getSimpleName();
  }
}
