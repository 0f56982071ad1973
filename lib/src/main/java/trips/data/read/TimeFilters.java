package trips.data.read;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.filter2.predicate.Operators.LongColumn;
import org.apache.spark.sql.sources.And;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Filters on times without a zone, for Parquet's reader.
 *
 * <p>Spark 4.1 lists such filters as pushed and then drops them, since it knows only timestamps
 * that are labelled UTC. Trips lie in a file by their pickup, so that these are the filters that
 * spare most: what a query of one day need not read of a month.
 *
 * @param columns those of a file that hold microseconds since 1970
 */
record TimeFilters(Set<String> columns) {

  private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

  /**
   * Returns what rows must fulfil to pass all of the filters, as far as times tell; Spark looks at
   * each row again. Nothing if no filter is about times.
   */
  Optional<FilterPredicate> predicate(Seq<Filter> filters) {
    return CollectionConverters.asJava(filters).stream()
        .flatMap(filter -> predicate(filter).stream())
        .reduce(FilterApi::and);
  }

  private Optional<FilterPredicate> predicate(Filter filter) {
    if (filter instanceof And and) {
      return Stream.of(and.left(), and.right())
          .flatMap(each -> predicate(each).stream())
          .reduce(FilterApi::and);
    }
    if (filter instanceof GreaterThan than) {
      return comparison(than.attribute(), than.value(), FilterApi::gt);
    }
    if (filter instanceof GreaterThanOrEqual than) {
      return comparison(than.attribute(), than.value(), FilterApi::gtEq);
    }
    if (filter instanceof LessThan than) {
      return comparison(than.attribute(), than.value(), FilterApi::lt);
    }
    if (filter instanceof LessThanOrEqual than) {
      return comparison(than.attribute(), than.value(), FilterApi::ltEq);
    }
    return filter instanceof EqualTo equal
        ? comparison(equal.attribute(), equal.value(), FilterApi::eq)
        : Optional.empty();
  }

  private Optional<FilterPredicate> comparison(String column, Object value, Comparison comparison) {
    return columns.contains(column) && value instanceof LocalDateTime time
        ? Optional.of(
            comparison.of(FilterApi.longColumn(column), ChronoUnit.MICROS.between(EPOCH, time)))
        : Optional.empty();
  }

  /** One of Parquet's comparisons of a column with a value. */
  private interface Comparison {
    FilterPredicate of(LongColumn column, Long value);
  }
}
