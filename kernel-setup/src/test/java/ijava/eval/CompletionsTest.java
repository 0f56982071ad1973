package ijava.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Tab key offers. */
@Timeout(60)
class CompletionsTest {

  private static TestSession session;

  @BeforeAll
  static void start() throws Exception {
    session = new TestSession();
    session.ok("import static java.lang.Math.*;\nvar fares = new ArrayList<Integer>();");
    // Read the index before the questions.
    ClassIndex index = new ClassIndex(List.of());
    assertThat(index.await(20_000)).isTrue();
    while (session.java().complete("ThreadMXB", 9).matches().isEmpty()) {
      Thread.sleep(20);
    }
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static List<String> offered(String code) {
    return session.java().complete(code, code.length()).matches().stream()
        .map(Completion.Match::text)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fares.ad|add(",
        "fares.aA|addAll(",
        "fares.REMOVE|remove(",
        "far|fares",
        "abs|abs(",
        "ThreadMXB|java.lang.management.ThreadMXBean",
        "import java.util.concurrent.ato|atomic",
        "import java.util.concurrent.atomic.AtomicI|AtomicInteger",
        "import static java.lang.Math.ab|abs",
        "java.util.concurrent.Executor|ExecutorService",
        "List.of(1).stream().map(n -> n.intV|intValue()",
        "fares.stream().map(Integer::par|parseInt(",
        "int late(int n) { return 1; } la|late(",
        "class Cab { int seats; int free() { return sea|seats",
        "Function<String, Integer> f = text -> text.le|length()",
        "if (fares.isE|isEmpty()",
        "for (int i = 0; i < fares.si|size()",
        "String[] words = {}; words.le|length",
        "String.cla|class",
        "TimeUnit.SEC|SECONDS",
        "switch (TimeUnit.DAYS) { case DA|DAYS",
        "new Object() { int inner; void f() { inn|inner",
        "double pi = Math.P|PI",
        "Map<Str|String",
        "@Over|Override",
        "try { } catch (IOExc|IOException",
        "var words = List.of(1); words.contAll|containsAll(",
        "{ int longName = 1; System.out.println(lon|longName",
        "fares.forEach(each -> System.out.println(ea|each",
        "new ArrayLi|ArrayList(",
        "Path.of(\"src/ma|main/",
        "whi|while"
      })
  void complete_prefix_offers(String code, String match) {
    assertThat(offered(code)).contains(match);
  }

  @Test
  void complete_exactPrefix_comesFirst() {
    assertThat(offered("fares.re").get(0)).startsWith("re");
  }

  private static Completion.Match match(String code, String text) {
    return session.java().complete(code, code.length()).matches().stream()
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fares.ensureCap|ensureCapacity(|function|void ensureCapacity(int minCapacity)",
        "fares.isE|isEmpty()|function|boolean isEmpty()",
        "fares.ge|get(|function|Integer get(int index)",
        "far|fares|instance|ArrayList<Integer> fares",
        "int[] all = {}; all.le|length|instance|int length",
        "var inner = List.of(1L); inn|inner|instance|List<Long> inner",
        "fares.forEach(each -> ea|each|instance|Integer each",
        "double pi = Math.P|PI|instance|double PI",
        "ArrayDeq|ArrayDeque|class|java.util.ArrayDeque",
        "java.ut|util|package|``",
        "ThreadMXB|java.lang.management.ThreadMXBean|class|import java.lang.management.ThreadMXBean;"
      })
  void complete_match_hasKindAndSignature(String code, String text, String kind, String signature) {
    assertThat(match(code, text)).isEqualTo(new Completion.Match(text, kind, signature));
  }

  @Test
  void complete_overloadedMethods_haveAllTheirSignatures() {
    assertThat(match("fares.ad", "add(").signature())
        .isEqualTo("boolean add(Integer e)\nvoid add(int index, Integer element)");
    assertThat(match("abs", "abs(").signature().lines())
        .contains("int abs(int a)", "double abs(double a)")
        .hasSize(4);
    assertThat(match("new StringBuilder().app", "append(").signature())
        .contains("StringBuilder append(")
        .endsWith("… and 7 more");
  }

  @Test
  void complete_membersOfALibrary_areThoseOfItsTypeArguments() {
    String code = "com.fasterxml.jackson.databind.MappingIterator<Integer> i = null; i.nextV";

    assertThat(match(code, "nextValue()").signature()).isEqualTo("Integer nextValue()");
  }

  @Test
  void complete_whereATypeIsWanted_offersItFirst() {
    assertThat(offered("int n = fares.").subList(0, 3))
        .isSubsetOf(
            "get(",
            "getFirst()",
            "getLast()",
            "hashCode()",
            "indexOf(",
            "lastIndexOf(",
            "remove(",
            "set(",
            "size()");
    assertThat(offered("boolean b = fares.").get(0)).isEqualTo("add(");
  }

  @Test
  void complete_members_thoseOfObjectComeLast() {
    List<String> all = offered("fares.");

    assertThat(all.indexOf("wait(")).isGreaterThan(all.indexOf("trimToSize()"));
  }

  @Test
  void complete_privateAndSynthetic_areNotOffered() {
    assertThat(offered("fares.")).doesNotContain("elementData", "grow(");
    assertThat(offered("")).allMatch(each -> !each.contains("$") && !each.contains("<"));
  }

  @Test
  void complete_afterAMistake_stillKnowsTypes() {
    assertThat(offered("int broken = ;\nvar ok = \"a\";\nok.toUp")).contains("toUpperCase(");
    assertThat(offered("unknown(); fares.siz")).containsExactly("size()");
  }
}
