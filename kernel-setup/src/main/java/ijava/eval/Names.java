package ijava.eval;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Compares names that people type. */
final class Names {

  private Names() {}

  /** Returns at most three names that somebody may have meant, the nearest first. */
  static List<String> nearest(String typed, Collection<String> names) {
    int most = Math.max(1, typed.length() / 3);
    return names.stream()
        .distinct()
        .filter(name -> !name.equals(typed))
        .filter(name -> distance(typed, name) <= most)
        .sorted(
            Comparator.<String>comparingInt(name -> distance(typed, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(3)
        .toList();
  }

  /** Returns how many letters differ, are missing, too many or swapped; case counts half. */
  private static int distance(String one, String other) {
    if (one.equalsIgnoreCase(other)) {
      return one.equals(other) ? 0 : 1;
    }
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] d, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }

  /** Returns whether typed letters begin a name, in any case, or its humps: {@code nPE}. */
  static boolean matches(String typed, String name) {
    return rank(typed, name) < Integer.MAX_VALUE;
  }

  /** Returns 0 for a name that begins as typed, more for worse, the largest for no match. */
  static int rank(String typed, String name) {
    if (name.startsWith(typed)) {
      return 0;
    }
    if (name.regionMatches(true, 0, typed, 0, typed.length())) {
      return 1;
    }
    return typed.length() > 1 && humps(typed, 0, name, 0) ? 2 : Integer.MAX_VALUE;
  }

  /** Each hump of the name may give some of its first letters: {@code getOD} in getOrDefault. */
  private static boolean humps(String typed, int t, String name, int n) {
    if (t == typed.length()) {
      return true;
    }
    if (n == name.length()) {
      return false;
    }
    if (same(typed.charAt(t), name.charAt(n)) && humps(typed, t + 1, name, n + 1)) {
      return true;
    }
    if (t == 0) {
      return false;
    }
    int hump = n + (same(typed.charAt(t), name.charAt(n)) ? 1 : 0);
    while (hump < name.length() && !isHump(name, hump)) {
      hump++;
    }
    return hump < name.length()
        && same(typed.charAt(t), name.charAt(hump))
        && humps(typed, t + 1, name, hump + 1);
  }

  private static boolean isHump(String name, int at) {
    return Character.isUpperCase(name.charAt(at)) || at > 0 && name.charAt(at - 1) == '_';
  }

  private static boolean same(char typed, char actual) {
    return typed == actual || Character.toUpperCase(typed) == actual;
  }
}
