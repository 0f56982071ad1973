package ijava.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeHtmlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<script>alert(1)</script>x|x",
        "<script>never closed|``",
        "<style>p { color: red }</style>x|x",
        "<p onclick=\"evil()\" style=\"color:red\">x|<p>x</p>",
        "<img src=x onerror=evil()>x|x",
        "<iframe src=\"javascript:evil()\"></iframe>x|x",
        "<a href=\"javascript:evil()\">x</a>|x",
        "<svg onload=evil()>x</svg>|x",
        "a <!-- comment --> b|a  b",
        "<b><i>x</b></i>|<b><i>x</i></b>",
        "</p></b>x|x",
        "List<String>|List&lt;String&gt;",
        "<h1>Title</h1>|<h4>Title</h4>",
        "<table><tr><td>1<td>2<tr><td>3</table>|<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>",
        "<dl><dt>a<dd>b<dt>c</dl>|<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>",
        "<ul><li>a<ul><li>b</ul><li>c</ul>|<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
        "a<br/>b|a<br>b",
        "&nosuch &amp; &#60; &|&amp;nosuch &amp; &#60; &amp;"
      })
  void of_anything_isHarmlessAndClosed(String html, String safe) {
    assertThat(SafeHtml.of(html)).isEqualTo(safe);
  }

  @Test
  void text_ofHtml_readsLikeText() {
    String html =
        "<p>One  <code>a&lt;b</code>&nbsp;&mdash; two.</p><ul><li>x</li><li><p>y</p></li></ul>"
            + "<pre>if (a) {\n  b();\n}</pre><table><tr><td>1</td><td>2</td></tr></table>";

    assertThat(HtmlText.of(html))
        .isEqualTo("One a<b — two.\n\n- x\n- y\n\nif (a) {\n  b();\n}\n\n1  2");
  }
}
