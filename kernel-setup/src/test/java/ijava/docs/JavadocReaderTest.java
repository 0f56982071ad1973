package ijava.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavadocReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Plain.|<p>Plain.</p>",
        "A {@code List<String> x = {1};} here.|<p>A <code>List&lt;String&gt; x = {1};</code> here.</p>",
        "See {@link java.util.List#add(int, Object) adding}.|<p>See <code>adding</code>.</p>",
        "See {@link java.util.Map.Entry#getKey()}.|<p>See <code>Map.Entry.getKey()</code>.</p>",
        "See {@linkplain #close the end}.|<p>See the end.</p>",
        "Literal {@literal a < b}.|<p>Literal a &lt; b.</p>",
        "One <b>bold</b> & two|<p>One <b>bold</b> &amp; two</p>",
        "Less than: 1 < 2|<p>Less than: 1 &lt; 2</p>",
        "An entity &mdash; stays|<p>An entity &mdash; stays</p>",
        "A <a href='https://x'>link</a>|<p>A link</p>",
        "An unclosed {@code brace|<p>An unclosed <code>brace</code></p>",
        "Unknown {@foo text}|<p>Unknown text</p>"
      })
  void read_body_isHarmlessHtml(String comment, String html) {
    assertThat(JavadocReader.read(comment).html(true)).isEqualTo(html);
  }

  @Test
  void read_paragraphsAndLists_areClosed() {
    String html = JavadocReader.read("One.\n<p>Two:\n<ul><li>a\n<li>b</ul>").html(true);

    assertThat(html.replace("\n", ""))
        .isEqualTo("<p>One.</p><p>Two:</p><ul><li>a</li><li>b</li></ul>");
  }

  @Test
  void read_preWithCode_keepsLines() {
    String text =
        JavadocReader.read("Use:\n<pre>{@code\n@Override\nvoid f() {}\n}</pre>").text(true);

    assertThat(text).contains("@Override\nvoid f() {}");
  }

  @Test
  void text_tags_areGroupedWithHeadings() {
    DocComment comment =
        JavadocReader.read(
            """
             Adds.

             @param n the {@code number},
                 on two lines
             @param <T> its type
             @return the sum
             @throws java.io.IOException if it fails
             @exception IllegalStateException if closed
             @author Nobody
             @see java.util.List#of() lists
            """);

    assertThat(comment.text(true))
        .isEqualTo(
            """
            Adds.

            Type parameters

            - T – its type

            Parameters

            - n – the number, on two lines

            Returns the sum

            Throws

            - IOException – if it fails
            - IllegalStateException – if closed

            See also lists""");
  }

  @Test
  void html_notDetailed_isTheFirstParagraph() {
    DocComment comment = JavadocReader.read("First\nline.\n\n<p>Second.\n@param n a number");

    assertThat(comment.html(false)).isEqualTo("<p>First\nline.</p>");
    assertThat(comment.text(false)).isEqualTo("First line.");
  }

  @Test
  void read_inlineReturn_isBodyAndTag() {
    DocComment comment = JavadocReader.read("{@return the size}");

    assertThat(comment.html(false)).isEqualTo("<p>Returns the size.</p>");
    assertThat(comment.tags()).containsExactly(new DocComment.Tag("return", "", "the size"));
  }

  @Test
  void inheriting_inheritDoc_isReplacedAndTagsAreAdded() {
    DocComment above = JavadocReader.read("Above.\n@param n a number\n@return a sum");
    DocComment below = JavadocReader.read("{@inheritDoc} Below.\n@param n {@inheritDoc}, positive");

    DocComment both = below.inheriting(above);

    assertThat(below.inherits()).isTrue();
    assertThat(both.text(true)).contains("Above.").contains("Below.");
    assertThat(both.tags())
        .extracting(DocComment.Tag::text)
        .containsExactly("a number, positive", "a sum");
  }
}
