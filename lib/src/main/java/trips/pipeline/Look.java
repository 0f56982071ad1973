package trips.pipeline;

import java.awt.Color;
import trips.chart.Theme;
import trips.notebook.Html;

/**
 * How a state looks: never a colour alone, always a sign too, and a word wherever there is room.
 *
 * <p>The signs are drawn and not written: not every machine has letters for them, and some show
 * them as small pictures.
 */
enum Look {
  WAITING("⧗", "waiting", new Color(0xDDDDDD), Glyph.HOURGLASS),
  QUEUED("≡", "queued", Theme.series(5), Glyph.QUEUE),
  RUNNING("▶", "running", Theme.series(0), Glyph.TRIANGLE),
  RETRYING("↻", "retrying", Theme.series(4), Glyph.CIRCLE),
  SUCCEEDED("✓", "succeeded", Theme.series(2), Glyph.CHECK),
  FAILED("✗", "failed", Theme.series(1), Glyph.CROSS),
  SKIPPED("⤼", "skipped", new Color(0x7A7A7A), Glyph.ARC),
  LOST("?", "lost", Theme.series(3), Glyph.QUESTION);

  /** The width and height of an icon, in points. */
  static final double SIZE = 16;

  private final String sign;
  private final String word;
  private final Color colour;
  private final String glyph;

  Look(String sign, String word, Color colour, String glyph) {
    this.sign = sign;
    this.word = word;
    this.colour = colour;
    this.glyph = glyph;
  }

  /** Lines in a square of 16 points. */
  private static final class Glyph {
    static final String HOURGLASS =
        "M5.4 4.4H10.6M5.4 11.6H10.6M6 4.4C6 7.4 10 8.6 10 11.6M10 4.4C10 7.4 6 8.6 6 11.6";
    static final String QUEUE = "M4.9 5.4H11.1M4.9 8H11.1M4.9 10.6H11.1";
    static final String TRIANGLE = "M6.4 5.2V10.8L10.9 8Z";
    static final String CIRCLE = "M11.2 6.1A3.7 3.7 0 1 0 11.7 8.9M11.6 3.7V6.4H8.9";
    static final String CHECK = "M4.6 8.3L7 10.8L11.5 5.6";
    static final String CROSS = "M5.4 5.4L10.6 10.6M10.6 5.4L5.4 10.6";
    static final String ARC = "M4.2 10C4.8 4.6 10.4 4.6 11.3 9.2M12.3 6.6L11.4 9.6L8.7 8.3";
    static final String QUESTION =
        "M5.9 6.4C5.9 3.7 10.2 3.8 10.1 6.4C10 8.1 8 8 8 9.5M8 11.7V11.8";
  }

  static Look of(State state) {
    return switch (state) {
      case WAITING -> WAITING;
      case QUEUED -> QUEUED;
      case RUNNING -> RUNNING;
      case RETRYING -> RETRYING;
      case SUCCEEDED -> SUCCEEDED;
      case FAILED -> FAILED;
      case SKIPPED -> SKIPPED;
      case LOST -> LOST;
    };
  }

  /** Returns the sign as a letter, for text. */
  String sign() {
    return sign;
  }

  String word() {
    return word;
  }

  Color colour() {
    return colour;
  }

  /** Returns the colour mixed with white, for grounds on which one reads. */
  Color tint() {
    return new Color(mixed(colour.getRed()), mixed(colour.getGreen()), mixed(colour.getBlue()));
  }

  private static int mixed(int part) {
    return (int) Math.round(255 - (255 - part) * 0.13);
  }

  /** Draws the sign on a disc, its upper left corner at a point. */
  void icon(Html svg, double x, double y) {
    svg.open("g", "transform", Html.translate(x, y));
    svg.empty("circle", "cx", 8, "cy", 8, "r", 8, "fill", colour);
    glyph(svg);
    svg.close("g");
  }

  /** Draws the sign alone, in a square of 16 points. */
  void glyph(Html svg) {
    svg.empty(
        "path",
        "d",
        glyph,
        "fill",
        this == RUNNING ? onTop() : "none",
        "stroke",
        onTop(),
        "stroke-width",
        1.8,
        "stroke-linecap",
        "round",
        "stroke-linejoin",
        "round");
  }

  /** Returns white or ink, whichever can be seen on the colour. */
  private Color onTop() {
    return switch (this) {
      case RUNNING, SUCCEEDED, FAILED, SKIPPED -> Theme.PANEL;
      case WAITING, QUEUED, RETRYING, LOST -> Theme.INK;
    };
  }
}
