package ijava.eval;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.display.Display;
import ijava.spi.MimeBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Shift-Tab tells. A bar in the code stands for the cursor. */
@Timeout(60)
class InspectionsTest {

  @TempDir private static Path folder;
  private static TestSession session;

  @BeforeAll
  static void start() throws Exception {
    Path sources = folder.resolve("fetched.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(sources))) {
      out.putNextEntry(new ZipEntry("org/objectweb/asm/Type.java"));
      out.write(
          """
          package org.objectweb.asm;
          /** A type of Java. */
          public class Type {
            /** Returns the type of a {@code class}. */
            public static Type getType(final Class<?> clazz) { return null; }
          }
          """
              .getBytes());
    }
    session =
        new TestSession(
            new JavaEvaluator(
                InspectionsTest.class.getClassLoader(),
                Display::render,
                IJavaEnvironment.of(Map.of()),
                jar ->
                    jar.getFileName().toString().startsWith("asm-")
                        ? Optional.of(sources)
                        : Optional.empty()));
    session.ok(
        """
        // a note
        /**
         * Doubles a number.
         *
         * <p>Twice as much.
         *
         * @param n what to double
         * @return the double
         */
        int twice(int n) { return 2 * n; }

        /** A stop. */ // of a taxi
        record Stop(String zone, int minutes) {
          /** Says when. */
          String when() { return "" + minutes; }
        }

        interface Named {
          /** Returns the name. */
          String name();
        }

        class Cab implements Named {
          public String name() { return "cab"; }
        }

        /** In cents. */
        int fare = 250;
        """);
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static Optional<MimeBundle> at(String code, boolean detailed) {
    int cursor = code.indexOf('|');
    return session.java().inspect(code.replace("|", ""), cursor, detailed);
  }

  private static String text(String code, boolean detailed) {
    return (String) at(code, detailed).orElseThrow().data().get(MimeBundle.TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`tw|ice(1)`|int twice(int n)",
        "`twice(|)`|int twice(int n)",
        "`twice(|`|int twice(int n)",
        "`new Stop|(\"a\", 1)`|Stop(String zone, int minutes)",
        "`St|op s = null;`|record Stop(String zone, int minutes)",
        "`Stop s = null; s.wh|en();`|String Stop.when()",
        "`fa|re + 1`|int fare = 250",
        "`Math.P|I`|static final double Math.PI = 3.141592653589793",
        "`List.of(1).stream().map(i -> i.int|Value())`|int Integer.intValue()",
        "`for (int i = 0; i < 3; i++) { twice(i|); }`|int i",
        "`import java.util.concurrent.Ato|mic`|``",
        "`import java.util.Que|ue;`|interface java.util.Queue<E> extends Collection<E>",
        "`Runnable r = Thread::yi|eld;`|static void Thread.yield()",
        "`var here = \"text\"; he|re`|String here",
        "`int early() { return 1; } ear|ly()`|int early()",
        "`java.ut|il.List`|package java.util",
        "`int broken = ; twice(1|`|int twice(int n)"
      })
  void at_name_tellsItsDeclaration(String code, String declaration) {
    assertThat(at(code, false).map(found -> text(code, false).lines().findFirst().orElse("")))
        .isEqualTo(declaration.isEmpty() ? Optional.empty() : Optional.of(declaration));
  }

  @Test
  void at_methodOfACell_hasItsComment() {
    assertThat(text("tw|ice(1)", false)).isEqualTo("int twice(int n)\nDoubles a number.");
    assertThat(text("tw|ice(1)", true))
        .isEqualTo(
            """
            int twice(int n)
            Doubles a number.

            Twice as much.

            Parameters

            - n – what to double

            Returns the double

            Source:
            int twice(int n) { return 2 * n; }""");
  }

  @Test
  void at_declarationsOfACell_haveTheirComments() {
    assertThat(text("St|op s;", false)).endsWith("A stop.");
    assertThat(text("new Stop(\"\", 1).wh|en()", false)).endsWith("Says when.");
    assertThat(text("fa|re", false)).isEqualTo("int fare = 250\nIn cents.");
    assertThat(text("/** Soon. */ int soon() { return 1; }\nso|on();", false)).endsWith("Soon.");
  }

  @Test
  void at_redefinedMethod_hasTheNewComment() {
    session.ok("/** Old. */ int age() { return 1; }");
    session.ok("int older() { return age() + 1; }");
    session.ok("/** New. */ int age() { return 2; }");

    assertThat(text("ag|e()", false)).isEqualTo("int age()\nNew.");
  }

  @Test
  void at_methodWithoutComment_hasThatOfItsInterface() {
    assertThat(text("new Cab().na|me()", false)).isEqualTo("String Cab.name()\nReturns the name.");
  }

  @Test
  void at_overloadedMethod_listsTheOthers() {
    List<String> resolved = text("\"abc\".sub|string(1)", false).lines().toList();
    assertThat(resolved.get(0)).isEqualTo("String String.substring(int beginIndex)");
    assertThat(resolved)
        .containsSubsequence("Also:", "String String.substring(int beginIndex, int endIndex)");

    assertThat(text("\"abc\".sub|string", false))
        .contains("substring(int beginIndex)")
        .contains("substring(int beginIndex, int endIndex)")
        .doesNotContain("Also:");
  }

  @Test
  void at_overloadedMethod_leavesOutPrivateOnes() {
    assertThat(text("new ArrayList<Integer>().ad|d(1)", false))
        .contains("void ArrayList.add(int index, E element)")
        .doesNotContain("private");
  }

  @Test
  void at_classOfAJar_hasFetchedDocumentation() {
    String code = "org.objectweb.asm.Type.get|Type(String.class)";
    // The first answer never waits; the fetcher of this test is done at once, in its own thread.
    String text = text(code, false);
    while (text.contains("on its way")) {
      Thread.onSpinWait();
      text = text(code, false);
    }

    assertThat(text).contains("Returns the type of a class.");
    assertThat(text("org.objectweb.asm.Ty|pe", false)).endsWith("A type of Java.");
  }

  @Test
  void at_anything_htmlIsEscaped() {
    Object html =
        at("java.util.Map.Entry.comparing|ByKey()", false)
            .orElseThrow()
            .data()
            .get(MimeBundle.HTML);

    assertThat(html)
        .asString()
        .startsWith("<pre>")
        .contains("Comparator&lt;Map.Entry&lt;K, V&gt;&gt;")
        .doesNotContain("style");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"``", "`1 + 1`", "`unheardOf`", "`\"text\"`", "`{{{`", "`class`", "`// twice`"})
  void at_noName_isNothing(String code) {
    assertThat(session.java().inspect(code, code.length(), true)).isEmpty();
  }
}
