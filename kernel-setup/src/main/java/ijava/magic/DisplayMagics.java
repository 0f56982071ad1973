package ijava.magic;

import ijava.spi.Magic;
import ijava.spi.MimeBundle;
import java.util.List;

/** Cell magics that show their body as what it is. */
final class DisplayMagics {

  private DisplayMagics() {}

  static List<Magic> all() {
    return List.of(
        showing("html", "HTML", MimeBundle.HTML),
        showing("markdown", "Markdown", MimeBundle.MARKDOWN).withAliases("md"),
        showing("javascript", "JavaScript, run by the browser", "application/javascript")
            .withAliases("js"),
        showing("svg", "an SVG picture", MimeBundle.SVG),
        showing("latex", "LaTeX", "text/latex"));
  }

  private static Magic showing(String name, String what, String mimeType) {
    return new Magic(
        name,
        Magic.Kind.CELL,
        "%%" + name,
        "Shows the cell as " + what + ".",
        call -> MimeBundle.of(mimeType, call.body()).and(MimeBundle.TEXT, call.body()));
  }
}
