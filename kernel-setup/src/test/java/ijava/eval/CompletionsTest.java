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

  @Test
  void complete_oneMethod_hasItsSignature() {
    var match = session.java().complete("fares.ensureCap", 15).matches().get(0);

    assertThat(match.signature()).contains("ensureCapacity(int");
    assertThat(match.kind()).isEqualTo("function");
  }
}
