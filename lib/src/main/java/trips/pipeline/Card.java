package trips.pipeline;

import java.util.function.Consumer;
import trips.chart.Theme;
import trips.notebook.Html;

/**
 * A picture on a white card with a title, as the charts of this library are: the same on a light
 * page and on a dark one.
 */
final class Card {

  /** Between the card's edge and what is on it. */
  static final double EDGE = 20;

  private static final double TITLE = 74;
  private static final double NARROWEST = 0.7;
  private static final Letters BOLD = Letters.bold(19);
  private static final Letters PLAIN = Letters.plain(14);

  private final String title;
  private final String subtitle;
  private final Look look;

  /**
   * Creates a card.
   *
   * @param subtitle may be empty
   * @param look the state whose icon stands before the subtitle, or null
   */
  Card(String title, String subtitle, Look look) {
    this.title = title;
    this.subtitle = subtitle;
    this.look = look;
  }

  /**
   * Returns the picture; a page that is narrower shrinks it a little, and then scrolls.
   *
   * @param width of the drawing
   * @param height of the drawing
   * @param words what a screen reader says of it
   * @param draw draws from 0, 0 on
   */
  String picture(double width, double height, String words, Consumer<Html> draw) {
    double inside = Math.max(width, Math.min(700, heading()));
    double wide = Math.ceil(inside + 2 * EDGE);
    double high = Math.ceil(TITLE + height + EDGE);
    Html svg = new Html();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "role",
        "img",
        "aria-label",
        words.lines().findFirst().orElse(title),
        "width",
        wide,
        "height",
        high,
        "viewBox",
        "0 0 " + Html.number(wide) + " " + Html.number(high),
        "style",
        "display:block;max-width:100%;height:auto;min-width:"
            + Html.number(Math.min(wide, Math.max(wide * NARROWEST, 600)))
            + "px",
        "font-family",
        Letters.FAMILY,
        "font-size",
        "12px");
    svg.element("title", title + (subtitle.isEmpty() ? "" : ": " + subtitle));
    svg.element("desc", words).line();
    svg.empty("rect", "width", wide, "height", high, "rx", 6, "fill", Theme.PANEL);
    head(svg, inside);
    svg.open("g", "transform", Html.translate(EDGE, TITLE));
    draw.accept(svg.line());
    return svg.close("g").close("svg").line().toString();
  }

  private double heading() {
    return Math.max(BOLD.width(title), 24 + PLAIN.width(subtitle));
  }

  private void head(Html svg, double room) {
    write(svg, BOLD.cut(title, room), EDGE, 31, Theme.INK, "font-size", "19px", "font-weight", 700);
    double x = EDGE;
    if (look != null) {
      look.icon(svg, x, 38);
      x += Look.SIZE + 6;
    }
    if (!subtitle.isEmpty()) {
      write(svg, PLAIN.cut(subtitle, room - x + EDGE), x, 51, Theme.SOFT_INK, "font-size", "14px");
    }
  }

  /** Writes a text whose baseline begins at a point. */
  static void write(
      Html svg, String text, double x, double y, java.awt.Color colour, Object... more) {
    Object[] attributes = new Object[6 + more.length];
    System.arraycopy(new Object[] {"x", x, "y", y, "fill", colour}, 0, attributes, 0, 6);
    System.arraycopy(more, 0, attributes, 6, more.length);
    svg.element("text", text, attributes);
  }

  /** Writes the name of a row, which ends left of it. */
  static void rowName(Html svg, String name, double right, double baseline) {
    write(
        svg,
        name,
        right,
        baseline,
        Theme.INK,
        "text-anchor",
        "end",
        "font-size",
        "13px",
        "font-weight",
        700);
  }
}
