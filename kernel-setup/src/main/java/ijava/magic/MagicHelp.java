package ijava.magic;

import ijava.spi.Escape;
import ijava.spi.Magic;
import ijava.spi.MimeBundle;
import java.util.Collection;
import java.util.stream.Collectors;

/** The table of magics, for reading. */
final class MagicHelp {

  private MagicHelp() {}

  /** Returns usage and help of each magic, as text and as HTML. */
  static MimeBundle of(Collection<Magic> magics) {
    StringBuilder text = new StringBuilder();
    StringBuilder html = new StringBuilder("<table><tbody>");
    int widest = magics.stream().mapToInt(magic -> magic.usage().length()).max().orElse(0);
    for (Magic magic : magics) {
      text.append(magic.usage())
          .append(" ".repeat(widest - magic.usage().length() + 2))
          .append(helpOf(magic))
          .append(System.lineSeparator());
      html.append(
              "<tr><td style=\"text-align:left;width:45%\"><code style=\"white-space:pre-wrap\">")
          .append(Escape.html(magic.usage()))
          .append("</code></td><td style=\"text-align:left\">")
          .append(Escape.html(helpOf(magic)))
          .append("</td></tr>");
    }
    return MimeBundle.text(text.toString())
        .and(MimeBundle.HTML, html.append("</tbody></table>").toString());
  }

  private static String helpOf(Magic magic) {
    if (magic.aliases().isEmpty()) {
      return magic.help();
    }
    String others = magic.aliases().stream().map(magic::typed).collect(Collectors.joining(", "));
    return magic.help() + " Also " + others + ".";
  }
}
