package ijava.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ijava.display.Display;
import ijava.eval.CellScope;
import ijava.eval.JavaEvaluator;
import ijava.eval.Outcome;
import ijava.magic.maven.MavenResolver;
import ijava.spi.Cell;
import ijava.spi.MimeBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The magics that need Java itself. */
@Timeout(60)
class SessionMagicsTest {

  private static JavaEvaluator java;
  private static MagicEvaluator magics;

  @TempDir Path temp;

  @BeforeAll
  static void start() {
    java = new JavaEvaluator(SessionMagicsTest.class.getClassLoader(), Display::render);
    MavenResolver.Files files = new MavenResolver.Files(null, null);
    magics =
        new MagicEvaluator(java, MagicTable.of(java.session(), files), Display::render, () -> {});
    Magics.connect(magics);
  }

  @AfterAll
  static void close() {
    magics.close();
  }

  @BeforeEach
  void reset() {
    java.session().reset();
  }

  @Test
  void who_variables_areListedWithTypeAndShortValue() {
    evaluate("int n = 7; var names = List.of(\"a\", \"b\"); String text = \"x\".repeat(100);");

    String table = text(evaluate("%who"));

    assertThat(table.lines())
        .hasSize(3)
        .anyMatch(line -> line.matches("n +int +7"))
        .anyMatch(line -> line.matches("names +List<String> +2 elements"))
        .anyMatch(line -> line.matches("text +String +\"x{58}…"));
    assertThat(html(evaluate("%whos"))).contains("List&lt;String&gt;");
  }

  @Test
  void who_noVariables_saysSo() {
    assertThat(text(evaluate("%who"))).isEqualTo("no variables yet");
  }

  @Test
  void shortText_valueWithSlowText_isNotAsked() {
    Object slow =
        new Object() {
          @Override
          public String toString() {
            throw new AssertionError("asked");
          }
        };

    assertThat(SessionMagics.shortText(slow)).isEmpty();
    assertThat(SessionMagics.shortText(new int[3])).isEqualTo("3 elements");
    assertThat(SessionMagics.shortText(Map.of(1, 2))).isEqualTo("1 entries");
    assertThat(SessionMagics.shortText(null)).isEqualTo("null");
  }

  @Test
  void tb_afterAFailure_printsItsCausesAndAllFrames() {
    evaluate("throw new IllegalStateException(\"out\", new java.io.IOException(\"in\"));");

    assertThat(text(evaluate("%tb")))
        .contains("IllegalStateException: out")
        .contains("Caused by: java.io.IOException: in")
        .contains("ijava.eval");
  }

  @Test
  void reset_declarations_areForgottenAndDefaultImportsStay() {
    evaluate("import java.sql.Date; int n = 7; record R(int a) {} int f() { return n; }");

    assertThat(text(evaluate("%reset")))
        .startsWith("forgot 1 variables, 2 types and methods, 1 imports");
    assertThat(evaluate("n")).isInstanceOf(Outcome.Failure.class);
    assertThat(evaluate("new R(1)")).isInstanceOf(Outcome.Failure.class);
    assertThat(text(evaluate("List.of(1) + \"\" + render(2).data().size()"))).isEqualTo("[1]1");
    assertThat(text(evaluate("%reset"))).startsWith("forgot 0 variables, 0 types and methods, 0");
  }

  @Test
  void classpath_folder_isSeenByTheRestOfTheCell() throws Exception {
    Files.writeString(temp.resolve("greeting.txt"), "hello");

    Outcome outcome =
        evaluate(
            "List<String> added = %classpath "
                + temp
                + ";\nvar in = Thread.currentThread().getContextClassLoader()"
                + ".getResourceAsStream(\"greeting.txt\");\n"
                + "added.size() + new String(in.readAllBytes())");

    assertThat(text(outcome)).isEqualTo("1hello");
    assertThat(text(evaluate("%classpath"))).contains(temp.toString());
  }

