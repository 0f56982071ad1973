package ijava.magic;

import ijava.eval.Session;
import ijava.spi.Magic;
import ijava.spi.MimeBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code %jars} and {@code %classpath}: files of this machine on the class path. */
final class ClassPathMagics {

  private ClassPathMagics() {}

  static List<Magic> all(Session session) {
    return List.of(
        new Magic(
                "jars",
                Magic.Kind.LINE,
                "%jars PATTERN…",
                "Adds jars to the class path, for example lib/*.jar; a folder stands for its jars.",
                call -> add(call.arguments(), true, session))
            .withAliases("addJars")
            .completing(Globs::complete),
        new Magic(
                "classpath",
                Magic.Kind.LINE,
                "%classpath [PATTERN…]",
                "Adds jars and folders of classes to the class path, or lists it.",
                call ->
                    call.arguments().isEmpty()
                        ? list(session)
                        : add(call.arguments(), false, session))
            .completing(Globs::complete));
  }

  private static MimeBundle list(Session session) {
    return MimeBundle.text(
        session.classPath().stream().map(Path::toString).collect(Collectors.joining("\n")));
  }

  private static Object add(List<String> patterns, boolean jars, Session session)
      throws IOException {
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException("no file is given");
    }
    Set<Path> found = new LinkedHashSet<>();
    for (String pattern : patterns) {
      List<Path> matches = Globs.find(pattern);
      List<Path> wanted = new ArrayList<>();
      for (Path match : matches) {
        wanted.addAll(jars && Files.isDirectory(match) ? jarsIn(match) : List.of(match));
      }
      if (wanted.isEmpty()) {
        throw new MagicException(
            "nothing matches "
                + pattern
                + " in "
                + Path.of("").toAbsolutePath()
                + (matches.isEmpty() ? "" : ": the folder has no jars"));
      }
      found.addAll(wanted);
    }
    List<Path> before = session.classPath().stream().map(Path::toAbsolutePath).toList();
    session.addToClassPath(found.stream().filter(path -> !before.contains(path)).toList());
    return new Magic.Quiet(found.stream().map(Path::toString).toList());
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
