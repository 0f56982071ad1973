package trips.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * A table of colours, light for the least value and dark for the greatest: for example the hours of
 * a day across and the days of a week down.
 *
 * <p>Numbers and dates stand in their order, weekdays and months (in English) in that of the
 * calendar, other names in the order in which they come. A place without a row stays white.
 */
public final class HeatMap extends ScaledDrawing<HeatMap> {

  /** The most columns, and the most rows, that can be told apart. */
  static final int MOST = 100;

  private static final int WIDTH = 820;
  private static final int EDGE = 20;
  private static final int GAP = 10;

  private final List<String> across;
  private final List<String> down;
  private final double[][] values;
  private String unit;

  /**
   * Creates a heat map.
   *
   * @param source with the columns across as positions and one column of numbers
   * @param y the column that goes down
   * @throws IllegalArgumentException if there is no such column, there are more than 100 columns or
   *     rows, or two rows of the data have one place
   */
  public HeatMap(Source source, String y) {
    super(WIDTH, 0);
    Points points = source.points();
    List<Object> downs = new ArrayList<>();
    source.column(y).forEach(key -> downs.add(Points.position(y, key, java.time.ZoneOffset.UTC)));
    List<Object> columns = ordered(points.xName(), points.xs());
    List<Object> rows = ordered(y, downs);
    across = columns.stream().map(HeatMap::text).toList();
    down = rows.stream().map(HeatMap::text).toList();
    values = new double[rows.size()][columns.size()];
    Arrays.stream(values).forEach(row -> Arrays.fill(row, Double.NaN));
    for (int i = 0; i < downs.size(); i++) {
      put(columns.indexOf(points.xs().get(i)), rows.indexOf(downs.get(i)), points.values()[i]);
    }
    unit = points.valueTitle();
    scale = Span.of(Arrays.asList(values));
    xLabel(points.xName());
    yLabel(y);
    size(WIDTH, Math.max(300, Math.min(900, 150 + 30 * rows.size())));
  }

  /** Sets what the colours count, with its unit, above the bar of colours. */
  public HeatMap valueLabel(String label) {
    unit = label;
    return this;
  }

  @Override
  public List<String> summary() {
    int[] least = {-1, -1};
    int[] most = {-1, -1};
    for (int r = 0; r < down.size(); r++) {
      for (int c = 0; c < across.size(); c++) {
        double value = values[r][c];
        if (!Double.isNaN(value)) {
          least = least[0] < 0 || value < values[least[0]][least[1]] ? new int[] {r, c} : least;
          most = most[0] < 0 || value > values[most[0]][most[1]] ? new int[] {r, c} : most;
        }
      }
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "%s: %d columns and %d rows, lowest %s, highest %s",
            unit,
            across.size(),
            down.size(),
            at(least),
            at(most)));
  }

  @Override
  void draw(Graphics2D graphics, int width, int height) {
    Pen pen = new Pen(graphics);
    ColourBar bar = new ColourBar(new ColourScale(scale), unit == null ? "" : unit);
    double names = down.stream().mapToDouble(name -> pen.width(name, Theme.TEXT)).max().orElse(0);
    double left = EDGE + (isSet(getYAxisTitle()) ? 24 : 0) + names + GAP;
    double right = width - EDGE - bar.width(pen) - 2 * GAP;
    double bottom = height - 18 - 24 - (isSet(getXAxisTitle()) ? 22 : 0);
    Rectangle2D area = new Rectangle2D.Double(left, 14, right - left, bottom - 14);
    cells(pen, area);
    rows(pen, area);
    columns(pen, area);
    pen.centre(text(getXAxisTitle()), area.getCenterX(), bottom + 24 + 20);
    pen.upwards(text(getYAxisTitle()), EDGE + 6, area.getCenterY());
    bar.draw(pen, new Rectangle2D.Double(0, area.getMinY(), width - EDGE, area.getHeight()));
  }

  private void cells(Pen pen, Rectangle2D area) {
    ColourScale colours = new ColourScale(scale);
    double width = area.getWidth() / across.size();
    double height = area.getHeight() / down.size();
    double gap = Math.min(width, height) > 8 ? 1 : 0;
    for (int r = 0; r < down.size(); r++) {
      for (int c = 0; c < across.size(); c++) {
        if (!Double.isNaN(values[r][c])) {
          double x = area.getMinX() + c * width;
          double y = area.getMinY() + r * height;
          pen.fill(
              new Rectangle2D.Double(x, y, width - gap, height - gap), colours.of(values[r][c]));
        }
      }
    }
  }

  private void rows(Pen pen, Rectangle2D area) {
    double height = area.getHeight() / down.size();
    int each = (int) Math.ceil(17 / height);
    for (int r = 0; r < down.size(); r += each) {
      pen.right(down.get(r), area.getMinX() - GAP, area.getMinY() + (r + 0.5) * height);
    }
  }

  private void columns(Pen pen, Rectangle2D area) {
    double width = area.getWidth() / across.size();
    double widest =
        across.stream().mapToDouble(name -> pen.width(name, Theme.TEXT)).max().orElse(0);
    int each = (int) Math.ceil((widest + 6) / width);
    for (int c = 0; c < across.size(); c += each) {
      pen.centre(across.get(c), area.getMinX() + (c + 0.5) * width, area.getMaxY() + 16);
    }
  }

  private void put(int column, int row, double value) {
    if (!Double.isNaN(values[row][column])) {
      throw new IllegalArgumentException(
          "two rows at "
              + across.get(column)
              + ", "
              + down.get(row)
              + ", but there is room for one value; sum or average them with groupBy first");
    }
    values[row][column] = value;
  }

  private String at(int[] place) {
    return Summary.number(values[place[0]][place[1]])
        + " at "
        + across.get(place[1])
        + ", "
        + down.get(place[0]);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // compared only where all have one class
  private static List<Object> ordered(String column, List<?> keys) {
    List<Object> distinct = new ArrayList<>(new LinkedHashSet<>(keys));
    if (distinct.size() > MOST) {
      throw new IllegalArgumentException(
          "column "
              + column
              + " has "
              + distinct.size()
              + " values, of which at most "
              + MOST
              + " can be told apart; group them, or keep the greatest");
    }
    if (distinct.stream().allMatch(String.class::isInstance)) {
      List<String> names = distinct.stream().map(String.class::cast).toList();
      Order.calendar(names).ifPresent(order -> distinct.sort((Comparator) order));
    } else if (distinct.stream().map(Object::getClass).distinct().count() == 1) {
      distinct.sort((Comparator) Comparator.naturalOrder());
    }
    return distinct;
  }

  private static String text(Object key) {
    return key == null ? "" : Numbers.name(key);
  }

  private static boolean isSet(String text) {
    return text != null && !text.isBlank();
  }
}