  @Test
  void jars_patternsAndFolders_giveTheirJars() throws Exception {
    for (String name : List.of("a.jar", "b.jar", "c.txt")) {
      try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(temp.resolve(name)))) {
        jar.putNextEntry(new ZipEntry("empty"));
      }
    }

    assertThat(text(evaluate("List<String> found = %jars " + temp + "/?.jar\nfound.size()")))
        .isEqualTo("2");
    assertThat(text(evaluate("List<String> found = %jars " + temp + "\nfound.size()")))
        .isEqualTo("2");
    assertThat(failure("%jars " + temp + "/*.zip")).contains("nothing matches").contains("*.zip");
    assertThat(failure("%jars")).contains("no file is given").contains("usage: %jars");
  }

  @Test
  void jars_brokenJar_isRefusedSinceItWouldStopTheCompiler() throws Exception {
    Files.write(temp.resolve("broken.jar"), new byte[0]);

    assertThat(failure("%jars " + temp + "/*.jar")).contains("broken.jar is no jar");
    assertThat(text(evaluate("1 + 1"))).isEqualTo("2");
  }

  @Test
  void complete_fileArgument_offersNames() throws Exception {
    Files.createDirectory(temp.resolve("lib"));
    Files.write(temp.resolve("lot.jar"), new byte[0]);
    String code = "%jars " + temp + "/l";

    assertThat(magics.complete(code, code.length()).matches())
        .extracting(match -> match.text())
        .containsExactly(temp + "/lib/", temp + "/lot.jar");
  }

  @Test
  void load_scriptOrNotebook_runsItInTheSession() throws Exception {
    Files.writeString(temp.resolve("one.jsh"), "int one = 1;\n/exit\n");
    Files.writeString(
        temp.resolve("two.ipynb"),
        "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"no java\"},"
            + "{\"cell_type\": \"code\", \"source\": [\"int two =\\n\", \"  2;\"]},"
            + "{\"cell_type\": \"code\", \"source\": \"%load one\\nint three = one + two;\"}]}"
                .replace("%load one", "%load " + temp + "/one"));

    evaluate("%load " + temp + "/two");

    assertThat(text(evaluate("three"))).isEqualTo("3");
    assertThat(failure("%load " + temp + "/tow")).contains("did you mean two.ipynb?");
    Files.writeString(temp.resolve("bad.ipynb"), "{");
    assertThat(failure("%load " + temp + "/bad.ipynb")).contains("is not a notebook");
  }

  @Test
  void env_names_areShownButNotSet() {
    Map<String, String> environment = Map.of("PATH", "/bin", "API_TOKEN", "abc");

    assertThat(EnvironmentMagic.show("PATH", environment)).isEqualTo("/bin");
    assertThat((String) EnvironmentMagic.show("", environment))
        .contains("PATH=/bin")
        .doesNotContain("abc");
    assertThatThrownBy(() -> EnvironmentMagic.show("PATH=/x", environment))
        .hasMessageContaining("cannot set PATH")
        .hasMessageContaining("kernel.json");
    assertThatThrownBy(() -> EnvironmentMagic.show("PAHT", environment))
        .hasMessageContaining("did you mean PATH?");
  }

  @Test
  void cellMagic_html_isShownAsWhatItIs() {
    assertThat(evaluate("%%html\n<b>x</b>"))
        .isEqualTo(
            new Outcome.Value(
                MimeBundle.of(MimeBundle.HTML, "<b>x</b>").and(MimeBundle.TEXT, "<b>x</b>")));
  }

  @Test
  void lineMagic_wrong_throwsWithTheSameSentence() {
    assertThat(failure("lineMagic(\"hlep\", List.of())")).contains("did you mean %help?");
    assertThat(failure("String x = %load")).contains("one file is needed");
    assertThat(failure("cellMagic(\"time\", List.of(), \"int y = z;\")")).contains("z");
  }

  @Test
  void cellMagic_fromJava_runsItsBodyInTheSession() {
    evaluate("cellMagic(\"time\", List.of(), \"int four = 4;\");");

    assertThat(text(evaluate("four"))).isEqualTo("4");
  }

  @Test
  void complete_javaInACellWithMagics_ignoresTheMagics() {
    String code = "%jars x/*.jar\n\"\".isBl";

    assertThat(magics.complete(code, code.length()).matches())
        .extracting(match -> match.text())
        .containsExactly("isBlank()");
  }

  private static Outcome evaluate(String code) {
    Cell cell = new Cell(1, "id", code);
    return CellScope.run(cell, (stream, text) -> {}, scope -> magics.evaluate(cell, scope));
  }

  private static String failure(String code) {
    return ((Outcome.Failure) evaluate(code)).message();
  }

  private static String text(Outcome outcome) {
    return of(outcome, MimeBundle.TEXT);
  }

  private static String html(Outcome outcome) {
    return of(outcome, MimeBundle.HTML);
  }

  private static String of(Outcome outcome, String type) {
    assertThat(outcome).isInstanceOf(Outcome.Value.class);
    return String.valueOf(((Outcome.Value) outcome).bundle().data().get(type));
  }
}
