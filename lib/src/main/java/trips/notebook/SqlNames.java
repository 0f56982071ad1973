package trips.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The names that SQL may use: of tables, views and their columns. Asks the catalog only; runs no
 * job and reads no file.
 *
 * @param tables in alphabetical order
 * @param columns of all temporary views, in alphabetical order
 */
record SqlNames(List<String> tables, List<String> columns) {

  /** What is known without a session. */
  static final SqlNames NONE = new SqlNames(List.of(), List.of());

  /** Returns the names that are known now. */
  static SqlNames of(SparkSession session) {
    SessionCatalog catalog =
        ((org.apache.spark.sql.classic.SparkSession) session).sessionState().catalog();
    TreeSet<String> tables = new TreeSet<>();
    TreeSet<String> columns = new TreeSet<>();
    for (TableIdentifier each :
        CollectionConverters.asJava(catalog.listTables(catalog.getCurrentDatabase()))) {
      tables.add(each.table());
      // The columns of a table on disk may need a look at its files.
      if (catalog.isTempView(each)) {
        columns.addAll(List.of(session.table(each.quotedString()).columns()));
      }
    }
    return new SqlNames(List.copyOf(tables), List.copyOf(columns));
  }

  /** Returns what the word may become: columns, then tables, then words of SQL. */
  List<String> complete(String word) {
    String typed = word.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    for (List<String> names : List.of(columns, tables)) {
      names.stream()
          .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(typed))
          .forEach(found::add);
    }
    SqlWords.ALL.stream()
        .filter(name -> !typed.isEmpty() && name.toLowerCase(Locale.ROOT).startsWith(typed))
        .forEach(found::add);
    return found.stream().distinct().toList();
  }
}
