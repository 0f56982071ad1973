package trips;

import ijava.spi.Escape;
import ijava.spi.MimeBundle;

/** How the result of a check looks. */
final class Verdict {

  private static final String BOX =
      "<div style=\"border-left:4px solid %s;padding:6px 12px;"
          + "color:var(--jp-ui-font-color1,inherit)\"><strong>%s</strong>%s</div>";

  /** Dark enough on white, light enough on black: contrast above 3 on both (WCAG 2, 1.4.11). */
  private static final String GREEN = "#2e9e5b";

  private static final String RED = "#e0603c";

  private Verdict() {}

  static MimeBundle right() {
    return MimeBundle.of(MimeBundle.HTML, String.format(BOX, GREEN, "✓ Right.", ""))
        .and(MimeBundle.TEXT, "✓ Right.");
  }

  static MimeBundle wrong(String facts, String hint) {
    String more = " " + Escape.html(facts) + (hint == null ? "" : "<br>Hint: " + Escape.html(hint));
    return MimeBundle.of(MimeBundle.HTML, String.format(BOX, RED, "✗ Not yet.", more))
        .and(MimeBundle.TEXT, text(facts, hint));
  }

  static String text(String facts, String hint) {
    return "✗ Not yet. " + facts + (hint == null ? "" : "\nHint: " + hint);
  }
}
