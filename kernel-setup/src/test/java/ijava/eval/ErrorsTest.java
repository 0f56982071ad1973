package ijava.eval;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.spi.ErrorExplainer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers see of their mistakes. */
@Timeout(60)
class ErrorsTest {

  private static TestSession session;

  @BeforeAll
  static void start() {
    session = new TestSession();
    session.ok("var passengers = new ArrayList<Integer>(); int fareTotal = 3;");
    session.ok("int tripCount(int day) { return day; } record Trip(int fare) {}");
  }

  @AfterAll
  static void close() {
    session.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Connection c = null;|add: import java.sql.Connection;",
        "var s = new AtomicInteger(1);|add: import java.util.concurrent.atomic.AtomicInteger;",
        "new StringJoinr()|did you mean StringJoiner",
        "Files.readString(Paths.get(1), StandardCharsets.UTF_8)|import java.nio.charset.Standard",
        "import java.utl.List;|add: import java.util.List;",
        "fareTotl + 1|did you mean fareTotal?",
        "passengers.sise()|did you mean size?",
        "tripCuont(1)|did you mean tripCount?",
        "new Trap(1)|did you mean Trip?",
        "{ int longName = 1; System.out.println(longNme); }|did you mean longName?",
        "Strng s = null;|did you mean String?",
        "int f(int a) { if (a > 0) return 1; }|every way through the method must end with return",
        "void g() { Thread.sleep(1); }|add throws InterruptedException to the method",
        "Runnable r = () -> Thread.sleep(1);|in a lambda: try",
        "return 3;|a cell has no return",
        "int q = 1.5;|cast: (int)",
        "int n = 0; { int k = 1; k++; Runnable p = () -> System.out.println(k); }|that never changes",
        "int h(int a) {↵  if (a > 0) {↵  return 1;↵}|stands on line 1"
      })
  void compile_usualMistake_hasAHint(String code, String hint) {
    List<String> trace = session.trace(code.replace('↵', '\n'));

    assertThat(String.join("\n", trace)).contains(hint);
  }

  @Test
  void compile_manyErrors_tellsTheFirst() {
    List<String> trace = session.trace("{ a1(); a2(); a3(); a4(); a5(); int x = \"\"; }");

    assertThat(trace).hasSizeLessThan(25);
    assertThat(trace.get(trace.size() - 1)).matches("… and \\d more errors");
  }

  @Test
  void declare_withoutItsImport_offersIt() {
    session.ok("ThreadMXBean bean;");

    assertThat(session.printed()).contains("add: import java.lang.management.ThreadMXBean;");
  }

  @Test
  void thrown_wrapper_tellsTheRealReasonFirst() {
    Outcome.Failure failure =
        session.failure("CompletableFuture.supplyAsync(() -> Integer.parseInt(\"x1\")).get();");

    assertThat(failure.name()).isEqualTo("NumberFormatException");
    assertThat(failure.message()).isEqualTo("For input string: \"x1\"");
    List<String> lines = TestSession.plain(failure.traceback());
    assertThat(lines.get(0)).isEqualTo("NumberFormatException: For input string: \"x1\"");
    assertThat(lines).contains("wrapped in ExecutionException");
    assertThat(lines).contains("    at cell [" + session.number() + "], line 1 in a lambda");
  }

  @Test
  void thrown_inLambdaThatIsSent_isNamedOnceWithItsLine() {
    session.ok("int none = 0;");

    assertThat(
            session.trace(
                "var divide = (java.util.function.Supplier<Integer> & java.io.Serializable)\n"
                    + "    () -> 1 / none;\n"
                    + "divide.get()"))
        .containsExactly(
            "ArithmeticException: / by zero",
            "    at cell [" + session.number() + "], line 2 in a lambda",
            "    at cell [" + session.number() + "], line 3");
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_17)
  void declare_methodThatCallsAnEarlierOverload_saysWhatToDo() {
    session.ok("int area(int a, int b) { return a * b; }\nint area(int a) { return area(a, a); }");

    String advice =
        "an overload, which JShell does not find from here; give one of the two another name,"
            + " or make both static methods of a class";
    assertThat(session.printed())
        .contains("area is declared, but cannot be used: it calls " + advice + "\n");
    assertThat(session.failure("area(2)").message()).isEqualTo("area calls " + advice);
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_17)
  void compile_callOfAnOverloadWithAsManyParameters_saysWhatToDo() {
    session.ok("int cost(int fare) { return 2 * fare; }");

    assertThat(session.trace("int cost(Trip trip) { return cost(trip.fare()); }"))
        .contains("incompatible types: int cannot be converted to Trip")
        .last()
        .isEqualTo(
            "if this calls another cost: it is an overload, which JShell does not find from here;"
                + " give one of the two another name, or make both static methods of a class");
  }

  @Test
  void compile_errorOutsideOfACallOfItself_saysNothingOfOverloads() {
    session.ok("int price(int fare) { return fare; }");

    assertThat(session.trace("int price(String fare) { return fare.strip(); }"))
        .noneMatch(line -> line.contains("overload"));
  }

  @Test
  void thrown_failingStaticInitialiser_isReadable() {
    session.ok("class Config {\n  static int size = Integer.parseInt(\"many\");\n}");
    int defined = session.number();

    assertThat(session.trace("Config.size"))
        .startsWith(
            "NumberFormatException: For input string: \"many\"",
            "    at java.lang.NumberFormatException.forInputString()  … 2 frames folded",
            "    at cell [" + defined + "], line 2 in a static initialiser");
  }

  @Test
  void thrown_exceptionClassOfACell_hasItsSimpleName() {
    session.ok("class NoTaxi extends RuntimeException { NoTaxi(String m) { super(m); } }");

    Outcome.Failure failure = session.failure("throw new NoTaxi(\"all gone\");");

    assertThat(failure.name()).isEqualTo("NoTaxi");
    assertThat(failure.traceback().get(0)).doesNotContain("JShell").contains("NoTaxi");
  }

  @Test
  void thrown_nullMessage_evalueTellsTheLine() {
    assertThat(session.failure("int i = 1;\nthrow new IllegalStateException();").message())
        .isEqualTo("IllegalStateException in cell [" + session.number() + "], line 2");
  }

  @Test
  void thrown_messageThatThrows_isSurvived() {
    session.ok(
        "class Bad extends RuntimeException { public String getMessage() {"
            + " throw new IllegalStateException(); } }");

    assertThat(session.failure("throw new Bad();").message())
        .isEqualTo("(its getMessage() has thrown IllegalStateException)");
  }

  @Test
  void thrown_suppressed_isTold() {
    List<String> trace =
        session.trace(
            "class Door implements AutoCloseable { public void close() {"
                + " throw new IllegalStateException(\"stuck\"); } }\n"
                + "try (Door d = new Door()) { throw new RuntimeException(\"fire\"); }");

    assertThat(trace.get(0)).isEqualTo("RuntimeException: fire");
    assertThat(trace).contains("suppressed: IllegalStateException: stuck");
  }

  @Test
  void thrown_helpfulNullPointer_namesTheVariable() {
    session.ok("String nobody = null;");

    assertThat(session.failure("nobody.length()").message())
        .isEqualTo("Cannot invoke \"String.length()\" because \"nobody\" is null");
  }

  @Test
  void thrown_failedCast_doesNotTellOfLoaders() {
    session.ok("record A() {} record B() {} Object someA = new A();");

    assertThat(session.failure("B b = (B) someA;").message())
        .isEqualTo("class A cannot be cast to class B");
  }

  @Test
  void thrown_recursion_isFolded() {
    List<String> trace = session.trace("int down(int n) { return 1 + down(n + 1); }\ndown(0)");

    assertThat(trace).hasSizeLessThan(8);
    assertThat(trace.get(0)).isEqualTo("StackOverflowError");
    assertThat(trace).anyMatch(line -> line.matches("    … \\d+ more times"));
  }

  @Test
  void thrown_anything_isKeptInFull() {
    session.failure("throw new RuntimeException(\"kept\");");

    assertThat(LastFailure.thrown()).get().extracting(Throwable::getMessage).isEqualTo("kept");
    assertThat(LastFailure.trace()).contains("jdk.jshell");
  }

  @Test
  void thrown_methodWhoseHelperWasRedefined_namesTheRightLine() {
    session.ok("int helper() { return 1; }");
    session.ok("int user() {\n  return helper();\n}");
    int user = session.number();
    session.ok("int helper() {\n\n  throw new RuntimeException();\n}");
    int helper = session.number();

    assertThat(session.trace("user()"))
        .contains(
            "    at cell [" + helper + "], line 3 in helper()",
            "    at cell [" + user + "], line 2 in user()");
  }

  @Test
  void explained_error_isToldInItsWordsWithLinesOfCellsOnly() {
    TestSession own = new TestSession();
    own.java()
        .explainErrors(
            thrown ->
                thrown instanceof NumberFormatException
                    ? Optional.of(
                        new ErrorExplainer.Explanation("NoFare", "'x' is no fare", List.of(thrown)))
                    : Optional.empty());
    own.java()
        .explainErrors(
            thrown -> {
              throw new IllegalStateException("an explainer that fails harms nobody");
            });
    assertThat(own.trace("int fare = 7;\nint other = Integer.parseInt(\"x\");"))
        .containsExactly("NoFare: 'x' is no fare", "    at cell [1], line 2");
    assertThat(own.trace("List.of().get(0)")).first().asString().contains("OutOfBounds");
  }
}
