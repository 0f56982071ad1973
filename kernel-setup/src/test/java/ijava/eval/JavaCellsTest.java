package ijava.eval;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.display.Display;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java as people write it in cells. */
@Timeout(120)
class JavaCellsTest {

  private static TestSession session;

  @BeforeAll
  static void start() {
    session = new TestSession();
  }

  @AfterAll
  static void close() {
    session.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "interface Greets { default String hi() { return \"hi\"; } } new Greets() {}.hi()§hi",
        "<T extends Comparable<T>> T most(List<T> l) { return Collections.max(l); }"
            + " most(List.of(1, 3))§3",
        "@FunctionalInterface interface Twice { int of(int n); } Twice t = n -> 2 * n; t.of(4)§8",
        "@Deprecated int old() { return 1; } old()§1",
        "public static final int LIMIT = 3; LIMIT§3",
        "static int st(int a) { return a; } public int pu(int a) { return st(a); } pu(5)§5",
        "private class Priv { int v = 4; } new Priv().v§4",
        "int 승객 = 5; String 인사(String 이름) { return 이름 + 승객; } 인사(\"김\")§김5",
        "var later = 1 + 1;↵later§2",
        "Stream.of(1, 2, 3)↵  .filter(n -> n > 1)↵  .map(n -> n * 2)↵  .toList()§[4, 6]",
        "/** Doc. */↵int documented() { return 1; }↵// end↵documented()§1",
        "\"\\u0041\"§A",
        "int fallen = 0; outer: for (int i = 0; i < 9; i++) { for (;;) { if (i == 3) break outer;"
            + " fallen = i; continue outer; } } fallen§2",
        "int z = 1; import java.util.zip.CRC32; new CRC32().getValue()§0",
        "int y(int d) { return switch (d) { case 1: yield 10; default: yield 20; }; } y(1)§10",
        "int unset; unset§0",
        "String[] args = {\"a\"}; args.length§1",
        // Frames that name an object whose constructor has not run yet.
        "record Box(String of) {} Box box(int i) { return new Box(i > 0 ? \"x\" : \"y\"); }"
            + " box(1).of()§x",
        "IntStream.range(0, 2).mapToObj(i -> new StringBuilder(i > 0 && i < 9 ? \"x\" : \"y\"))"
            + ".toList()§[y, x]",
        "Object key = new Object(); StringBuilder in(int i) { synchronized (key) {"
            + " return new StringBuilder(i > 0 ? \"x\" : \"y\"); } } in(1)§x",
        "class Base { final String of; Base(String of) { this.of = of; } } class Derived extends Base {"
            + " Derived(int i) { super(i > 0 ? \"x\" : \"y\"); } } new Derived(1).of§x",
        "StringBuilder last = null; for (int i = 0; i < 3; i++) last = new StringBuilder(i > 1 ?"
            + " \"x\" : \"y\"); last§x",
        "{ class Local { int n = 2; } unset = new Local().n; } unset§2",
        "String t = \"\"\"↵  one↵  two\"\"\"; t.lines().count()§2",
        "Object o = 5; o instanceof Integer i && i > 4§true",
        "int a1 = 1, b1 = 2; a1 + b1§3",
        "sealed interface S permits X, Y {} record X() implements S {} record Y() implements S {}"
            + " new Y()§Y[]",
        "enum Op implements IntUnaryOperator { INC { public int applyAsInt(int n) { return n + 1; }"
            + " } } Op.INC.applyAsInt(1)§2",
        "int f(int n) { return n < 2 ? 1 : n * f(n - 1); } f(5)§120",
        "char c = 'x'; c§x",
        "if (unset > 0) unset = 7; else unset = 8;↵unset§7",
        "List<? super Integer> w = new ArrayList<>(List.of(1)); w§[1]",
        "int[] xs = {3, 1}; Arrays.sort(xs); xs[0]§1",
        "abstract class Shape { abstract int area(); }"
            + " class Sq extends Shape { int area() { return 4; } } new Sq().area()§4",
        "boolean even(int n) { return n == 0 || odd(n - 1); }"
            + " boolean odd(int n) { return n != 0 && even(n - 1); } even(10)§true"
      })
  void run_anyJava_givesItsValue(String code, String value) {
    assertThat(session.value(code.replace('↵', '\n'))).isEqualTo(value);
  }

  @Test
  void run_classAndRecordThatNeedEachOther_work() {
    session.ok("class Node { Edge next; }");
    session.ok("record Edge(Node to) {}");

    assertThat(session.value("var n = new Node(); n.next = new Edge(n); n.next.to() == n"))
        .isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "var kept = List.of(1)§var size = kept.size();§var kept = List.of(1, 2)§size§1",
        "var kept = List.of(1)§var copy = new ArrayList<>(kept); copy.add(7);§var kept = List.of(1,"
            + " 2)§copy§[1, 7]",
        "String kept = \"a\"; String of() { return kept; }§var word = of();§String kept = \"b\"§"
            + "word + of()§ab",
        "var kept = List.of(1)§var first = kept.get(0); var next = first + 1; next = 40;§"
            + "var kept = List.of(5); var first = kept.get(0);§first + next§45",
        "int kept() { return 1; }§var got = kept(); int twice() { return 2 * got; }§"
            + "int kept() { return 2; }§twice() + kept()§4",
      })
  void run_declaredAgain_variablesComputedFromItKeepTheirValues(
      String declaration, String dependent, String again, String expression, String value) {
    session.ok(declaration);
    session.ok(dependent);

    session.ok(again);

    assertThat(session.value(expression)).hasToString(value);
  }

  @Test
  void run_declaredAgainWithAnotherType_saysWhichVariablesCannotBeUsedAndBringsThemBack() {
    session.ok("var source = List.of(1); var count = source.size();");

    session.ok("int source = 5;");
    assertThat(session.printed())
        .contains("count cannot be used, because of source: int cannot be dereferenced");
    session.ok("var source = List.of(1, 2);");

    assertThat(session.value("count")).isEqualTo("1");
  }

  @Test
  void run_importThatMakesATypeAmbiguous_saysSoAndBringsItsVariablesBack() {
    session.ok("Formatter filled(String text) { return new Formatter().format(text); }");
    session.ok(
        "var text = Optional.of(new Formatter().format(\"a\")).get(); var more = filled(\"b\");");

    session.ok("import java.util.logging.*;");
    assertThat(session.printed())
        .contains("text cannot be used, because of import java.util.logging.*;: reference to")
        .contains("import java.util.logging.*;: method filled(java.lang.String) does not");
    session.ok("import java.util.Formatter;");

    assertThat(session.value("text.toString() + more")).isEqualTo("ab");
  }

  @Test
  void run_ambiguousOnlyUntilTheNextImport_saysNothing() {
    session.ok("var timer = Optional.of(new Timer(true)).get();");
    int before = session.printed().length();

    session.ok("import javax.swing.*; import java.util.Timer;");

    assertThat(session.printed().substring(before)).isEmpty();
    assertThat(session.value("timer.purge()")).isEqualTo("0");
  }

  @Test
  void run_anotherClassOfThatNameImported_variablesKeepTheirs() {
    session.ok("import java.util.Date; var date = new Date(5);");

    session.ok("import java.sql.Date;");

    assertThat(session.value("date.getTime()")).isEqualTo("5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "var tried = List.of(1)§var tried = List.of(fail())§[1]",
        "int tried = 7§int tried = fail()§7",
        "int tried = 7§long tried = fail()§7",
        "int tried = 7§List<Integer> tried = List.of(fail())§null",
      })
  void run_declaredAgainButItsInitialiserFails_keepsTheFormerValue(
      String declaration, String again, String value) {
    session.ok("int fail() { throw new IllegalStateException(); }");
    session.ok(declaration);

    assertThat(session.run(again)).isInstanceOf(Outcome.Failure.class);

    assertThat(session.value("tried + \"\"")).isEqualTo(value);
    session.ok("String tried = \"\";");
  }

  @Test
  void run_declaredAgainTogetherWithItsVariables_saysNothing() {
    session.ok("class Quiet {} var quiet = new Quiet();");
    int before = session.printed().length();

    session.ok("class Quiet { int n; } var quiet = new Quiet();");

    assertThat(session.printed().substring(before)).isEmpty();
  }

  @Test
  void run_redefinedClassWithLiveInstances_keepsTheOldOnes() {
    session.ok("class Car { public String toString() { return \"old\"; } }");
    session.ok("Object kept = new Car();");
    session.ok("class Car { public String toString() { return \"new\"; } }");

    assertThat(session.value("kept + \" \" + new Car()")).isEqualTo("old new");
  }

  @Test
  void run_returnAtTopLevel_saysWhatToDo() {
    assertThat(session.failure("return 3;").message()).contains("a cell has no return");
  }

  @Test
  void run_previewFeatureByOption_works() {
    String release = String.valueOf(Runtime.version().feature());
    var preview =
        IJavaEnvironment.of(Map.of("IJAVA_COMPILER_OPTS", "--enable-preview --release " + release));
    try (TestSession other = new TestSession(evaluator(preview))) {
      other.ok(
          "String name(Object o) { return switch (o) { case Integer i -> \"int\" + i;"
              + " default -> \"other\"; }; }");
      assertThat(other.value("name(3)")).isEqualTo("int3");
    }
  }

  @Test
  void run_statementBeyondItsTime_timesOut() {
    try (TestSession other =
        new TestSession(evaluator(IJavaEnvironment.of(Map.of("IJAVA_TIMEOUT", "400"))))) {
      assertThat(other.failure("while (true) {}").name()).isEqualTo("Timeout");
      assertThat(other.value("1")).isEqualTo("1");
    }
  }

  @Test
  void environment_globsAndScripts_areRead(@TempDir Path temp) throws Exception {
    Files.writeString(temp.resolve("a.jshell"), "int fromFile = 1;");
    Files.writeString(temp.resolve("b.txt"), "");
    Files.createDirectory(temp.resolve("jars"));
    Files.writeString(temp.resolve("jars/x1.jar"), "");
    Files.writeString(temp.resolve("jars/x22.jar"), "");
    String at = temp.toString().replace('\\', '/');

    IJavaEnvironment read =
        IJavaEnvironment.of(
            Map.of(
                "IJAVA_STARTUP_SCRIPTS_PATH", at + "/*.jshell",
                "IJAVA_STARTUP_SCRIPT", "int fromText = 2;",
                "IJAVA_CLASSPATH", at + "/j*s/x?.jar" + File.pathSeparator + at + "/jars/",
                "IJAVA_TIMEOUT", "30 seconds",
                "IJAVA_COMPILER_OPTS", "-Xlint:all \"-Akey=a b\""));

    assertThat(read.startupScripts()).containsExactly("int fromFile = 1;", "int fromText = 2;");
    assertThat(read.classPath())
        .extracting(p -> p.getFileName().toString())
        .containsExactly("x1.jar", "x1.jar", "x22.jar");
    assertThat(read.statementMillis()).isEqualTo(30_000);
    assertThat(read.compilerOptions()).containsExactly("-Xlint:all", "-Akey=a b");
  }

  @Test
  void run_manyCells_leaveNoLeak() {
    run(20);
    long heap = heapAfterGc();
    int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();

    run(200);

    long grown = heapAfterGc() - heap;
    int more = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes;
    System.out.println("200 cells: heap +" + grown / 1024 + " KB, classes +" + more);
    assertThat(grown).isLessThan(8L << 20);
    // Kept, they would be 240 and more.
    assertThat(more).isLessThan(30);
  }

  private static void run(int cells) {
    IntStream.range(0, cells)
        .forEach(
            i -> {
              session.run(
                  "new Object[] {new byte[1 << 20]}.length > 9 ? null : new StringBuilder(1 << 20)");
              if (i % 5 == 0) {
                session.ok("int again(int n) { return n + " + i + "; }");
              }
            });
  }

  private static long heapAfterGc() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static JavaEvaluator evaluator(IJavaEnvironment environment) {
    return new JavaEvaluator(JavaCellsTest.class.getClassLoader(), Display::render, environment);
  }

  @Test
  void startup_scripts_runBeforeTheFirstCell() {
    var scripts = new IJavaEnvironment(List.of(), List.of(), -1, true, List.of("int begun = 5;"));
    try (TestSession other = new TestSession(evaluator(scripts))) {
      other.java().runStartupScripts();
      assertThat(other.value("begun")).isEqualTo("5");
    }
  }
}
