package trips.notebook;

import java.util.List;

/** The words of Spark's SQL that queries are made of; the grammar has many more. */
final class SqlWords {

  static final List<String> ALL =
      List.of(
          ("AND ANTI ARRAY AS ASC BETWEEN BY CASE CAST CREATE CROSS CUBE DATE DELETE DESC DESCRIBE"
                  + " DISTINCT DROP ELSE END EXCEPT EXISTS EXPLAIN FALSE FILTER FROM FULL GROUP"
                  + " GROUPING HAVING IN INNER INSERT INTERSECT INTERVAL INTO IS JOIN LATERAL LEFT"
                  + " LIKE LIMIT MAP NOT NULL NULLS OFFSET ON OR ORDER OUTER OVER OVERWRITE PARTITION"
                  + " PIVOT QUALIFY REPLACE RIGHT ROLLUP ROWS SELECT SEMI SETS SHOW STRUCT TABLE"
                  + " TABLES TABLESAMPLE TEMPORARY THEN TIMESTAMP TRUE UNION UNPIVOT USING VALUES"
                  + " VIEW WHEN WHERE WINDOW WITH")
              .split(" "));

  private SqlWords() {}
}
