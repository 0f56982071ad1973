package trips.records;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The names of types as a reader writes them, without packages. */
final class TypeNames {

  private TypeNames() {}

  static String of(Type type) {
    if (type instanceof Class<?> simple) {
      return simple.getSimpleName();
    }
    if (type instanceof GenericArrayType array) {
      return of(array.getGenericComponentType()) + "[]";
    }
    if (type instanceof ParameterizedType use) {
      return Arrays.stream(use.getActualTypeArguments())
          .map(TypeNames::of)
          .collect(Collectors.joining(", ", of(use.getRawType()) + "<", ">"));
    }
    return type.getTypeName();
  }
}
