package trips.notebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites the data of a path in a third of the characters, to a tenth of a point.
 *
 * <p>XChart draws letters as outlines, which make up nine tenths of a chart's file. Steps relative
 * to the last point are short, and counted from the rounded one, so that no error adds up. SVG 2,
 * section 9.3.
 */
final class SvgPath {

  private static final Pattern TOKEN =
      Pattern.compile("([A-Za-z])|(-?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)");

  private final StringBuilder out = new StringBuilder();
  private final long[] arguments = new long[6];
  private long x;
  private long y;
  private long startX;
  private long startY;
  private char last = ' ';
  private boolean dotted;

  private SvgPath() {}

  /**
   * Returns the shorter data, or the same where it uses a command that AWT's shapes do not have.
   */
  static String compact(String data) {
    return data.matches("[^A-Za-z]*[MLQCZeE\\d\\s,.+-]*") ? new SvgPath().rewrite(data) : data;
  }

  private String rewrite(String data) {
    Matcher tokens = TOKEN.matcher(data);
    char command = ' ';
    int filled = 0;
    while (tokens.find()) {
      if (tokens.group(1) != null) {
        command = tokens.group(1).charAt(0);
        filled = 0;
        if (command == 'Z') {
          close();
        }
      } else {
        arguments[filled++] = Math.round(Double.parseDouble(tokens.group(2)) * 10);
        if (filled == length(command)) {
          step(command);
          filled = 0;
        }
      }
    }
    return out.toString();
  }

  private static int length(char command) {
    return command == 'C' ? 6 : command == 'Q' ? 4 : 2;
  }

  private void close() {
    out.append('z');
    last = 'z';
    x = startX;
    y = startY;
  }

  private void step(char command) {
    int length = length(command);
    long toX = arguments[length - 2];
    long toY = arguments[length - 1];
    if (command == 'L' && toY == y) {
      letter('h');
      number(toX - x);
    } else if (command == 'L' && toX == x) {
      letter('v');
      number(toY - y);
    } else {
      letter(Character.toLowerCase(command));
      for (int i = 0; i < length; i += 2) {
        number(arguments[i] - x);
        number(arguments[i + 1] - y);
      }
    }
    x = toX;
    y = toY;
    if (command == 'M') {
      startX = x;
      startY = y;
    }
  }

  /** A repeated command needs no letter, but after m a pair would be read as l. */
  private void letter(char letter) {
    if (letter != last || letter == 'm') {
      out.append(letter);
      dotted = true;
      last = letter;
    }
  }

  private void number(long tenths) {
    boolean first = Character.isLetter(out.charAt(out.length() - 1));
    long whole = Math.abs(tenths) / 10;
    long tenth = Math.abs(tenths) % 10;
    String digits = tenth == 0 ? "" + whole : (whole == 0 ? "" : "" + whole) + "." + tenth;
    if (tenths < 0) {
      out.append('-');
    } else if (!first && !(dotted && digits.startsWith("."))) {
      out.append(' ');
    }
    out.append(digits);
    dotted = tenth != 0;
  }
}
