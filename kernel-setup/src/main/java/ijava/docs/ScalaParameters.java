package ijava.docs;

import ijava.docs.ScalaTokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a method of Scala as Java sees them: of all lists, implicit ones and context
 * bounds too.
 *
 * @param types simple names without type arguments
 */
record ScalaParameters(List<String> names, List<String> types) {

  private static final Map<String, String> OF_JAVA =
      Map.of(
          "Int", "int",
          "Long", "long",
          "Double", "double",
          "Float", "float",
          "Boolean", "boolean",
          "Byte", "byte",
          "Short", "short",
          "Char", "char",
          "Any", "Object",
          "AnyRef", "Object");

  /** Reads what follows a method's name; the tokens end at the last list's parenthesis. */
  static ScalaParameters read(ScalaTokens tokens) {
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    List<String> evidence = List.of();
    ScalaTokens ahead = tokens.copy();
    while (true) {
      Kind kind = ahead.next();
      String sign = kind == Kind.SIGN ? ahead.token() : "";
      if (sign.equals("[")) {
        evidence = bounds(list(ahead, "[", "]"));
      } else if (sign.equals("(")) {
        for (List<String> each : divided(list(ahead, "(", ")"))) {
          add(each, names, types);
        }
      } else {
        break;
      }
      tokens.moveTo(ahead);
    }
    names.addAll(evidence);
    types.addAll(evidence);
    return new ScalaParameters(List.copyOf(names), List.copyOf(types));
  }

  /** Returns the tokens up to what closes the bracket that was read last. */
  private static List<String> list(ScalaTokens tokens, String opens, String closes) {
    List<String> words = new ArrayList<>();
    int depth = 1;
    while (tokens.next() != Kind.END) {
      String token = tokens.token();
      depth += token.equals(opens) ? 1 : token.equals(closes) ? -1 : 0;
      if (depth == 0) {
        return words;
      }
      words.add(token);
    }
    return words;
  }

  private static List<List<String>> divided(List<String> words) {
    List<List<String>> parts = new ArrayList<>();
    List<String> part = new ArrayList<>();
    int depth = 0;
    for (String each : words) {
      depth += List.of("(", "[", "{").contains(each) ? 1 : 0;
      depth -= List.of(")", "]", "}").contains(each) ? 1 : 0;
      if (depth == 0 && each.equals(",")) {
        parts.add(part);
        part = new ArrayList<>();
      } else {
        part.add(each);
      }
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  private static void add(List<String> parameter, List<String> names, List<String> types) {
    int colon = parameter.indexOf(":");
    if (colon > 0) {
      names.add(parameter.get(colon - 1));
      types.add(type(parameter.subList(colon + 1, parameter.size())));
    }
  }

  private static String type(List<String> words) {
    if (words.size() > 1 && words.contains(">") && words.get(words.indexOf(">") - 1).equals("=")) {
      return words.get(0).equals("=") ? "Function0" : functionOf(words);
    }
    if (words.get(words.size() - 1).equals("*")) {
      return "Seq";
    }
    String name = "";
    for (String each : words) {
      if (List.of("[", "(", "=").contains(each)) {
        break;
      }
      name = each.equals(".") ? name : each;
    }
    if (name.equals("Array") && words.size() > 2) {
      return type(words.subList(words.indexOf("[") + 1, words.size() - 1)) + "[]";
    }
    return OF_JAVA.getOrDefault(name, name);
  }

  private static String functionOf(List<String> words) {
    boolean several = words.get(0).equals("(") && words.indexOf(",") > 0;
    return several ? "Function2" : "Function1";
  }

  /** {@code [U: Encoder]} means a parameter that is not written. */
  private static List<String> bounds(List<String> words) {
    List<String> evidence = new ArrayList<>();
    for (int i = 1; i + 1 < words.size(); i++) {
      boolean bound = words.get(i).equals(":") && !List.of("<", ">").contains(words.get(i - 1));
      if (bound) {
        evidence.add(words.get(i + 1));
      }
    }
    return evidence;
  }
}
