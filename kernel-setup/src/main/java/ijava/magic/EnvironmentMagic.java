package ijava.magic;

import ijava.spi.Magic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code %env}: the environment that the kernel was started with. */
final class EnvironmentMagic {

  /** Notebooks are passed on with their outputs, so a listing must not hold passwords. */
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(key|token|secret|passw|credential|auth).*");

  private EnvironmentMagic() {}

  static List<Magic> all() {
    Map<String, String> environment = System.getenv();
    return List.of(
        new Magic(
                "env",
                Magic.Kind.LINE,
                "%env [NAME]",
                "Shows the environment variables of the kernel, or the value of one;"
                    + " no Java program can set its own.",
                call -> show(call.line(), environment))
            .completing(word -> namesLike(word, environment)));
  }

  /** Returns one value, or all as lines of {@code NAME=value}, secrets hidden. */
  static Object show(String line, Map<String, String> environment) {
    if (line.isEmpty()) {
      return new TreeMap<>(environment)
          .entrySet().stream()
              .map(each -> each.getKey() + "=" + shown(each.getKey(), each.getValue()))
              .collect(Collectors.joining("\n"));
    }
    String name = line.split("[=\\s]", 2)[0];
    if (!name.equals(line)) {
      throw new MagicException(
          "cannot set "
              + name
              + ": Java fixes the environment when it starts; set it before Jupyter starts or in"
              + " the \"env\" of kernel.json, or use System.setProperty, or for a child process"
              + " ProcessBuilder.environment()");
    }
    String value = environment.get(name);
    if (value == null) {
      throw new MagicException("there is no variable " + name + nearest(name, environment));
    }
    return value;
  }

  private static String nearest(String name, Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(
            each ->
                EditDistance.between(each.toUpperCase(Locale.ROOT), name.toUpperCase(Locale.ROOT))
                    <= 2)
        .findFirst()
        .map(each -> "; did you mean " + each + "?")
        .orElse(" in the environment; %env lists all");
  }

  private static String shown(String name, String value) {
    return SECRET.matcher(name).matches() ? "<hidden; %env " + name + " shows it>" : value;
  }

  private static List<String> namesLike(String word, Map<String, String> environment) {
    return environment.keySet().stream().filter(each -> each.startsWith(word)).sorted().toList();
  }
}
