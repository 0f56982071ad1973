package ijava.magic.maven;

import ijava.eval.Session;
import ijava.magic.Globs;
import ijava.magic.MagicException;
import ijava.magic.maven.MavenResolver.Repository;
import ijava.magic.maven.MavenResolver.Request;
import ijava.spi.Magic;
import ijava.spi.MimeBundle;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code %maven}, {@code %mavenRepo} and {@code %loadFromPOM}, with IJava's names and arguments.
 *
 * @see <a href="https://github.com/SpencerPark/IJava/blob/master/docs/magics.md">IJava's magics</a>
 */
public final class MavenMagics {

  /** IJava's default. */
  private static final Set<String> SCOPES = Set.of("compile", "runtime", "system", "import");

  private static final Set<String> ALL_SCOPES =
      Set.of("compile", "runtime", "system", "import", "provided", "test");

  private final List<Repository> repositories = new ArrayList<>();
  private final Dependencies dependencies;
  private final MavenResolver.Files files;

  private MavenMagics(Session session, MavenResolver.Files files) {
    this.files = files;
    this.dependencies = new Dependencies(session, files);
  }

  /**
   * Returns the magics.
   *
   * @param session gets the jars
   */
  public static List<Magic> all(Session session, MavenResolver.Files files) {
    return new MavenMagics(session, files).table();
  }

  private List<Magic> table() {
    return List.of(
        new Magic(
                "maven",
                Magic.Kind.LINE,
                "%maven [-o] [-U] GROUP:NAME[:EXTENSION[:CLASSIFIER]]:VERSION[,exclude=GROUP%NAME]…",
                "Adds Maven artifacts and all that they need to the class path. The version may be a"
                    + " range; -o works offline, -U looks for newer snapshots.",
                this::addArtifacts)
            .withAliases("addMavenDependencies", "addMavenDependency")
            .completing(word -> LocalRepository.of(files).complete(word)),
        new Magic(
                "mavenRepo",
                Magic.Kind.LINE,
                "%mavenRepo ID URL",
                "Makes %maven search a repository, too; mirror, proxy and credentials come from"
                    + " settings.xml by the id. Without arguments, lists them.",
                this::addRepository)
            .withAliases("addMavenRepo"),
        new Magic(
                "loadFromPOM",
                Magic.Kind.LINE,
                "%loadFromPOM FILE [SCOPE…]",
                "Adds the dependencies of a POM; of scopes compile, runtime, system and import unless"
                    + " others are given.",
                this::addPomFile)
            .completing(Globs::complete),
        new Magic(
                "loadFromPOM",
                Magic.Kind.CELL,
                "%%loadFromPOM [SCOPE…]",
                "Adds the dependencies of a POM, or of <dependency> and <repository> tags as READMEs"
                    + " have them; scopes as for %loadFromPOM.",
                this::addPomText)
            .completing(
                word -> ALL_SCOPES.stream().filter(s -> s.startsWith(word)).sorted().toList()));
  }

  private Object addArtifacts(Magic.Call call) throws InterruptedException {
    List<String> arguments = new ArrayList<>(call.arguments());
    boolean offline = arguments.removeAll(List.of("-o", "--offline"));
    boolean update = arguments.removeAll(List.of("-U", "--update-snapshots"));
    List<Coordinates> wanted = arguments.stream().map(Coordinates::parse).toList();
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("no artifact is given");
    }
    String names = wanted.stream().map(Coordinates::toString).collect(Collectors.joining(", "));
    return dependencies.add(
        names, new Request(wanted, null, SCOPES, List.copyOf(repositories), offline, update));
  }

  private Object addRepository(Magic.Call call) {
    List<String> arguments = call.arguments();
    if (arguments.isEmpty()) {
      return MimeBundle.text(
          repositories.isEmpty()
              ? "only those of settings.xml and Maven Central"
              : repositories.stream()
                  .map(each -> each.id() + " " + each.url())
                  .collect(Collectors.joining("\n")));
    }
    if (arguments.size() != 2) {
      throw new IllegalArgumentException(
          arguments.size() + " arguments are given, but an id and a URL are needed");
    }
    String url = arguments.get(1);
    if (!url.matches("(https?|file):.+") || !isUri(url)) {
      throw new IllegalArgumentException(
          "'" + url + "' is not a URL that begins with https:, http: or file:");
    }
    repositories.removeIf(each -> each.id().equals(arguments.get(0)));
    repositories.add(new Repository(arguments.get(0), url));
    return null;
  }

  private static boolean isUri(String text) {
    try {
      URI.create(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Object addPomFile(Magic.Call call) throws InterruptedException {
    if (call.arguments().isEmpty()) {
      throw new IllegalArgumentException("no file is given");
    }
    Path pom = Path.of(call.arguments().get(0)).toAbsolutePath().normalize();
    if (Files.isDirectory(pom)) {
      pom = pom.resolve("pom.xml");
    }
    if (!Files.isRegularFile(pom)) {
      throw new MagicException("there is no file " + pom);
    }
    return addPom(pom, scopes(call.arguments().subList(1, call.arguments().size())));
  }

  private Object addPomText(Magic.Call call) throws IOException, InterruptedException {
    Set<String> scopes = scopes(call.arguments());
    String text = PomText.of(call.body());
    Path folder = Files.createTempDirectory("ijava-pom-");
    Path pom = folder.resolve("pom.xml");
    try {
      return addPom(Files.writeString(pom, text), scopes);
    } finally {
      Files.deleteIfExists(pom);
      Files.deleteIfExists(folder);
    }
  }

  /** As in IJava, a POM names its own repositories; those of %mavenRepo are left out. */
  private Object addPom(Path pom, Set<String> scopes) throws InterruptedException {
    return dependencies.add(
        pom.getFileName().toString(), new Request(List.of(), pom, scopes, List.of(), false, false));
  }

  private static Set<String> scopes(List<String> given) {
    for (String each : given) {
      if (!ALL_SCOPES.contains(each)) {
        throw new IllegalArgumentException(
            "'"
                + each
                + "' is no scope; there are "
                + String.join(", ", new TreeSet<>(ALL_SCOPES)));
      }
    }
    return given.isEmpty() ? SCOPES : Set.copyOf(given);
  }
}
