package ijava.magic.maven;

import ijava.magic.EditDistance;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What earlier downloads have left on this machine; offers coordinates while one types. */
final class LocalRepository {

  private static final Pattern SETTING =
      Pattern.compile("<localRepository>\\s*(.*?)\\s*</localRepository>");

  /** How far a group may be from a mistyped one before it is not worth naming. */
  private static final int MOST_TYPOS = 3;

  /** A group of one part, a name and a version. */
  private static final int PARTS = 3;

  private final Path root;

  LocalRepository(Path root) {
    this.root = root;
  }

  /** Returns the repository that Maven itself would use, without loading Maven. */
  static LocalRepository of(MavenResolver.Files files) {
    if (files.localRepository() != null) {
      return new LocalRepository(files.localRepository());
    }
    Path home = Path.of(System.getProperty("user.home"), ".m2");
    Path settings = files.settings() == null ? home.resolve("settings.xml") : files.settings();
    try {
      Matcher setting = SETTING.matcher(Files.readString(settings));
      if (setting.find()) {
        String text = setting.group(1).replace("${user.home}", System.getProperty("user.home"));
        return new LocalRepository(Path.of(text));
      }
    } catch (IOException | IllegalArgumentException e) {
      // No settings, or none that can be read; Maven's resolver will say so.
    }
    return new LocalRepository(home.resolve("repository"));
  }

  /** Returns what artifact a file is, by where it lies; nothing if it lies elsewhere. */
  Optional<Coordinates> coordinatesOf(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path home = root.toAbsolutePath().normalize();
    if (!folder.startsWith(home) || folder.getNameCount() < home.getNameCount() + PARTS) {
      return Optional.empty();
    }
    Path parts = home.relativize(folder);
    int last = parts.getNameCount() - 1;
    String version = parts.getName(last).toString();
    String name = parts.getName(last - 1).toString();
    String group = parts.subpath(0, last - 1).toString().replace(File.separatorChar, '.');
    return file.getFileName().toString().equals(name + "-" + version + ".jar")
        ? Optional.of(new Coordinates(group, name, "jar", "", version, List.of()))
        : Optional.empty();
  }

  /**
   * Returns coordinates that begin with what is typed: the next part of a group, the names of a
   * group, or versions, newest first.
   */
  List<String> complete(String word) {
    String[] parts = word.split(":", -1);
    return switch (parts.length) {
      case 1 -> groups(word);
      case 2 -> names(parts[0], parts[1]);
      case 3 -> versions(parts[0], parts[1], parts[2]);
      default -> List.of();
    };
  }

  private List<String> groups(String typed) {
    int dot = typed.lastIndexOf('.') + 1;
    String before = typed.substring(0, dot);
    List<String> found = new ArrayList<>();
    for (Path child : children(root.resolve(before.replace('.', '/')))) {
      String name = before + child.getFileName();
      if (name.startsWith(typed) && !isVersion(child)) {
        boolean group = children(child).stream().anyMatch(LocalRepository::isArtifact);
        boolean more = children(child).stream().anyMatch(each -> !isArtifact(each));
        if (group) {
          found.add(name + ":");
        }
        if (more && !isArtifact(child)) {
          found.add(name + ".");
        }
      }
    }
    return found;
  }

  private List<String> names(String group, String typed) {
    return children(root.resolve(group.replace('.', '/'))).stream()
        .filter(LocalRepository::isArtifact)
        .map(each -> each.getFileName().toString())
        .filter(each -> each.startsWith(typed))
        .map(each -> group + ":" + each + ":")
        .toList();
  }

  private List<String> versions(String group, String name, String typed) {
    return children(root.resolve(group.replace('.', '/')).resolve(name)).stream()
        .filter(LocalRepository::isVersion)
        .sorted(Comparator.comparing(LocalRepository::sortable).reversed())
        .map(each -> each.getFileName().toString())
        .filter(each -> each.startsWith(typed))
        .map(each -> group + ":" + name + ":" + each)
        .toList();
  }

  /** Returns the group and name that a mistyped one most likely means, of those that are here. */
  Optional<String> nearest(String groupAndName) {
    String group = groupAndName.substring(0, groupAndName.indexOf(':'));
    return groupsNear(root, "", group)
        .flatMap(each -> names(each, "").stream())
        .map(each -> each.substring(0, each.length() - 1))
        .filter(each -> EditDistance.between(each, groupAndName) <= MOST_TYPOS)
        .min(Comparator.comparingInt(each -> EditDistance.between(each, groupAndName)));
  }

  /** Goes down only where a part of the group is near, not through thousands of folders. */
  private static Stream<String> groupsNear(Path folder, String before, String group) {
    if (group.isEmpty()) {
      return Stream.of(before);
    }
    int dot = group.indexOf('.');
    String part = dot < 0 ? group : group.substring(0, dot);
    String rest = dot < 0 ? "" : group.substring(dot + 1);
    return children(folder).stream()
        .filter(each -> EditDistance.between(each.getFileName().toString(), part) <= MOST_TYPOS)
        .flatMap(
            each ->
                groupsNear(
                    each, (before.isEmpty() ? "" : before + ".") + each.getFileName(), rest));
  }

  private static boolean isArtifact(Path folder) {
    return children(folder).stream().anyMatch(LocalRepository::isVersion);
  }

  private static boolean isVersion(Path folder) {
    Path artifact = folder.getParent().getFileName();
    return Files.isRegularFile(folder.resolve(artifact + "-" + folder.getFileName() + ".pom"));
  }

  /** Returns text whose order is that of versions: numbers padded. */
  private static String sortable(Path version) {
    return Pattern.compile("\\d+")
        .matcher(version.getFileName().toString())
        .replaceAll(
            number -> "0".repeat(Math.max(0, 12 - number.group().length())) + number.group());
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
