package ijava.docs;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.docs.DocQuery.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalaSourceTest {

  /** Written as Spark's authors write. */
  private static final String SOURCE =
      """
      package shop

      import shop.api.{Column, Encoder}

      /**
       * A '''table''' of [[shop.api.Row]]s.
       *
       * {{{
       *   val t = Table("a")
       *     .select($"b")
       * }}}
       *
       * @since 1.0
       */
      @Stable
      abstract class Table[T](val name: String = "{") extends Serializable with Logging {
        self =>

        /** The number of rows. */
        val size: Long

        private val brace = s"not a ${if (true) "}" else "{"} brace"
        private val quote = '"'

        /**
         * Selects columns.
         * @group untyped
         * @param cols what to select
         * @return a new `Table`
         */
        @scala.annotation.varargs
        def select(cols: Column*): Table[Row]

        /** Selects by names. */
        @scala.annotation.varargs
        def select(col: String, cols: String*): Table[Row] = select((col +: cols).map { c =>
          /** Not what is meant. */
          def select(inner: Int): Int = inner
          Column(c)
        }: _*)

        /** (Scala-specific) Maps. */
        def map[U: Encoder](func: T => U): Table[U]

        /** (Java-specific) Maps. */
        def map[U](func: MapFunction[T, U], encoder: Encoder[U]): Table[U]

        /** @inheritdoc */
        override def toString: String = "Table"

        def undocumented(i: Int): Int = i

        /** Within. */
        class Inner {
          /** Deep. */
          def deep(): Unit = {}
        }
      }

      object Table {
        /** Makes one. /* nested */ */
        def apply(name: String): Table[Row] = ???
      }
      """;

  private static DocQuery method(String name, String names, String types) {
    return new DocQuery(
        "shop.Table",
        List.of(),
        Kind.METHOD,
        name,
        names.isEmpty() ? List.of() : List.of(names.split(",")),
        types.isEmpty() ? List.of() : List.of(types.split(",")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select|cols|Column[]|Selects columns.",
        "select|cols|Seq|Selects columns.",
        "select|col,cols|String,String[]|Selects by names.",
        "map|func,evidence$1|Function1,Encoder|(Scala-specific) Maps.",
        "map|func,encoder|MapFunction,Encoder|(Java-specific) Maps.",
        "size|''|''|The number of rows.",
        "apply|name|String|Makes one. /* nested */"
      })
  void find_method_tellsTheOverloadsApart(String name, String names, String types, String text) {
    SourceDoc found = ScalaSource.find(SOURCE, method(name, names, types)).orElseThrow();

    assertThat(found.comment().text(false)).isEqualTo(text);
  }

  @Test
  void find_methodWithoutComment_hasNone() {
    assertThat(ScalaSource.find(SOURCE, method("undocumented", "i", "int")).orElseThrow().comment())
        .isNull();
  }

  @Test
  void find_inheritdoc_leavesTheRestToWhatIsOverridden() {
    DocComment comment =
        ScalaSource.find(SOURCE, method("toString", "", "")).orElseThrow().comment();

    assertThat(comment.inherits()).isTrue();
    assertThat(comment.inheriting(JavadocReader.read("Above.")).text(true)).isEqualTo("Above.");
  }

  @Test
  void find_nestedClass_isFoundWithItsMembers() {
    DocQuery inner = DocQuery.ofType("shop.Table", List.of("Inner"));
    DocQuery deep =
        new DocQuery("shop.Table", List.of("Inner"), Kind.METHOD, "deep", List.of(), List.of());

    assertThat(ScalaSource.find(SOURCE, inner).orElseThrow().comment().text(true))
        .isEqualTo("Within.");
    assertThat(ScalaSource.find(SOURCE, deep).orElseThrow().comment().text(true))
        .isEqualTo("Deep.");
  }

  @Test
  void find_class_rendersScaladoc() {
    DocComment comment =
        ScalaSource.find(SOURCE, DocQuery.ofType("shop.Table", List.of())).orElseThrow().comment();

    assertThat(comment.html(true))
        .isEqualTo(
            "<p>A <b>table</b> of <code>Row</code>s.</p>"
                + "<pre>val t = Table(&quot;a&quot;)\n  .select($&quot;b&quot;)</pre>"
                + "<p><b>Since</b> 1.0</p>");
  }

  @Test
  void find_tags_keepsThoseForReaders() {
    DocComment comment =
        ScalaSource.find(SOURCE, method("select", "cols", "Seq")).orElseThrow().comment();

    assertThat(comment.text(true))
        .isEqualTo(
            "Selects columns.\n\nParameters\n\n- cols – what to select\n\nReturns a new Table");
  }

  @Test
  void find_unknownName_findsNothing() {
    assertThat(ScalaSource.find(SOURCE, method("selects", "", ""))).isEmpty();
    assertThat(ScalaSource.find("", method("select", "", ""))).isEmpty();
    assertThat(ScalaSource.find("class Table { /** cut off", method("select", "", ""))).isEmpty();
  }

  @Test
  void read_listsAndHeadings_becomeHtml() {
    String html =
        ScaladocReader.read("= Title =\nText with ''it''.\n - one\n   more\n - two\n\nEnd `a < b`.")
            .html(true);

    assertThat(html.replace("\n", " "))
        .isEqualTo(
            "<h4>Title</h4><p>Text with <i>it</i>.</p><ul><li>one more</li><li>two</li></ul>"
                + "<p>End <code>a &lt; b</code>.</p>");
  }
}
