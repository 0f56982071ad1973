package ijava.docs;

import java.util.List;

/**
 * A declaration whose documentation is wanted.
 *
 * @param topLevel the full name of the outermost class, {@code java.util.Map}
 * @param nested the names of the classes within it, outermost first: {@code Entry}
 * @param kind what is declared
 * @param name the member's name; of a type or constructor, the simple name of the type
 * @param parameterNames of a method or constructor, in order; as far as class files tell them
 * @param parameterTypes simple names without type arguments, such as {@code String[]}
 */
public record DocQuery(
    String topLevel,
    List<String> nested,
    Kind kind,
    String name,
    List<String> parameterNames,
    List<String> parameterTypes) {

  /** What is declared. */
  public enum Kind {
    /** A class, interface, enum, record or annotation. */
    TYPE,
    /** A method. */
    METHOD,
    /** A constructor. */
    CONSTRUCTOR,
    /** A field or an enum constant. */
    FIELD
  }

  /** Returns the query for a type. */
  public static DocQuery ofType(String topLevel, List<String> nested) {
    String name =
        nested.isEmpty()
            ? topLevel.substring(topLevel.lastIndexOf('.') + 1)
            : nested.get(nested.size() - 1);
    return new DocQuery(topLevel, nested, Kind.TYPE, name, List.of(), List.of());
  }

  /** Returns the simple names of the types around and including the wanted one. */
  List<String> typePath() {
    String simple = topLevel.substring(topLevel.lastIndexOf('.') + 1);
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(simple), nested.stream())
        .toList();
  }

  /**
   * Returns how well a declaration of the same name fits, below 0 if it is another one.
   *
   * @param names of its parameters
   * @param types of its parameters, as its source has them
   */
  int score(List<String> names, List<String> types) {
    if (names.size() != parameterTypes.size()) {
      return -1;
    }
    int score = 0;
    for (int i = 0; i < names.size(); i++) {
      boolean named = i < parameterNames.size() && parameterNames.get(i).equals(names.get(i));
      score += (named ? 1 : 0) + (parameterTypes.get(i).equals(types.get(i)) ? 2 : 0);
    }
    return score;
  }
}
