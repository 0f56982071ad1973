package ijava.magic.maven;

import ijava.magic.maven.MavenResolver.Artifact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The artifacts that are on the class path already. A JVM loads a class once, from the first jar
 * that has it, so another version added later would do nothing, or worse, half of something.
 */
final class LoadedArtifacts {

  private static final int MOST_NAMED = 5;

  /** In a plain folder of jars, where {@code a-1.0-tests.jar} is not version 1.0-tests. */
  private static final Pattern CLASSIFIED =
      Pattern.compile(".*-(?!jre|android|rc|beta|alpha|m\\d|snapshot)[a-z_]+(-.*)?");

  private final Map<String, Artifact> byKey = new HashMap<>();

  /**
   * What to do with what was resolved.
   *
   * @param added what is new
   * @param notes one sentence for each artifact that stays at another version than wanted
   */
  record Plan(List<Artifact> added, List<String> notes) {

    /** Returns one line that says what was added, then the notes. */
    String text() {
      String names =
          added.stream()
              .limit(MOST_NAMED)
              .map(Artifact::coordinates)
              .collect(Collectors.joining(", "));
      String more = added.size() > MOST_NAMED ? ", " + (added.size() - MOST_NAMED) + " more" : "";
      String first =
          switch (added.size()) {
            case 0 ->
                notes.isEmpty()
                    ? "nothing to add, all of it is on the class path"
                    : "added nothing";
            case 1 -> "added 1 jar (" + names + ")";
            default -> "added " + added.size() + " jars (" + names + more + ")";
          };
      return notes.isEmpty() ? first : first + "\n" + String.join("\n", notes);
    }
  }

  /** Compares what was resolved with what is on the class path, and remembers what is new. */
  Plan plan(List<Artifact> resolved, List<Path> classPath) {
    List<Artifact> added = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Set<String> leftOut = new HashSet<>();
    for (Artifact each : resolved) {
      Artifact earlier = byKey.get(each.key());
      Optional<String> own = earlier == null ? versionOn(classPath, each) : Optional.empty();
      Optional<String> other =
          (earlier == null ? own : Optional.of(earlier.version()))
              .filter(version -> !version.equals(each.version()));
      if (leftOut.contains(each.wantedBy())) {
        // What a version that is not loaded would need, nobody needs.
        continue;
      } else if (other.isPresent()) {
        notes.add(note(each, other.get(), earlier != null));
        leftOut.addAll(each.isDirect() ? Set.of(each.coordinates()) : Set.of());
      } else if (earlier == null && own.isEmpty()) {
        byKey.put(each.key(), each);
        added.add(each);
      }
    }
    return new Plan(added, notes);
  }

  private static String note(Artifact wanted, String loaded, boolean byCell) {
    String why = byCell ? "an earlier cell added it" : "it was on the class path before";
    String remedy =
        byCell
            ? "restart the kernel and add %s first"
            : "change the kernel's class path to have %s";
    return "kept "
        + wanted.name()
        + ":"
        + loaded
        + " since "
        + why
        + "; "
        + (wanted.isDirect() ? "did not load " : wanted.wantedBy() + " wants ")
        + wanted.version()
        + " ("
        + remedy.formatted(wanted.version())
        + ")";
  }

  /** Returns the version by the file's name; by its folders, too, where they are a repository's. */
  private static Optional<String> versionOn(List<Path> classPath, Artifact wanted) {
    String[] key = wanted.key().split(":", -1);
    String classifier = key[3].isEmpty() ? "" : "-" + Pattern.quote(key[3]);
    Pattern file =
        Pattern.compile(Pattern.quote(key[1]) + "-(\\d.*?)" + classifier + "\\." + key[2]);
    for (Path entry : classPath) {
      Path name = entry.getFileName();
      Matcher version = file.matcher(name == null ? "" : name.toString());
      if (version.matches() && isOfGroup(entry, key[0], key[1], version.group(1))) {
        return Optional.of(version.group(1));
      }
    }
    return Optional.empty();
  }

  private static boolean isOfGroup(Path file, String group, String name, String version) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder.getNameCount() > 1 && folder.getParent().endsWith(name)) {
      return folder.endsWith(Path.of(group.replace('.', '/'), name, version));
    }
    return !CLASSIFIED.matcher(version).matches();
  }
}
