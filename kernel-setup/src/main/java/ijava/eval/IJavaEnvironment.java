package ijava.eval;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What IJava's environment variables say, as its README documents them.
 *
 * @param classPath what {@code IJAVA_CLASSPATH} adds
 * @param compilerOptions options as for javac, from {@code IJAVA_COMPILER_OPTS}
 * @param statementMillis how long one statement may take, from {@code IJAVA_TIMEOUT}; no limit if
 *     less than one
 * @param fetchesSources whether sources of jars are fetched when help is asked for; false if {@code
 *     IJAVA_SOURCES} is {@code off}
 * @param startupScripts the text of the files of {@code IJAVA_STARTUP_SCRIPTS_PATH}, then {@code
 *     IJAVA_STARTUP_SCRIPT}
 */
public record IJavaEnvironment(
    List<Path> classPath,
    List<String> compilerOptions,
    long statementMillis,
    boolean fetchesSources,
    List<String> startupScripts) {

  private static final Pattern OPTION = Pattern.compile("\"([^\"]*)\"|[^\\s\"]+");
  private static final Pattern DURATION = Pattern.compile("\\s*(-?\\d+)\\s*([A-Za-z]*)\\s*");

  /**
   * Reads the variables.
   *
   * @param variables all variables of the process
   * @throws IllegalArgumentException if one has no meaning
   */
  public static IJavaEnvironment of(Map<String, String> variables) {
    List<String> scripts = new ArrayList<>();
    for (Path file : paths(variables.getOrDefault("IJAVA_STARTUP_SCRIPTS_PATH", ""), false)) {
      try {
        scripts.add(Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the start-up script " + file, e);
      }
    }
    String script = variables.getOrDefault("IJAVA_STARTUP_SCRIPT", "");
    if (!script.isBlank()) {
      scripts.add(script);
    }
    return new IJavaEnvironment(
        paths(variables.getOrDefault("IJAVA_CLASSPATH", ""), true),
        options(variables.getOrDefault("IJAVA_COMPILER_OPTS", "")),
        millis(variables.getOrDefault("IJAVA_TIMEOUT", "-1")),
        fetchesSources(variables.getOrDefault("IJAVA_SOURCES", "")),
        List.copyOf(scripts));
  }

  private static boolean fetchesSources(String given) {
    return switch (given.strip().toLowerCase(Locale.ROOT)) {
      case "", "on" -> true;
      case "off" -> false;
      default ->
          throw new IllegalArgumentException(
              "IJAVA_SOURCES is \"" + given + "\", but needs on (the default) or off");
    };
  }

  private static List<String> options(String line) {
    Matcher matcher = OPTION.matcher(line);
    return matcher
        .results()
        .map(each -> each.group(1) == null ? each.group() : each.group(1))
        .toList();
  }

  private static long millis(String duration) {
    Matcher matcher = DURATION.matcher(duration.isBlank() ? "-1" : duration);
    if (!matcher.matches()) {
      throw noDuration(duration);
    }
    String unit = matcher.group(2).toUpperCase(Locale.ROOT);
    try {
      long number = Long.parseLong(matcher.group(1));
      return unit.isEmpty() ? number : TimeUnit.valueOf(unit).toMillis(number);
    } catch (IllegalArgumentException e) {
      throw noDuration(duration);
    }
  }

  private static IllegalArgumentException noDuration(String given) {
    return new IllegalArgumentException(
        "IJAVA_TIMEOUT is \""
            + given
            + "\", but needs a number of milliseconds or a number and a unit, as in 30 SECONDS");
  }

  /** Returns what a list of globs names; a folder means itself on a class path, else its files. */
  private static List<Path> paths(String globs, boolean folders) {
    List<Path> found = new ArrayList<>();
    for (String glob : globs.split(Pattern.quote(File.pathSeparator))) {
      if (!glob.isBlank()) {
        collect(glob.endsWith("/") ? glob + "*" : glob, folders, found);
      }
    }
    return List.copyOf(found);
  }

  private static void collect(String glob, boolean folders, List<Path> found) {
    int wild = firstWild(glob);
    if (wild < 0) {
      Path path = Path.of(glob);
      if (Files.isDirectory(path) && !folders) {
        collect(glob + "/*", false, found);
      } else if (Files.exists(path)) {
        found.add(path);
      }
      return;
    }
    int start = glob.lastIndexOf('/', wild) + 1;
    int end = glob.indexOf('/', wild) < 0 ? glob.length() : glob.indexOf('/', wild);
    Path folder = Path.of(start == 0 ? "." : glob.substring(0, start));
    Pattern name = Pattern.compile(toRegex(glob.substring(start, end)));
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      List<Path> sorted = new ArrayList<>();
      files.forEach(sorted::add);
      sorted.sort(null);
      for (Path each : sorted) {
        boolean last = end == glob.length();
        if (name.matcher(each.getFileName().toString()).matches()
            && (last ? Files.isRegularFile(each) : Files.isDirectory(each))) {
          collect(each.toString().replace('\\', '/') + glob.substring(end), folders, found);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + " for " + glob, e);
    }
  }

  private static int firstWild(String glob) {
    int star = glob.indexOf('*');
    int mark = glob.indexOf('?');
    return star < 0 ? mark : mark < 0 ? star : Math.min(star, mark);
  }

  private static String toRegex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return regex.toString();
  }
}
