package ijava.docs;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.docs.DocQuery.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsTest {

  private static final String JAVA =
      """
      package shop;

      /** A till. */
      public class Till extends Box {
        /** Adds {@code cents}. */
        public int add(int cents) { return cents; }

        /** Adds a price. */
        public int add(java.util.List<? extends Price> prices, final String... notes) { return 0; }

        /** An empty till. */
        public Till() {}

        /** The most that fits. */
        public static final int MOST = 3;

        @Override
        public void close() {}

        /** A drawer. */
        enum Drawer {
          /** The upper. */
          UPPER
        }
      }
      """;

  @TempDir private Path folder;
  private final Map<String, URL> places = new HashMap<>();
  private SourceFetcher fetcher = SourceFetcher.NONE;
  private Path jar;

  @BeforeEach
  void makeJar() throws IOException {
    jar = zip("till-1.0.jar", Map.of("shop/Till.class", ""));
    places.put("shop/Till.class", URI.create("jar:" + jar.toUri() + "!/shop/Till.class").toURL());
  }

  private Path zip(String name, Map<String, String> files) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var each : files.entrySet()) {
        out.putNextEntry(new ZipEntry(each.getKey()));
        out.write(each.getValue().getBytes());
        out.closeEntry();
      }
    }
    return file;
  }

  private Docs docs() {
    FetchedSources now = new FetchedSources(jar -> fetcher.fetch(jar), Runnable::run, () -> 0);
    return new Docs(places::get, folder.resolve("src.zip"), now);
  }

  private static DocQuery type() {
    return DocQuery.ofType("shop.Till", List.of());
  }

  private static DocQuery member(Kind kind, String name, String... types) {
    List<String> names = List.of(types).stream().map(each -> "arg").toList();
    return new DocQuery("shop.Till", List.of(), kind, name, names, List.of(types));
  }

  private String text(DocQuery... chain) {
    DocComment comment = docs().find(List.of(chain)).comment();
    return comment == null ? null : comment.text(true);
  }

  @Test
  void find_sourcesBesideTheJar_areRead() throws Exception {
    zip("till-1.0-sources.jar", Map.of("shop/Till.java", JAVA));

    assertThat(text(type())).isEqualTo("A till.");
    assertThat(text(member(Kind.METHOD, "add", "int"))).isEqualTo("Adds cents.");
    assertThat(text(member(Kind.METHOD, "add", "List", "String[]"))).isEqualTo("Adds a price.");
    assertThat(text(member(Kind.CONSTRUCTOR, "Till"))).isEqualTo("An empty till.");
    assertThat(text(member(Kind.FIELD, "MOST"))).isEqualTo("The most that fits.");
    assertThat(text(DocQuery.ofType("shop.Till", List.of("Drawer")))).isEqualTo("A drawer.");
    assertThat(
            text(
                new DocQuery(
                    "shop.Till", List.of("Drawer"), Kind.FIELD, "UPPER", List.of(), List.of())))
        .isEqualTo("The upper.");
    assertThat(text(member(Kind.METHOD, "remove"))).isNull();
  }

  @Test
  void find_method_hasItsCode() throws Exception {
    zip("till-1.0-sources.jar", Map.of("shop/Till.java", JAVA));

    assertThat(docs().find(List.of(member(Kind.METHOD, "close"))).code())
        .isEqualTo("@Override\npublic void close() {}");
  }

  @Test
  void find_methodWithoutComment_hasThatOfWhatItOverrides() throws Exception {
    zip(
        "till-1.0-sources.jar",
        Map.of(
            "shop/Till.java",
            JAVA,
            "shop/Box.java",
            "class Box { /** Shuts. */ void close() {} }"));
    places.put("shop/Box.class", places.get("shop/Till.class"));
    DocQuery above =
        new DocQuery("shop.Box", List.of(), Kind.METHOD, "close", List.of(), List.of());

    assertThat(text(member(Kind.METHOD, "close"), above)).isEqualTo("Shuts.");
  }

  @Test
  void find_scalaFileOfAnotherName_isSearched() throws Exception {
    zip(
        "till-1.0-sources.jar",
        Map.of("shop/all.scala", "package shop\n/** In Scala. */\ncase class Till(cents: Int)"));

    assertThat(text(type())).isEqualTo("In Scala.");
  }

  @Test
  void find_jarOfABuild_readsItsSourceFolder() throws Exception {
    Path target = Files.createDirectories(folder.resolve("module/target"));
    Path built = Files.copy(jar, target.resolve("till.jar"));
    places.put("shop/Till.class", URI.create("jar:" + built.toUri() + "!/shop/Till.class").toURL());
    Path sources = Files.createDirectories(folder.resolve("module/src/main/java/shop"));
    Files.writeString(sources.resolve("Till.java"), JAVA);

    assertThat(text(type())).isEqualTo("A till.");

    places.put("shop/Till.class", target.resolve("classes/shop/Till.class").toUri().toURL());
    assertThat(text(type())).isEqualTo("A till.");
  }

  @Test
  void find_jdk_readsTheModuleInItsSources() throws Exception {
    places.put(
        "java/lang/String.class", URI.create("jrt:/java.base/java/lang/String.class").toURL());
    DocQuery string = DocQuery.ofType("java.lang.String", List.of());

    assertThat(docs().find(List.of(string)).note()).contains("without its sources");

    zip(
        "src.zip",
        Map.of(
            "java.base/java/lang/String.java", "package java.lang; /** Text. */ class String {}"));
    assertThat(text(string)).isEqualTo("Text.");
  }

  @Test
  void find_missingSources_tellsThatTheyAreComing() throws Exception {
    Path sources = zip("elsewhere.jar", Map.of("shop/Till.java", JAVA));
    FetchedSources never = new FetchedSources(jar -> Optional.of(sources), task -> {}, () -> 0);
    Docs waiting = new Docs(places::get, folder.resolve("src.zip"), never);

    assertThat(waiting.find(List.of(type())).note())
        .isEqualTo("The documentation of till-1.0 is on its way; ask again soon.");

    fetcher = jar -> Optional.of(sources);
    Docs docs = docs();
    docs.find(List.of(type()));
    assertThat(docs.find(List.of(type())).comment().text(true)).isEqualTo("A till.");
  }

  @Test
  void find_noNetwork_saysSo() {
    fetcher =
        jar -> {
          throw new IOException("no network");
        };
    Docs docs = docs();
    docs.find(List.of(type()));

    assertThat(docs.find(List.of(type())).note()).contains("cannot be fetched now");
  }

  @Test
  void find_brokenSources_findsNothing() throws Exception {
    Files.writeString(folder.resolve("till-1.0-sources.jar"), "no zip");

    assertThat(docs().find(List.of(type()))).isEqualTo(Docs.Answer.NOTHING);
  }
}
