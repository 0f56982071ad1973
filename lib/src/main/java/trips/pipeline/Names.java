package trips.pipeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names that readers write, and what they may have meant. */
final class Names {

  static final String PATTERN = "[\\p{L}\\p{N}_.-]{1,100}";

  private Names() {}

  /** Throws if a name is none that can stand in a graph, a file and a log. */
  static void require(String what, String name) {
    if (name == null || !name.matches(PATTERN)) {
      throw new IllegalArgumentException(
          "a "
              + what
              + " cannot be named "
              + (name == null ? "null" : "'" + name + "'")
              + "; use 1 to 100 letters, digits, '_', '-' and '.', and no blanks");
    }
  }

  /** Returns an error for a name that nobody knows, with the nearest that somebody does. */
  static IllegalArgumentException unknown(String what, String given, Collection<String> known) {
    String hint =
        known.isEmpty()
            ? "there is none"
            : nearest(given, known) + "there " + (known.size() == 1 ? "is " : "are ") + list(known);
    return new IllegalArgumentException("there is no " + what + " '" + given + "'; " + hint);
  }

  /** Returns a question that names the nearest, or nothing if none is near. */
  static String nearest(String given, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(given, name)))
        .filter(name -> distance(given, name) <= Math.max(2, given.length() / 2))
        .map(name -> "did you mean '" + name + "'? ")
        .orElse("");
  }

  private static String list(Collection<String> known) {
    return String.join(", ", known);
  }

  /** Returns how many letters must be put in, taken out or exchanged, whatever their case. */
  private static int distance(String a, String b) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}
