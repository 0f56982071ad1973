package trips.records;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Period;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.spark.sql.catalyst.encoders.Codec;
import scala.Function0;
import scala.Option;
import scala.runtime.AbstractFunction0;

/**
 * What stands between a component and a column where Spark has no class of its own for it, or one
 * that would lose digits or days in silence.
 */
final class Codecs {

  /** How many digits Spark's decimals have, and how many of them after the point. */
  private static final int DIGITS = 38;

  private static final int FRACTION = 18;

  private Codecs() {}

  /** Hands one codec to Spark, again on each executor. */
  static final class Provider extends AbstractFunction0<Codec<?, ?>>
      implements Function0<Codec<?, ?>>, java.io.Serializable {

    private static final long serialVersionUID = 1;

    private final Codec<?, ?> codec;

    Provider(Codec<?, ?> codec) {
      this.codec = codec;
    }

    @Override
    public Codec<?, ?> apply() {
      return codec;
    }
  }

  /** A kind of optional, by way of Scala's. */
  interface OfOptional<O, V> extends Codec<O, Option<V>> {

    /** Returns the class of the value within. */
    Class<V> boxed();
  }

  /** An {@link Optional} of anything. */
  record OfObject<V>() implements Codec<Optional<V>, Option<V>> {

    @Override
    public Option<V> encode(Optional<V> optional) {
      return optional.map(Option::apply).orElseGet(Option::empty);
    }

    @Override
    public Optional<V> decode(Option<V> option) {
      return option.isEmpty() ? Optional.empty() : Optional.of(option.get());
    }
  }

  /** An {@link OptionalInt}. */
  record OfInt() implements OfOptional<OptionalInt, Integer> {

    @Override
    public Class<Integer> boxed() {
      return Integer.class;
    }

    @Override
    public Option<Integer> encode(OptionalInt optional) {
      return optional.isPresent() ? Option.apply(optional.getAsInt()) : Option.empty();
    }

    @Override
    public OptionalInt decode(Option<Integer> option) {
      return option.isEmpty() ? OptionalInt.empty() : OptionalInt.of(option.get());
    }
  }

  /** An {@link OptionalLong}. */
  record OfLong() implements OfOptional<OptionalLong, Long> {

    @Override
    public Class<Long> boxed() {
      return Long.class;
    }

    @Override
    public Option<Long> encode(OptionalLong optional) {
      return optional.isPresent() ? Option.apply(optional.getAsLong()) : Option.empty();
    }

    @Override
    public OptionalLong decode(Option<Long> option) {
      return option.isEmpty() ? OptionalLong.empty() : OptionalLong.of(option.get());
    }
  }

  /** An {@link OptionalDouble}. */
  record OfDouble() implements OfOptional<OptionalDouble, Double> {

    @Override
    public Class<Double> boxed() {
      return Double.class;
    }

    @Override
    public Option<Double> encode(OptionalDouble optional) {
      return optional.isPresent() ? Option.apply(optional.getAsDouble()) : Option.empty();
    }

    @Override
    public OptionalDouble decode(Option<Double> option) {
      return option.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(option.get());
    }
  }

  /** A {@link UUID} as text. */
  record OfUuid() implements Codec<UUID, String> {

    @Override
    public String encode(UUID uuid) {
      return uuid.toString();
    }

    @Override
    public UUID decode(String text) {
      return UUID.fromString(text);
    }
  }

  /** A {@link BigDecimal} that Spark would round in silence is refused. */
  record OfDecimal(String place) implements Codec<BigDecimal, BigDecimal> {

    @Override
    public BigDecimal encode(BigDecimal value) {
      BigDecimal digits = value.stripTrailingZeros();
      if (digits.scale() > FRACTION || digits.precision() - digits.scale() > DIGITS - FRACTION) {
        throw new ArithmeticException(
            place
                + " is "
                + value
                + ", but its column takes "
                + (DIGITS - FRACTION)
                + " digits before the point and "
                + FRACTION
                + " after it; round it, or declare the component String or double");
      }
      return value;
    }

    @Override
    public BigDecimal decode(BigDecimal value) {
      return value;
    }
  }

  /** A {@link BigInteger} with more digits than Spark holds is refused. */
  record OfInteger(String place) implements Codec<BigInteger, BigInteger> {

    @Override
    public BigInteger encode(BigInteger value) {
      // 126 bits always fit into 38 digits, so that the text is seldom needed.
      if (value.bitLength() > 126 && value.abs().toString().length() > DIGITS) {
        throw new ArithmeticException(
            place
                + " has "
                + value.abs().toString().length()
                + " digits, but its column takes "
                + DIGITS
                + "; declare the component String");
      }
      return value;
    }

    @Override
    public BigInteger decode(BigInteger value) {
      return value;
    }
  }

  /** A {@link Period} with days, which Spark would drop in silence, is refused. */
  record OfPeriod(String place) implements Codec<Period, Period> {

    @Override
    public Period encode(Period value) {
      if (value.getDays() != 0) {
        throw new ArithmeticException(
            place
                + " is "
                + value
                + ", but its column holds years and months only; declare the component Duration,"
                + " or an int of days");
      }
      return value;
    }

    @Override
    public Period decode(Period value) {
      return value;
    }
  }
}
