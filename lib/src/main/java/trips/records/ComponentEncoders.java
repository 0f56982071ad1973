package trips.records;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.spark.sql.catalyst.JavaTypeInference;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.ArrayEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.IterableEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.MapEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.OptionEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.TransformingEncoder;
import org.apache.spark.sql.catalyst.encoders.Codec;
import scala.Option;
import scala.reflect.ClassTag;

/** Chooses the encoder of one component. */
final class ComponentEncoders {

  private final Place place;
  private final Map<TypeVariable<?>, Type> variables;

  /**
   * Creates one.
   *
   * @param variables what the type variables of the record stand for
   */
  ComponentEncoders(Place place, Map<TypeVariable<?>, Type> variables) {
    this.place = place;
    this.variables = variables;
  }

  /**
   * Returns the encoder of a type.
   *
   * @throws IllegalArgumentException if Spark has none
   */
  AgnosticEncoder<?> of(Type type) {
    if (type instanceof Class<?> simple) {
      return ofClass(simple);
    }
    if (type instanceof ParameterizedType parameterized) {
      return ofParameterized(parameterized, (Class<?>) parameterized.getRawType());
    }
    if (type instanceof GenericArrayType array) {
      return array(of(array.getGenericComponentType()));
    }
    if (type instanceof WildcardType wildcard && wildcard.getLowerBounds().length == 0) {
      return of(wildcard.getUpperBounds()[0]);
    }
    Type standsFor = type instanceof TypeVariable<?> variable ? variables.get(variable) : null;
    if (standsFor == null) {
      throw Unsupported.of(place, type);
    }
    return of(standsFor);
  }

  private AgnosticEncoder<?> ofClass(Class<?> type) {
    if (type.isArray() && type != byte[].class) {
      return array(of(type.getComponentType()));
    }
    if (type.isRecord()) {
      return RecordEncoders.record(type, Map.of(), place.within());
    }
    Codec<?, ?> codec = codec(type);
    if (codec != null) {
      return codec instanceof Codecs.OfOptional<?, ?> optional
          ? optional(type, JavaTypeInference.encoderFor(optional.boxed()), optional)
          : transforming(type, JavaTypeInference.encoderFor(columnOf(type)), codec);
    }
    if (!SparkTypes.holds(type)) {
      throw Unsupported.of(place, type);
    }
    return JavaTypeInference.encoderFor(type);
  }

  private AgnosticEncoder<?> ofParameterized(ParameterizedType type, Class<?> raw) {
    Type[] arguments = type.getActualTypeArguments();
    if (raw == Optional.class) {
      return optional(raw, of(arguments[0]), new Codecs.OfObject<>());
    }
    if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
      return iterable(List.class, of(arguments[0]));
    }
    if (raw == Set.class) {
      return iterable(Set.class, of(arguments[0]));
    }
    if (raw == Map.class) {
      return new MapEncoder<>(ClassTag.apply(Map.class), of(arguments[0]), of(arguments[1]), true);
    }
    if (raw.isRecord()) {
      return RecordEncoders.record(raw, bound(type), place.within());
    }
    throw Unsupported.of(place, type);
  }

  /** An argument may itself be a variable of the record around. */
  private Map<TypeVariable<?>, Type> bound(ParameterizedType type) {
    Map<TypeVariable<?>, Type> bound = RecordEncoders.variables(type);
    bound.replaceAll(
        (name, standsFor) ->
            standsFor instanceof TypeVariable<?> outer && variables.containsKey(outer)
                ? variables.get(outer)
                : standsFor);
    return bound;
  }

  private Codec<?, ?> codec(Class<?> type) {
    String words = place.words();
    return type == UUID.class
        ? new Codecs.OfUuid()
        : type == BigDecimal.class
            ? new Codecs.OfDecimal(words)
            : type == BigInteger.class
                ? new Codecs.OfInteger(words)
                : type == Period.class
                    ? new Codecs.OfPeriod(words)
                    : type == OptionalInt.class
                        ? new Codecs.OfInt()
                        : type == OptionalLong.class
                            ? new Codecs.OfLong()
                            : type == OptionalDouble.class ? new Codecs.OfDouble() : null;
  }

  private static Class<?> columnOf(Class<?> type) {
    return type == UUID.class ? String.class : type;
  }

  private static AgnosticEncoder<?> array(AgnosticEncoder<?> element) {
    return new ArrayEncoder<>(element, element.nullable());
  }

  private static <E> AgnosticEncoder<?> iterable(Class<?> type, AgnosticEncoder<E> element) {
    return new IterableEncoder<>(ClassTag.apply(type), element, true, false);
  }

  /** Through Scala's Option, since Spark hands a null past a codec without asking it. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static AgnosticEncoder<?> optional(
      Class<?> type, AgnosticEncoder<?> value, Codec<?, ? extends Option<?>> codec) {
    return transforming(type, new OptionEncoder(value), codec);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static AgnosticEncoder<?> transforming(
      Class<?> type, AgnosticEncoder<?> column, Codec<?, ?> codec) {
    return new TransformingEncoder(
        ClassTag.apply(type), column, new Codecs.Provider(codec), /* nullable= */ true);
  }
}
