package ijava.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ObjectStreamClass;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which classes of cells live, and that those in different cells are still one package. */
@Timeout(60)
public class CellClassesTest {

  private TestSession session;

  /** Where cells put what a test looks at; a variable of a cell would keep its class. */
  public static Object seen;

  @BeforeEach
  void start() {
    session = new TestSession();
    session.ok("import ijava.eval.CellClassesTest;");
  }

  @AfterEach
  void close() {
    seen = null;
    session.close();
  }

  /** Returns a class whose name a cell has noted, without keeping it. */
  private static WeakReference<Class<?>> takeSeen() {
    Class<?> type = seen instanceof Class<?> noted ? noted : seen.getClass();
    seen = null;
    return new WeakReference<>(type);
  }

  private static boolean isCollected(WeakReference<?> reference) {
    // Each collection may take what the one before has made reachable by nobody.
    for (int i = 0; i < 20 && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }

  private long files() throws Exception {
    // Beside them lies what closures need in other JVMs.
    Path cells = session.java().classOutput().resolve("REPL");
    if (!Files.exists(cells)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(cells)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "CellClassesTest.seen = new Object() {};§1",
        "CellClassesTest.seen = (Runnable) () -> {};§1",
        "class A {} CellClassesTest.seen = new A();§class A { int changed; }",
        "int f() { CellClassesTest.seen = new Object() {}; return 1; } f();§int f() { return 2; }",
        "for (int i = 0; i < 2; i++) { class L {} CellClassesTest.seen = new L(); }§1"
      })
  void evaluate_whatCellsCanNoLongerName_isUnloadedWithItsFiles(String cell, String next)
      throws Exception {
    long before = files();
    session.ok(cell);
    WeakReference<Class<?>> type = takeSeen();

    session.ok(next);

    assertThat(isCollected(type)).isTrue();
    // The JVM tells of what it has collected when it finds the time.
    for (int i = 0; i < 20 && files() > before + 3; i++) {
      System.gc();
      session.ok("{}");
    }
    assertThat(files()).isLessThanOrEqualTo(before + 3);
  }

  @Test
  void evaluate_whatCellsCanName_isKept() {
    session.ok("class Kept { static int calls = 3; } CellClassesTest.seen = Kept.class;");
    WeakReference<Class<?>> type = takeSeen();

    assertThat(isCollected(type)).isFalse();
    assertThat(session.value("Kept.calls")).isEqualTo("3");
  }

  @Test
  void evaluate_objectOfAnOverwrittenClass_findsWhatItNeedsLate() {
    session.ok("class Helper { int help() { return 7; } }");
    session.ok("class Old { int late() { return new Helper().help(); } }");
    session.ok("IntSupplier old = new Old()::late;");
    session.ok("class Old {} class Helper {}");
    System.gc();

    assertThat(session.value("old.getAsInt()")).isEqualTo("7");
  }

  @Test
  void loadClass_ofALambdaThatLivesOn_findsItsCell() throws Exception {
    session.ok("CellClassesTest.seen = (java.io.Serializable & Supplier<String>) () -> \"found\";");
    session.ok("1 + 1");
    String cell = seen.getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
    System.gc();

    Class<?> found = session.java().classLoader().loadClass(cell);

    assertThat(seen.getClass().getClassLoader()).isSameAs(found.getClassLoader());
  }

  @Test
  void loadClass_ofNoCell_fails() {
    assertThatThrownBy(() -> session.java().classLoader().loadClass("REPL.$JShell$999"))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessageContaining("$JShell$999");
  }

  @Test
  void evaluate_declaredAgainAfterReset_isLoadedAnew() {
    String cell = "class Again { int n = 4; } int again() { return new Again().n; }";
    session.ok(cell);
    session.java().session().reset();
    session.ok("import ijava.eval.CellClassesTest;");
    System.gc();
    session.ok("{}");

    session.ok(cell);

    assertThat(session.value("again()")).isEqualTo("4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "class P { int x; P(int x) { this.x = x; } int x() { return x; } }§new P(3).x() + new P(4).x§7",
        "abstract class Q { int of() { return 1; } int twice() { return 2 * of(); } }"
            + "§new Q() { int of() { return 5; } }.twice()§10",
        "class R { protected static int n = 6; protected static class In { int m = 2; } }"
            + "§R.n + new R.In().m§8",
        "class S { private int secret = 9; static class T { int tell(S s) { return s.secret; } } }"
            + "§new S.T().tell(new S())§9",
        "enum E { A { int n() { return 1; } }; abstract int n(); }§E.valueOf(\"A\").n()§1",
        "interface I { int f(); private int g() { return 2; } default int h() { return g(); } }"
            + "§new I() { public int f() { return h(); } }.f()§2",
        "sealed interface Z permits Y {} record Y(int n) implements Z {}"
            + "§((Object) new Y(1)) instanceof Z && Z.class.isSealed()§true",
        "int late() { return soon() + 1; } int soon() { return 1; }§late()§2"
      })
  void evaluate_membersOfAnotherCell_areInTheSamePackage(String cell, String use, String expected) {
    session.ok(cell);

    assertThat(session.value(use)).isEqualTo(expected);
  }

  @Test
  void write_classForOtherJvms_hasTheSameSerialVersion() throws Exception {
    session.ok(
        "class Sent implements Serializable { int a; protected int b; int c() { return 1; } }");
    session.ok("CellClassesTest.seen = Sent.class;");
    Class<?> here = (Class<?>) seen;

    Class<?> there = new OtherJvm(session.java().classOutput()).loadClass(here.getName());

    assertThat(there).isNotSameAs(here);
    assertThat(ObjectStreamClass.lookup(there).getSerialVersionUID())
        .isEqualTo(ObjectStreamClass.lookup(here).getSerialVersionUID());
  }

  /** Loads the files that cells leave for other JVMs, as Spark's executors do. */
  private static final class OtherJvm extends ClassLoader {

    private final Path folder;

    OtherJvm(Path folder) {
      this.folder = folder;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try {
        byte[] bytes = Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
        return defineClass(name, bytes, 0, bytes.length);
      } catch (java.io.IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
