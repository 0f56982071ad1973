package ijava.eval;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.display.Display;
import ijava.spi.Cell;
import ijava.spi.MimeBundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JavaEvaluatorTest {

  private static JavaEvaluator java;
  private volatile CellScope running;
  private int number;

  @BeforeAll
  static void start() {
    java = new JavaEvaluator(JavaEvaluatorTest.class.getClassLoader(), Display::render);
  }

  @AfterAll
  static void close() {
    java.close();
    assertThat(java.classOutput()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 + 1|2",
        "int a = 3; a|3",
        "\"text\"|text",
        "record Point(int x, int y) {} new Point(1, 2)|Point[x=1, y=2]",
        "new int[][] {{1}, {2, 3}}|[[1], [2, 3]]",
        "String none = null; none|null",
        "enum Sky { CLEAR, GREY } Sky.valueOf(\"GREY\")|GREY",
        "sealed interface Shape permits Dot {} record Dot() implements Shape {} new Dot()|Dot[]",
        "Stream.of(1, 2).map(i -> i * 2).toList();|[2, 4]",
        "int twice(int n) { return 2 * n; } twice(21)|42"
      })
  void evaluate_expressionAtTheEnd_showsItsValue(String code, String text) {
    assertThat(evaluate(code)).isEqualTo(new Outcome.Value(MimeBundle.text(text)));
  }

  @Test
  void evaluate_commentsBetweenLines_areNoSnippets() {
    assertThat(evaluate("// first\nvar it = 1; /* second */ // third\n\nit // last"))
        .isEqualTo(new Outcome.Value(MimeBundle.text("1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n\t",
        "// only a comment",
        "var x = 1;",
        "int y = 0; y = 2",
        "import java.time.Duration;",
        "for (int i = 0; i < 3; i++) {}",
        "System.out.flush();",
        "System.out.printf(\"\")",
        "new HashMap<String, String>().put(\"key\", \"value\")",
        "void nothing() {}",
        "class Empty {}"
      })
  void evaluate_noValueAtTheEnd_showsNothing(String code) {
    assertThat(evaluate(code)).isEqualTo(new Outcome.Nothing());
  }

  @Test
  void evaluate_methodThatCallsOneDefinedLater_works() {
    StringBuilder told = new StringBuilder();
    evaluate("int early(int n) { return late(n) + 1; }", told);
    assertThat(told).asString().contains("early").contains("late(int)");

    evaluate("int late(int n) { return 10 * n; }");

    assertThat(evaluate("early(4)")).isEqualTo(new Outcome.Value(MimeBundle.text("41")));
  }

  @Test
  void evaluate_redefinedMethod_usesTheNewOne() {
    evaluate("int version() { return 1; }");
    evaluate("int caller() { return version(); }");
    evaluate("int version() { return 2; }");

    assertThat(evaluate("caller()")).isEqualTo(new Outcome.Value(MimeBundle.text("2")));
  }

  @Test
  void evaluate_compileError_pointsAtTheLineOfTheCell() {
    Outcome.Failure failure = failure("int ok = 1;\n\n  int bad = \"text\";");

    assertThat(failure.name()).isEqualTo("CompileError");
    assertThat(failure.message())
        .isEqualTo("incompatible types: java.lang.String cannot be converted to int");
    assertThat(plain(failure.traceback()))
        .containsExactly(
            "cell [" + number + "], line 3",
            "      int bad = \"text\";",
            "                ^^^^^^",
            "incompatible types: java.lang.String cannot be converted to int");
  }

  @Test
  void evaluate_unknownSymbol_messageNamesIt() {
    Outcome.Failure failure = failure("unknownThing.call();");

    assertThat(failure.message()).isEqualTo("cannot find symbol: variable unknownThing");
    assertThat(failure.traceback()).noneMatch(line -> line.contains("JShell"));
  }

  @Test
  void evaluate_exceptionInHelperOfEarlierCell_namesBothLines() {
    evaluate("// divides\n\nint divide(int a, int b) {\n  return a / b;\n}");
    int defined = number;

    Outcome.Failure failure = failure("int one = 1;\n\ndivide(one, 0);");

    assertThat(failure.name()).isEqualTo("ArithmeticException");
    assertThat(failure.message()).isEqualTo("/ by zero");
    assertThat(plain(failure.traceback()))
        .containsExactly(
            "ArithmeticException: / by zero",
            "    at cell [" + defined + "], line 4 in divide()",
            "    at cell [" + number + "], line 3");
  }

  @Test
  void evaluate_exceptionWithCause_tellsTheCause() {
    Outcome.Failure failure =
        failure("throw new IllegalStateException(\"outer\", new RuntimeException(\"inner\"));");

    assertThat(plain(failure.traceback()))
        .contains("IllegalStateException: outer", "caused by RuntimeException: inner");
  }

  @Test
  void evaluate_causeThatTheMessageQuotes_isNamedWithoutTheWords() {
    Outcome.Failure failure =
        failure("throw new IllegalStateException(\"no mart: full\", new IOException(\"full\"));");

    assertThat(plain(failure.traceback()))
        .contains("IllegalStateException: no mart: full", "caused by IOException");
  }

  @Test
  void evaluate_useOfWhatIsNotDeclared_namesIt() {
    evaluate("String half() { return missingHalf; }");

    Outcome.Failure failure = failure("half()");

    assertThat(failure.message()).contains("half").contains("variable missingHalf");
  }

  @Test
  void evaluate_deepRecursion_failureStaysShort() {
    Outcome.Failure failure = failure("int deep(int n) { return 1 + deep(n + 1); } deep(0)");

    assertThat(failure.name()).isEqualTo("StackOverflowError");
    assertThat(failure.traceback()).hasSizeLessThan(30);
  }

  @Test
  void evaluate_cellClass_isWrittenForOtherJvmsWithoutChecks() throws Exception {
    evaluate("class Spinner { void spin() { while (true) {} } }");

    Path file;
    try (var files = Files.walk(java.classOutput())) {
      file = files.filter(f -> f.toString().endsWith("$Spinner.class")).findFirst().orElseThrow();
    }

    String stored = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(stored).doesNotContain("ijava/eval/StopCheck");
    byte[] checked = StopCheckInjector.inject(Files.readAllBytes(file));
    assertThat(new String(checked, StandardCharsets.ISO_8859_1)).contains("ijava/eval/StopCheck");
  }

  @Test
  void evaluate_contextClassLoader_findsCellClasses() {
    evaluate("class Findable {}");

    assertThat(
            evaluate(
                "Thread.currentThread().getContextClassLoader()"
                    + ".loadClass(Findable.class.getName()) == Findable.class"))
        .isEqualTo(new Outcome.Value(MimeBundle.text("true")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "for (;;) { try { while (true) {} } catch (Exception e) {} }",
        "do {} while (true);",
        "Thread.sleep(1_000_000);",
        "int r(int n) { return n <= 0 ? 0 : r(n - 1) + r(n - 1); } r(80);",
        "IntStream.range(0, 8).parallel().forEach(i -> { while (true) {} });",
        "Object lock = new Object(); synchronized (lock) { lock.wait(); }",
        "new CountDownLatch(1).await();",
        "new LinkedBlockingQueue<Integer>().take();",
        "Supplier<Integer> spin = () -> { while (true) {} }; spin.get();"
      })
  void interrupt_runningCell_stopsItAndKeepsVariables(String code) throws Exception {
    evaluate("int kept = 7;");
    Begun.expect(1);
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread cells = new Thread(() -> outcome.complete(evaluate(Begun.CALL + code)));
    cells.start();
    Begun.await();

    running.interrupt();

    assertThat(outcome.get(10, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Outcome.Failure.class,
            failure -> assertThat(failure.name()).isEqualTo(Outcome.Failure.INTERRUPTED));
    cells.join();
    assertThat(evaluate("kept")).isEqualTo(new Outcome.Value(MimeBundle.text("7")));
  }

  @Test
  void interrupt_threadThatTheCellLeft_stopsToo() throws Exception {
    Begun.expect(2);
    Thread cells =
        new Thread(
            () ->
                evaluate(
                    "Thread left = new Thread(() -> {"
                        + " ijava.eval.Begun.tell(); while (true) {} });"
                        + "left.start();"
                        + Begun.CALL
                        + " while (true) {}"));
    cells.start();
    Begun.await();

    running.interrupt();
    cells.join();

    evaluate("left.join(10_000);");
    assertThat(evaluate("left.isAlive()")).isEqualTo(new Outcome.Value(MimeBundle.text("false")));
  }

  @Test
  void interrupt_cellThatHasEnded_leavesTheNextOneAlone() {
    evaluate("int early = 1;");
    running.interrupt();

    assertThat(evaluate("int s = 0; for (int i = 0; i < 1000; i++) s += i; s"))
        .isEqualTo(new Outcome.Value(MimeBundle.text("499500")));
  }

  @Test
  void complete_whileACellRuns_answers() throws Exception {
    evaluate("var words = new ArrayList<String>();");
    Begun.expect(1);
    Thread cells = new Thread(() -> evaluate(Begun.CALL + " while (true) {}"));
    cells.start();
    Begun.await();

    Completion found = java.complete("int n = 1;\nwords.ad", 19);

    running.interrupt();
    cells.join();
    assertThat(found.matches()).extracting(Completion.Match::text).contains("add(", "addAll(");
    assertThat(found.start()).isEqualTo(17);
    assertThat(found.end()).isEqualTo(19);
  }

  @Test
  void inspect_methodName_tellsItsSignatures() {
    evaluate("var town = \"Queens\";");

    String text =
        (String)
            java.inspect("int n = 1;\ntown.substring", 20, false)
                .orElseThrow()
                .data()
                .get("text/plain");

    assertThat(text).contains("String String.substring(int");
  }

  @Test
  void inspect_variable_tellsTypeAndValue() {
    evaluate("var trips = new HashMap<String, Integer>(Map.of(\"a\", 1)); int fare = 12;");

    var map = java.inspect("trips", 2, false).orElseThrow().data();
    assertThat(map.get("text/plain")).isEqualTo("HashMap<String,Integer> trips  // 1 entries");
    assertThat(map.get("text/html")).asString().contains("HashMap&lt;String,Integer&gt;");
    assertThat(java.inspect("fare + 1", 4, false).orElseThrow().data().get("text/plain"))
        .isEqualTo("int fare = 12");
  }

  @Test
  void inspect_nothingKnown_isEmpty() {
    assertThat(java.inspect("unheardOf", 9, false)).isEmpty();
    assertThat(java.inspect("", 0, true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 + 1|COMPLETE",
        "int x = 1;|COMPLETE",
        "int f() {|INCOMPLETE",
        "f(1,|INCOMPLETE",
        "if (true) run();|COMPLETE",
        "int x = ;|INVALID"
      })
  void completeness_code_isTold(String code, Completeness.Status status) {
    assertThat(java.completeness(code).status()).isEqualTo(status);
  }

  private Outcome evaluate(String code) {
    return evaluate(code, new StringBuilder());
  }

  private Outcome evaluate(String code, StringBuilder printed) {
    Cell cell = new Cell(++number, "id-" + number, code);
    return CellScope.run(
        cell,
        (stream, text) -> printed.append(text),
        scope -> {
          running = scope;
          return java.evaluate(cell, scope);
        });
  }

  private Outcome.Failure failure(String code) {
    return (Outcome.Failure) evaluate(code);
  }

  private static List<String> plain(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("\u001b\\[\\d+m", "")).toList();
  }
}
