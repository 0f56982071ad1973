package trips.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.font.TextLayout;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/** An upright line at one position, with words at its upper end, below those of marks nearby. */
final class Mark extends Annotation {

  private static final Stroke DASHES =
      new BasicStroke(
          1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0);
  private static final int GAP = 8;

  /** The height of the words. */
  static final int ROW = 21;

  private final double x;
  private final String text;
  private final List<Mark> earlier;
  private Rectangle2D words = new Rectangle2D.Double();

  /**
   * Creates a mark.
   *
   * @param earlier the marks that are painted before this one, whose words it leaves free
   */
  Mark(double x, String text, List<Mark> earlier) {
    super(false);
    this.x = x;
    this.text = text;
    this.earlier = List.copyOf(earlier);
  }

  @Override
  public void paint(Graphics2D graphics) {
    int at = getXAxisScreenValue(x);
    int top = getYAxisScreenValueForMax();
    int bottom = getYAxisScreenValueForMin();
    bounds = new Rectangle2D.Double(at, Math.min(top, bottom), 1, Math.abs(bottom - top));
    Stroke before = graphics.getStroke();
    graphics.setStroke(DASHES);
    graphics.setColor(Theme.SOFT_INK);
    graphics.draw(new Line2D.Double(at, bounds.getMinY(), at, bounds.getMaxY()));
    graphics.setStroke(before);
    Rectangle2D size =
        new TextLayout(text, Theme.TEXT, graphics.getFontRenderContext()).getBounds();
    boolean fits = at + GAP + size.getWidth() < chart.getWidth() - GAP;
    double left = fits ? at + GAP : at - GAP - size.getWidth();
    List<Rectangle2D> taken = earlier.stream().map(mark -> mark.words).toList();
    words = freeRow(left - 3, bounds.getMinY() + 3, size.getWidth() + 6, taken);
    new Pen(graphics).onPicture(text, Theme.TEXT, Theme.INK, left, words.getMinY() + 10);
  }

  /** Returns where words stand: at the top, or below those that they would hide. */
  static Rectangle2D freeRow(double left, double top, double width, List<Rectangle2D> taken) {
    Rectangle2D row = new Rectangle2D.Double(left, top, width, ROW);
    while (taken.stream().anyMatch(row::intersects)) {
      row.setRect(left, row.getMaxY(), width, ROW);
    }
    return row;
  }
}
