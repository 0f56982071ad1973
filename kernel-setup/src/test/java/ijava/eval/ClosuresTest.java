package ijava.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ijava.spi.TaskEngine;
import java.io.NotSerializableException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closures of cells in a JVM that knows nothing but their classes. */
@Timeout(120)
class ClosuresTest {

  private static final String FN = "(Function<Integer, Object> & Serializable) ";

  private TestSession session;
  private OtherJvm other;

  @BeforeEach
  void start() {
    session = new TestSession();
    other = new OtherJvm(session.java().classOutput());
  }

  @AfterEach
  void close() throws Exception {
    other.close();
    session.close();
  }

  private void send(String closure) {
    session.ok("ijava.eval.OtherJvm.send(" + closure + ");");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "int n = 5;§x -> x + n§8",
        "long n = 5;§x -> x + n§8",
        "double d = 0.5; boolean b = true; char c = 'c'; byte y = 1; short s = 2; float f = 3;"
            + "§x -> x + d + y + s + f + (b ? \"!\" : \"\") + c§9.5!c",
        "String word = \"day\"; String none = null;§x -> word + none + x§daynull3",
        "int[] xs = {1, 2};§x -> xs[0] + xs[1] + x§6",
        "Integer[][] grid = {{1}, {2, 7}};§x -> grid[1][1] + x§10",
        "List<String> names = new ArrayList<>(List.of(\"a\", \"b\"));§x -> names + \"\" + x§[a, b]3",
        "record P(int x, List<Integer> ys) implements Serializable {} P p = new P(1, List.of(2));"
            + "§x -> p.x() + p.ys().get(0) + x§6",
        "enum Color { RED, BLUE } Color c = Color.BLUE; var m = new EnumMap<Color, Integer>("
            + "Map.of(c, 4));§x -> m.get(Color.BLUE) + c.name() + x§4BLUE3",
        "static final int LIMIT = 7;§x -> x + LIMIT§10",
        "int n = 5; int twice(int x) { return 2 * x * n; }§x -> twice(x)§30",
        "int n = 5; int a(int x) { return b(x); } int b(int x) { return x > 9 ? a(x - 1) : n; }"
            + "§x -> a(x)§5",
        "int n = 5;§x -> ((Supplier<Integer>) () -> n + x).get()§8",
        "int n = 5;§x -> { Function<Integer, Integer> f = (Function<Integer, Integer> &"
            + " Serializable) y -> y + n; return f.apply(x); }§8",
        "int n = 5; class Adder { int add(int x) { return x + n; } }§x -> new Adder().add(x)§8",
        "int n = 5; record Adder(int k) { int add(int x) { return x + n + k; } }"
            + "§x -> new Adder(1).add(x)§9",
        "int n = 5; enum Op { ADD { int of(int x) { return x + n; } }; abstract int of(int x); }"
            + "§x -> Op.ADD.of(x)§8",
        "int n = 5; interface Adder { default int add(int x) { return x + n; } }"
            + "§x -> new Adder() {}.add(x)§8",
        "int n = 5; class Base { int k = n; } class Sub extends Base { int s() { return k; } }"
            + "§x -> new Sub().s() + x§8",
        "class Config { static int scale = 2; } Config.scale = 7;§x -> x * Config.scale§21",
        "int k = 4; var f = (Function<Integer, Integer> & Serializable) x -> x * k;§x -> f.apply(x) + 1§13",
        "int n = 5; String tag(int o) { return o + \"/\" + n; }§x -> Optional.of(x)"
            + ".map(this_ -> tag(this_)).get()§3/5"
      })
  void lambda_elsewhere_givesWhatItGivesHere(String before, String body, String expected)
      throws Exception {
    session.ok(before);

    send(FN + "(" + body + ")");

    assertThat(String.valueOf(other.apply(3))).isEqualTo(expected);
    assertThat(session.value("String.valueOf((" + FN + "(" + body + ")).apply(3))"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "int n = 5; class T { static Object tag(Integer o) { return o + n; } }§T::tag§8",
        "int n = 5; record Box(Integer v) { public String toString() { return v + \"+\" + n; } }"
            + "§Box::new§3+5",
        "§String::valueOf§3",
        "§Integer::doubleValue§3.0",
        "List<Integer> ns = new ArrayList<>(List.of(8, 9, 10, 11));§ns::get§11",
        "§int[]::new§[I"
      })
  void methodReference_elsewhere_givesWhatItGivesHere(String before, String body, String expected)
      throws Exception {
    session.ok(before == null ? "" : before);

    send(FN + "(" + body + ")");

    assertThat(String.valueOf(other.apply(3))).startsWith(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "int i = 1; long l = 2; String s = \"s\"; byte[] b = {4}; double d = .5; boolean z = true;"
            + " char c = 'c'; short h = 6; float f = 7; byte y = 8;"
            + " ijava.eval.OtherJvm.send((Function<Integer, Object> & Serializable)"
            + " x -> i + l + s + b[0] + d + z + c + h + f + y + x + n);§3s40.5truec67.0835",
        "class Job implements Serializable { int k = 2; void go() throws IOException {"
            + " ijava.eval.OtherJvm.send((Function<Integer, Object> & Serializable)"
            + " x -> x + k + n); } } new Job().go();§10",
        "interface Goes extends Serializable { default void go() throws IOException {"
            + " ijava.eval.OtherJvm.send((Function<Integer, Object> & Serializable)"
            + " x -> x + own() + n); } private int own() { return 40; } } new Goes() {}.go();§48",
        "class Outer { class Inner implements Function<Integer, Object>, Serializable {"
            + " public Object apply(Integer x) { return x + n; } } } var o = new Outer();"
            + " try { ijava.eval.OtherJvm.send(o.new Inner()); } catch (NotSerializableException e) {"
            + " ijava.eval.OtherJvm.send((Function<Integer, Object> & Serializable) x -> 1); }§1"
      })
  void capturedValues_elsewhere_arriveBesideVariables(String cell, String expected)
      throws Exception {
    session.ok("int n = 5;");

    session.ok("{ " + cell + " }");

    assertThat(String.valueOf(other.apply(3))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "class F implements Function<Integer, Object>, Serializable {"
            + " public Object apply(Integer x) { return x + n; } }§new F()",
        "class B { int more() { return n; } } class F extends B implements Function<Integer,"
            + " Object>, Serializable { F() { this(1); } F(int k) { if (k > 5) return; }"
            + " public Object apply(Integer x) { return x + more(); } }§new F()",
        "abstract class B implements Function<Integer, Object>, Serializable { abstract int k();"
            + " public Object apply(Integer x) { return x + k(); } }"
            + "§new B() { int k() { return n; } }",
        "record F(int k) implements Function<Integer, Object>, Serializable {"
            + " public Object apply(Integer x) { return x + n + k; } }§new F(0)",
        "record In(int k) implements Serializable { int n() { return n + k; } }"
            + " record F(In in, List<In> more) implements Function<Integer, Object>, Serializable {"
            + " public Object apply(Integer x) { return x + in.n() + more.get(0).k(); } }"
            + "§new F(new In(0), List.of(new In(0)))",
        "§new UnaryOp() {}"
      })
  void objectAlone_elsewhere_bringsItsVariables(String cell, String object) throws Exception {
    session.ok("int n = 5;");
    session.ok(
        "interface UnaryOp extends Function<Integer, Object>, Serializable {"
            + " default Object apply(Integer x) { return x + n; } }");
    session.ok(cell == null ? "" : cell);

    send(object);

    assertThat(other.apply(3)).isEqualTo(8);
  }

  @Test
  void objectOfLambda_passedOnElsewhere_bringsItsVariables() throws Exception {
    session.ok("int n = 5;");
    session.ok(
        "class F implements Function<Integer, Object>, Serializable {"
            + " public Object apply(Integer x) { return x + n; } }");
    send(FN + "x -> new F()");
    try (OtherJvm next = new OtherJvm(session.java().classOutput())) {
      @SuppressWarnings("unchecked")
      Function<Object, Object> made = (Function<Object, Object>) other.passTo(next, other.apply(0));

      assertThat(made.apply(3)).isEqualTo(8);
    }
  }

  @Test
  void keyThatNoClosureNames_elsewhere_findsItsVariable() throws Exception {
    session.ok("int seed = 31;");
    session.ok("record Key(int k) { public int hashCode() { return k * seed; } }");
    send(FN + "x -> x");
    other.apply(1);

    Class<?> key = other.loadClass(className("Key"));

    assertThat(key.getDeclaredConstructors()[0].newInstance(2)).hasSameHashCodeAs(62);
  }

  private String className(String simple) {
    return (String) session.value(simple + ".class.getName()");
  }

  @Test
  void mapWithCellKeys_elsewhere_isReadAfterTheVariableOfItsHashCode() throws Exception {
    session.ok("int seed = 31;");
    session.ok(
        "record Key(int k) implements Serializable {"
            + " public int hashCode() { return k * seed; } }");
    session.ok("Map<Key, String> names = new HashMap<>(Map.of(new Key(3), \"three\"));");
    send(FN + "x -> names.get(new Key(x))");
    assertThat(other.apply(3)).isEqualTo("three");

    session.ok(
        "{ var local = new HashMap<>(names); ijava.eval.OtherJvm.send("
            + FN
            + "x -> local.get(new Key(x))); }");
    assertThat(other.apply(3)).isEqualTo("three");
  }

  @Test
  void variable_changedBetweenSendings_hasTheValueOfTheLatest() throws Exception {
    session.ok("int n = 5; List<Integer> ns = new ArrayList<>(List.of(1));");
    session.ok("Function<Integer, Object> f = " + FN + "x -> x + n + ns.toString();");
    send("f");
    assertThat(other.apply(3)).isEqualTo("8[1]");

    session.ok("n = 6; ns.add(2);");
    send("f");

    assertThat(other.apply(3)).isEqualTo("9[1, 2]");
  }

  @Test
  void olderClosure_arrivingLate_doesNotBringBackTheOldValue() throws Exception {
    session.ok("int n = 5; Function<Integer, Object> f = " + FN + "x -> n;");
    send("f");
    Object early = session.value("n");
    assertThat(early).isEqualTo("5");
    byte[] old = OtherJvm.sent();
    session.ok("n = 6;");
    send("f");
    assertThat(other.apply(0)).isEqualTo(6);

    OtherJvm.sent(old);

    assertThat(other.apply(0)).isEqualTo(6);
  }

  @Test
  void variableWrittenElsewhere_nextSending_beginsAnew() throws Exception {
    session.ok("int count = 0;");
    send(FN + "x -> count += x");
    assertThat(other.apply(3)).isEqualTo(3);

    assertThat(other.apply(3)).isEqualTo(3);
    assertThat(session.value("count")).isEqualTo("0");
  }

  @Test
  void value_thatDidNotChange_isReadOnce() throws Exception {
    session.ok("class Big implements Serializable {} Big big = new Big();");
    send(FN + "x -> System.identityHashCode(big)");

    assertThat(other.apply(0)).isEqualTo(other.apply(0));
  }

  @Test
  void classRedefined_elsewhere_isTheNewOne() throws Exception {
    session.ok("record R(int a) implements Serializable { int v() { return a; } } int n = 1;");
    send(FN + "x -> new R(x).v() + n");
    assertThat(other.apply(3)).isEqualTo(4);

    session.ok("record R(int a) implements Serializable { int v() { return -a; } }");
    session.ok("int n = 10;");
    send(FN + "x -> new R(x).v() + n");

    assertThat(other.apply(3)).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "x -> lock.hashCode()§lock§Object",
        "x -> held().hashCode()§lock§Object",
        "x -> ((Supplier<Object>) () -> lock).get()§lock§Object",
        "x -> byName.size()§byName§Map<String, Thread>",
        "new Uses()§lock§Object"
      })
  void notSerializable_used_namesVariableTypeAndRemedy(String body, String name, String type) {
    session.ok("Object lock = new Object(); Object held() { return lock; }");
    session.ok("Map<String, Thread> byName = new HashMap<>(Map.of(\"t\", new Thread()));");
    session.ok(
        "class Uses implements Function<Integer, Object>, Serializable {"
            + " public Object apply(Integer x) { return lock; } }");

    Outcome.Failure failure =
        session.failure("ijava.eval.OtherJvm.send(" + FN + "(" + body + "));");

    assertThat(failure.name()).isEqualTo(NotSerializableException.class.getSimpleName());
    assertThat(failure.message())
        .contains("'" + name + "' of type " + type + " is used")
        .contains("is not serializable")
        .contains("create the object inside the lambda");
  }

  @Test
  void notSerializable_unused_doesNotMatter() throws Exception {
    session.ok("Object lock = new Object(); int n = 5;");

    send(FN + "x -> x + n");

    assertThat(other.apply(3)).isEqualTo(8);
  }

  @Test
  void notSerializable_readByAMethodThatMayNotRun_failsThere() throws Exception {
    session.ok("Object lock = new Object();");
    session.ok("class Shape { int area() { return 4; } }");
    session.ok("class Odd extends Shape { int area() { return lock.hashCode(); } }");
    session.ok("interface Makes extends Supplier<Shape>, Serializable {}");
    session.ok("Makes makes = Odd::new;");
    send(FN + "x -> makes.get().area()");

    assertThatThrownBy(() -> other.apply(3))
        .hasMessageContaining("'lock' has no value in this JVM")
        .hasMessageContaining("java.lang.Object is not serializable")
        .hasMessageContaining("pass it as an argument");
    send(FN + "x -> new Shape().area()");
    assertThat(other.apply(3)).isEqualTo(4);
  }

  @Test
  void variable_neverSent_failsInsteadOfZero() throws Exception {
    session.ok("int n = 5; class Reads { static int n() { return n; } }");

    Class<?> reads = other.loadClass(className("Reads"));
    var method = reads.getDeclaredMethod("n");
    method.setAccessible(true);

    assertThatThrownBy(() -> method.invoke(null))
        .hasRootCauseMessage(
            "the cell variable 'n' has no value in this JVM: nothing that was sent here is known"
                + " to use it; read it into a local variable before the lambda, or pass it as an"
                + " argument");
  }

  @Test
  void perTaskValue_inThisJvm_isACopyOfTheThread() throws Exception {
    session.java().taskEngine(new Engine(false, true));
    session.ok("var acc = new ijava.eval.PerTask(); int n = 1;");
    send(FN + "x -> acc.sum += x + n");
    PerTask.READ.set(0);

    Object[] results = new Object[2];
    for (int i = 0; i < 2; i++) {
      int task = i;
      Thread thread = new Thread(() -> results[task] = applyHere());
      thread.start();
      thread.join();
    }

    assertThat(results).containsExactly(4, 4);
    assertThat(PerTask.READ).hasValue(2);
    assertThat(session.value("acc.sum")).isEqualTo("0");
  }

  private Object applyHere() {
    try (OtherJvm here = new OtherJvm(session.java().classLoader())) {
      return here.apply(3);
    } catch (Exception e) {
      return e;
    }
  }

  @Test
  void closure_thatStaysInThisJvm_writesNoValues() throws Exception {
    session.java().taskEngine(new Engine(false, true));
    session.ok("int[] large = new int[1_000_000];");

    send(FN + "x -> large.length + x");

    assertThat(OtherJvm.sent()).hasSizeLessThan(2_000);
    assertThat(applyHere()).isEqualTo(1_000_003);
  }

  @Test
  void recordWithEnum_elsewhere_hasTheSameHashCode() throws Exception {
    session.ok("enum Color { RED, BLUE }");
    session.ok(
        "record Key(Color c, int i, long l, String s, Object none, double d)"
            + " implements Serializable {}");
    String hash = "new Key(Color.BLUE, 1, 2, \"s\", null, .5).hashCode()";

    send(FN + "x -> " + hash);

    assertThat(String.valueOf(other.apply(0))).isEqualTo(session.value(hash));
  }

  private record Engine(boolean leavesJvm, boolean inTask) implements TaskEngine {

    @Override
    public boolean isPerTask(Class<?> type) {
      return type == PerTask.class;
    }
  }
}
