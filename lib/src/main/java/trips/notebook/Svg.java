package trips.notebook;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A chart as an SVG document that can stand in a page beside others.
 *
 * <p>What VectorGraphics2D writes is correct but made for a file of its own: its ids clash with the
 * next chart's, its size is in millimetres, and its coordinates have up to 17 digits.
 */
final class Svg {

  private static final Pattern ROOT = Pattern.compile("(?s)^.*?<svg\\b[^>]*>");
  private static final Pattern ID = Pattern.compile("(\\bid=\"|url\\(#|href=\"#)([^\")]+)");

  /** The name that this machine has for its font; the root element says sans-serif. */
  private static final Pattern FONT_FAMILY = Pattern.compile("font-family:(&quot;|[^;\"])*;");

  private static final Pattern PATH = Pattern.compile("\\bd=\"([^\"]*)\"");
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{2,}(?:[eE]-?\\d+)?");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern BETWEEN_TAGS = Pattern.compile(">\\s+<");

  private Svg() {}

  /**
   * Returns the document.
   *
   * @param words what a screen reader says in place of the picture
   */
  static String of(Picture picture, String words) throws IOException {
    int width = picture.width();
    int height = picture.height();
    VectorGraphics2D graphics = new VectorGraphics2D();
    picture.painter().paint(graphics, width, height);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Processors.get("svg")
        .getDocument(graphics.getCommands(), new PageSize(0, 0, width, height))
        .writeTo(bytes);
    String body = ROOT.matcher(bytes.toString(StandardCharsets.UTF_8)).replaceFirst("");
    return head(width, height, words) + withOwnIds(compact(body));
  }

  private static String head(int width, int height, String words) {
    return new Html()
        .open(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "xmlns:xlink",
            "http://www.w3.org/1999/xlink",
            "role",
            "img",
            "aria-label",
            words.replace("\n", ". "),
            "width",
            String.valueOf(width),
            "height",
            String.valueOf(height),
            "viewBox",
            "0 0 " + width + " " + height,
            "style",
            "max-width:100%;height:auto",
            "font-family",
            // What "SansSerif" mostly is for AWT, whose outlines stand beside these letters.
            "Noto Sans,DejaVu Sans,Verdana,Helvetica,Arial,sans-serif",
            // What VectorGraphics2D takes for granted and leaves out.
            "font-size",
            "12px")
        .element("title", words.lines().findFirst().orElse("chart"))
        .toString();
  }

  private static String compact(String body) {
    String lines = SvgLines.join(BETWEEN_TAGS.matcher(body).replaceAll(">\n<").strip());
    lines = FONT_FAMILY.matcher(lines).replaceAll("");
    String paths =
        PATH.matcher(lines).replaceAll(path -> "d=\"" + SvgPath.compact(path.group(1)) + "\"");
    return rounded(paths);
  }

  /**
   * A tenth of a point cannot be seen, also not on a projector; a file of half the size can.
   * Numbers that stand in the picture as text stay as they are.
   */
  private static String rounded(String body) {
    return TAG.matcher(body)
        .replaceAll(
            tag ->
                Matcher.quoteReplacement(
                    LONG_NUMBER
                        .matcher(tag.group())
                        .replaceAll(number -> shortest(number.group()))));
  }

  private static String shortest(String number) {
    String text = String.format(Locale.ROOT, "%.1f", Double.parseDouble(number));
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /**
   * Numbers the ids, which VectorGraphics2D makes of hash codes, and puts a mark of the content
   * before them: the same chart gives the same file in the next run, and another chart other ids.
   */
  private static String withOwnIds(String body) {
    CRC32 crc = new CRC32();
    crc.update(ID.matcher(body).replaceAll("").getBytes(StandardCharsets.UTF_8));
    String prefix = "c" + HexFormat.of().toHexDigits((int) crc.getValue()) + "-";
    Map<String, String> ids = new HashMap<>();
    return ID.matcher(body)
        .replaceAll(
            id -> id.group(1) + ids.computeIfAbsent(id.group(2), old -> prefix + ids.size()));
  }
}
