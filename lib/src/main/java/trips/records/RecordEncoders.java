package trips.records;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.EncoderField;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.ProductEncoder;
import org.apache.spark.sql.types.Metadata;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;

/**
 * Builds the encoder of a record from its components.
 *
 * <p>It is Spark's own encoder of case classes, which calls the accessors and the canonical
 * constructor in generated code: no reflection for each row.
 */
public final class RecordEncoders {

  /** Records within records, more than anybody writes by hand. */
  private static final int DEEPEST = 20;

  private RecordEncoders() {}

  /**
   * Returns the encoder of a record.
   *
   * @throws IllegalArgumentException if Spark cannot hold the record
   */
  public static <T> Encoder<T> of(Class<T> type) {
    Objects.requireNonNull(type, "type");
    if (!type.isRecord()) {
      throw new IllegalArgumentException(
          type.getSimpleName()
              + " is no record; declare it as record "
              + type.getSimpleName()
              + "(…), or use Encoders.bean for a class with getters and setters");
    }
    return record(type, Map.of(), List.of());
  }

  /**
   * Returns the encoder of a record that stands somewhere within others.
   *
   * @param variables what the type variables of the record stand for
   * @param within the records around it, outermost first
   */
  static <T> AgnosticEncoder<T> record(
      Class<T> type, Map<TypeVariable<?>, Type> variables, List<Class<?>> within) {
    requireUsable(type);
    List<Class<?>> around = new ArrayList<>(within);
    around.add(type);
    // A generic record may stand in itself with other arguments, as Pair<A, Pair<B, C>> does.
    if (within.contains(type) && variables.isEmpty() || around.size() > DEEPEST) {
      throw new IllegalArgumentException(
          "record "
              + type.getSimpleName()
              + " contains itself (records on the way: "
              + around.stream()
                  .distinct()
                  .map(Class::getSimpleName)
                  .collect(Collectors.joining(", "))
              + "), but a row has a fixed depth; keep a key of the other row instead");
    }
    List<EncoderField> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Place place = new Place(type, component.getName(), component.getGenericType(), around);
      AgnosticEncoder<?> encoder =
          new ComponentEncoders(place, variables).of(component.getGenericType());
      fields.add(
          new EncoderField(
              component.getName(),
              encoder,
              !component.getType().isPrimitive(),
              Metadata.empty(),
              Option.empty(),
              Option.empty()));
    }
    return new ProductEncoder<>(
        ClassTag.apply(type), CollectionConverters.asScala(fields).toSeq(), Option.empty());
  }

  /** Returns what the type variables of a record stand for where it is used with arguments. */
  static Map<TypeVariable<?>, Type> variables(ParameterizedType use) {
    Map<TypeVariable<?>, Type> variables = new HashMap<>();
    TypeVariable<?>[] declared = ((Class<?>) use.getRawType()).getTypeParameters();
    for (int i = 0; i < declared.length; i++) {
      variables.put(declared[i], use.getActualTypeArguments()[i]);
    }
    return variables;
  }

  /** Generated code lies in another package and must reach the accessors and the constructor. */
  private static void requireUsable(Class<?> type) {
    String name = type.getSimpleName();
    // The classes around do not matter: the JVM does not look at them.
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new IllegalArgumentException(
          "record "
              + name
              + " is not public, so that Spark's generated code cannot use it; declare it public,"
              + " or at the top of a cell, where everything is");
    }
    Class<?>[] header =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    if (Arrays.stream(type.getConstructors())
        .noneMatch(each -> Arrays.equals(each.getParameterTypes(), header))) {
      throw new IllegalArgumentException(
          "the canonical constructor of record " + name + " is not public; declare it public");
    }
    if (header.length == 0) {
      throw new IllegalArgumentException(
          "record " + name + " has no components, and a row needs a column; add one");
    }
  }
}
