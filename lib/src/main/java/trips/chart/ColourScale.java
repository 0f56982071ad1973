package trips.chart;

import java.awt.Color;

/**
 * Colours from a least value, light, to a greatest, dark, so that they also differ in grey.
 *
 * <p>The scheme is YlGnBu of Harrower and Brewer, "ColorBrewer.org" (2003), which the colour-blind
 * can read, without its lightest colour, which is lost on white.
 *
 * @param span the least and the greatest value
 */
record ColourScale(Span span) {

  private static final int[] COLOURS = {
    0xEDF8B1, 0xC7E9B4, 0x7FCDBB, 0x41B6C4, 0x1D91C0, 0x225EA8, 0x253494, 0x081D58
  };

  /** Returns the colour of a value; values outside of the span have that of its nearer end. */
  Color of(double value) {
    return at(span.part(value));
  }

  /** Returns the colour of letters that can be read on that of a value. */
  Color ink(double value) {
    return span.part(value) > 0.5 ? Color.WHITE : Theme.INK;
  }

  /** Returns a colour by its place on the scale, 0 to 1. */
  static Color at(double part) {
    double place = Math.max(0, Math.min(1, part)) * (COLOURS.length - 1);
    int below = (int) Math.min(place, COLOURS.length - 2);
    return mix(new Color(COLOURS[below]), new Color(COLOURS[below + 1]), place - below);
  }

  private static Color mix(Color a, Color b, double part) {
    return new Color(
        mix(a.getRed(), b.getRed(), part),
        mix(a.getGreen(), b.getGreen(), part),
        mix(a.getBlue(), b.getBlue(), part));
  }

  private static int mix(int a, int b, double part) {
    return (int) Math.round(a + (b - a) * part);
  }
}
