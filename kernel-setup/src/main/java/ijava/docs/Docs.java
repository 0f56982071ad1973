package ijava.docs;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Answers what the documentation says of a declaration, from sources on this machine; what is
 * missing is fetched in the background, once somebody asks for it.
 */
public final class Docs {

  private final Function<String, URL> resources;
  private final Path jdkSources;
  private final FetchedSources fetched;

  /**
   * Creates documentation for all classes that a loader finds.
   *
   * @param resources returns where a class file is, null if it is nowhere
   * @param fetcher asked for the sources of jars that have none beside them
   */
  public Docs(Function<String, URL> resources, SourceFetcher fetcher) {
    this(
        resources,
        Path.of(System.getProperty("java.home"), "lib", "src.zip"),
        new FetchedSources(fetcher, oneQuietThread(), System::nanoTime));
  }

  Docs(Function<String, URL> resources, Path jdkSources, FetchedSources fetched) {
    this.resources = resources;
    this.jdkSources = jdkSources;
    this.fetched = fetched;
  }

  private static ExecutorService oneQuietThread() {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              // Without inheritance, so that it belongs to no cell.
              Thread thread = new Thread(null, task, "sources", 0, false);
              thread.setDaemon(true);
              thread.setPriority(Thread.MIN_PRIORITY);
              return thread;
            });
    one.allowCoreThreadTimeOut(true);
    return one;
  }

  /**
   * What is known.
   *
   * @param comment null if nothing is
   * @param code the declaration's source, empty if it is not known
   * @param note one sentence for the reader on why more is not known yet; empty if there is none
   */
  public record Answer(DocComment comment, String code, String note) {

    static final Answer NOTHING = new Answer(null, "", "");
  }

  /**
   * Returns what the sources say, without waiting for a network.
   *
   * @param chain the declaration, then those that it overrides, the nearest first
   */
  public Answer find(List<DocQuery> chain) {
    DocComment comment = null;
    String code = "";
    String note = "";
    for (int i = 0; i < chain.size(); i++) {
      Answer answer = findOne(chain.get(i));
      code = i == 0 ? answer.code() : code;
      note = note.isEmpty() ? answer.note() : note;
      if (answer.comment() != null) {
        comment = comment == null ? answer.comment() : comment.inheriting(answer.comment());
        if (!comment.inherits()) {
          break;
        }
      }
    }
    return new Answer(comment, code, note);
  }

  /** Returns what Java code itself says of a declaration in it; nothing if it is not there. */
  public static Optional<Answer> inText(String code, DocQuery query) {
    return JavaSource.find(code, query).map(found -> new Answer(found.comment(), found.code(), ""));
  }

  private Answer findOne(DocQuery query) {
    URL place = resources.apply(query.topLevel().replace('.', '/') + ".class");
    if (place == null) {
      return Answer.NOTHING;
    }
    try {
      return switch (place.getProtocol()) {
        case "jrt" -> inJdk(place, query);
        case "jar" ->
            ofJar(((JarURLConnection) place.openConnection()).getJarFileURL().toURI(), query);
        case "file" -> ofFolder(Path.of(place.toURI()), query);
        default -> Answer.NOTHING;
      };
    } catch (IOException | java.net.URISyntaxException | IllegalArgumentException e) {
      System.getLogger(Docs.class.getName())
          .log(System.Logger.Level.DEBUG, "no documentation of " + query.topLevel(), e);
      return Answer.NOTHING;
    }
  }

  /** In {@code src.zip}, each module has a folder, as in a URL {@code jrt:/java.base/…}. */
  private Answer inJdk(URL place, DocQuery query) throws IOException {
    if (!Files.isRegularFile(jdkSources)) {
      return new Answer(
          null, "", "This JDK came without its sources, so its Javadoc is not shown.");
    }
    String module = place.getPath().replaceFirst("^/([^/]+)/.*", "$1/");
    return read(jdkSources, module, query).orElse(Answer.NOTHING);
  }

  private Answer ofJar(URI uri, DocQuery query) throws IOException {
    Path jar = Path.of(uri);
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    Path beside = jar.resolveSibling(name + "-sources.jar");
    if (Files.isRegularFile(beside)) {
      return read(beside, "", query).orElse(Answer.NOTHING);
    }
    if (jar.getParent() != null && jar.getParent().endsWith("target")) {
      Optional<Answer> ofBuild = ofBuild(jar.getParent().getParent(), "main", query);
      if (ofBuild.isPresent()) {
        return ofBuild.get();
      }
    }
    FetchedSources.Answer sources = fetched.of(jar);
    return switch (sources.state()) {
      case HERE -> read(sources.file(), "", query).orElse(Answer.NOTHING);
      case COMING ->
          new Answer(null, "", "The documentation of " + name + " is on its way; ask again soon.");
      case UNREACHABLE ->
          new Answer(null, "", "The documentation of " + name + " cannot be fetched now.");
      case NONE -> Answer.NOTHING;
    };
  }

  /** Returns what the sources of a Maven build say, whose classes are used from its folder. */
  private static Answer ofFolder(Path classFile, DocQuery query) throws IOException {
    Path folder = classFile;
    for (int i = 0; i <= query.topLevel().chars().filter(c -> c == '.').count(); i++) {
      folder = folder.getParent();
    }
    boolean tests = folder.endsWith(Path.of("target", "test-classes"));
    if (!tests && !folder.endsWith(Path.of("target", "classes"))) {
      return Answer.NOTHING;
    }
    return ofBuild(folder.getParent().getParent(), tests ? "test" : "main", query)
        .orElse(Answer.NOTHING);
  }

  private static Optional<Answer> ofBuild(Path module, String set, DocQuery query)
      throws IOException {
    for (String language : List.of("java", "scala")) {
      Path sources = module.resolve("src" + File.separator + set).resolve(language);
      if (Files.isDirectory(sources)) {
        Optional<Answer> found = read(sources, "", query);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Answer> read(Path tree, String below, DocQuery query) throws IOException {
    return SourceTree.find(tree, below, query)
        .map(found -> new Answer(found.comment(), found.code(), ""));
  }
}
