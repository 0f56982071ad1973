package ijava.eval;

import java.util.Set;
import java.util.stream.Stream;

/** The words of Java that are no names. */
final class Keywords {

  private static final Set<String> ALL =
      Set.of(
          """
          abstract assert boolean break byte case catch char class continue default do
          double else enum extends final finally float for if implements import instanceof
          int interface long new null private protected public record return sealed short
          static super switch synchronized this throw throws transient true false try var
          void volatile while yield permits native package module strictfp const goto non-sealed
          """
              .split("\\s+"));

  private Keywords() {}

  static boolean contains(String word) {
    return ALL.contains(word);
  }

  /** Returns those that begin as typed, in alphabetical order. */
  static Stream<String> startingWith(String typed) {
    return ALL.stream().filter(each -> each.startsWith(typed)).sorted();
  }
}
