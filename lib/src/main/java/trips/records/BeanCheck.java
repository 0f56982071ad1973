package trips.records;

import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SerializeFromObject;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.ObjectType;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * Refuses a Dataset that {@code Encoders.bean} has made of records: it finds no getters in them,
 * and Spark goes on in silence with rows that have no columns.
 *
 * <p>Found by Spark with {@link java.util.ServiceLoader}; a rule of the analysis, so that the call
 * that makes the Dataset fails, and not a later one.
 */
public final class BeanCheck implements SparkSessionExtensionsProvider {

  /** Creates the check; for {@link java.util.ServiceLoader}. */
  public BeanCheck() {}

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectCheckRule(session -> BeanCheck::check);
    return BoxedUnit.UNIT;
  }

  private static BoxedUnit check(LogicalPlan plan) {
    plan.foreach(
        node -> {
          if (node instanceof SerializeFromObject serialize && serialize.serializer().isEmpty()) {
            refuseRecord(serialize.child().output().head().dataType());
          } else if (node instanceof LocalRelation local && local.output().isEmpty()) {
            refuseObjects(local);
          }
          return BoxedUnit.UNIT;
        });
    return BoxedUnit.UNIT;
  }

  private static void refuseRecord(DataType type) {
    if (type instanceof ObjectType object && object.cls().isRecord()) {
      String name = object.cls().getSimpleName();
      throw new IllegalArgumentException(
          "Encoders.bean finds no columns in record "
              + name
              + ", which has accessors and no getters; use Records.encoder("
              + name
              + ".class)");
    }
  }

  /**
   * Objects on the driver have become rows before the plan is made, and their class is forgotten.
   * Only an encoder makes binary rows, so that other relations without columns are left alone.
   */
  private static void refuseObjects(LocalRelation local) {
    boolean encoded =
        !local.data().isEmpty()
            && CollectionConverters.asJava(local.data()).get(0) instanceof UnsafeRow;
    if (encoded) {
      throw new IllegalArgumentException(
          "the encoder of this Dataset finds no columns in its "
              + local.data().size()
              + (local.data().size() == 1 ? " object" : " objects")
              + "; for records use Records.encoder(Trip.class) where Encoders.bean(Trip.class)"
              + " stands, and give other classes getters and setters");
    }
  }
}
