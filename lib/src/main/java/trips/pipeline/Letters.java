package trips.pipeline;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures text as a browser will show it, about: its font may be another one, so there is a
 * margin.
 */
final class Letters {

  /** What the charts of this library name too. */
  static final String FAMILY = "Noto Sans,DejaVu Sans,Verdana,Helvetica,Arial,sans-serif";

  private static final double MARGIN = 1.04;
  private static final FontRenderContext SCREEN = new FontRenderContext(null, true, true);

  private final Font font;

  private Letters(Font font) {
    this.font = font;
  }

  static Letters plain(int size) {
    return new Letters(new Font(Font.SANS_SERIF, Font.PLAIN, size));
  }

  static Letters bold(int size) {
    return new Letters(new Font(Font.SANS_SERIF, Font.BOLD, size));
  }

  double width(String text) {
    return font.getStringBounds(text, SCREEN).getWidth() * MARGIN;
  }

  /** Returns the text, or as much of its beginning as fits, with an ellipsis. */
  String cut(String text, double room) {
    String line = oneLine(text);
    // Boxes are made as wide as their texts: no rounding must cut what was measured.
    if (width(line) <= room + 0.01) {
      return line;
    }
    int longest = line.codePointCount(0, line.length());
    int fits = Math.min(1, longest);
    while (fits < longest) {
      int middle = (fits + longest + 1) / 2;
      if (width(beginning(line, middle) + "…") <= room) {
        fits = middle;
      } else {
        longest = middle - 1;
      }
    }
    return beginning(line, fits).stripTrailing() + "…";
  }

  private static String beginning(String text, int codePoints) {
    return text.substring(0, text.offsetByCodePoints(0, codePoints));
  }

  /** Breaks a text between words into at most so many lines; the last one is cut if need be. */
  List<String> lines(String text, double room, int most) {
    List<String> lines = new ArrayList<>();
    String[] words = oneLine(text).split(" ");
    StringBuilder line = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      if (lines.size() < most - 1 && width(line + " " + words[i]) > room) {
        lines.add(cut(line.toString(), room));
        line.setLength(0);
        line.append(words[i]);
      } else {
        line.append(' ').append(words[i]);
      }
    }
    lines.add(cut(line.toString(), room));
    return lines;
  }

  /** Returns a text without line breaks, and with single spaces. */
  static String oneLine(String text) {
    return text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
  }
}
