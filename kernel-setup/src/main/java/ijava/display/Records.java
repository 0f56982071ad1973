package ijava.display;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Shows many records of one type, alone or under keys, as a table with a column per component. */
final class Records {

  private Records() {}

  /** Returns whether there are values and all are records of one type. */
  static boolean areAlike(List<?> values) {
    if (values.isEmpty() || !(values.get(0) instanceof Record first)) {
      return false;
    }
    return values.stream().allMatch(v -> v != null && v.getClass() == first.getClass());
  }

  /** Returns a table of records that are alike. */
  static String table(List<?> records, String note) throws ReflectiveOperationException {
    RecordComponent[] components = components(records);
    ValueTable table = new ValueTable(names(components));
    for (Object each : records) {
      table.addRow(values(each, components));
    }
    return table.toHtml(note);
  }

  /** Returns a table of entries; their values get a column per component if they are alike. */
  static String table(Map<?, ?> entries, String note) throws ReflectiveOperationException {
    List<?> values = new ArrayList<>(entries.values());
    boolean records = areAlike(values);
    RecordComponent[] components = records ? components(values) : new RecordComponent[0];
    List<String> columns = records ? names(components) : List.of("value");
    ValueTable table = new ValueTable(Stream.concat(Stream.of("key"), columns.stream()).toList());
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      List<Object> row = new ArrayList<>();
      row.add(entry.getKey());
      if (records) {
        row.addAll(values(entry.getValue(), components));
      } else {
        row.add(entry.getValue());
      }
      table.addRow(row);
    }
    return table.toHtml(note);
  }

  private static RecordComponent[] components(List<?> records) {
    RecordComponent[] components = records.get(0).getClass().getRecordComponents();
    for (RecordComponent component : components) {
      // The record itself may be private.
      component.getAccessor().setAccessible(true);
    }
    return components;
  }

  private static List<String> names(RecordComponent[] components) {
    return Stream.of(components).map(RecordComponent::getName).toList();
  }

  private static List<Object> values(Object record, RecordComponent[] components)
      throws ReflectiveOperationException {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      values.add(component.getAccessor().invoke(record));
    }
    return values;
  }
}
