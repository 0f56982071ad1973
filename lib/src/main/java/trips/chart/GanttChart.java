package trips.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What happened when: a lane for each name, with a bar for each row from its beginning to its end.
 *
 * <p>Lanes that are numbers stand in their order, others in the order in which they come. Bars of
 * one lane that overlap stand below each other. The axis begins at 0 unless a number is negative or
 * {@link #xRange} says otherwise; charts in one grid share it.
 */
public final class GanttChart extends ScaledDrawing<GanttChart> {

  /** The most lanes that can be told apart. */
  static final int MOST = 100;

  private static final int WIDTH = 820;
  private static final int EDGE = 20;
  private static final int GAP = 10;

  /** The height of a lane, as long as all fit. */
  private static final int LANE = 28;

  private static final int HEIGHT_WITHOUT_LANES = 130;

  private final Source source;
  private final List<GanttBar> bars;
  private final GanttMarks marks = new GanttMarks();
  private List<String> groups = List.of();
  private String dark;
  private boolean fixed;

  /**
   * Creates a chart.
   *
   * @param source with the lanes as positions, and two columns of numbers: beginnings and ends
   * @throws IllegalArgumentException if a bar has no end or ends before it begins, or there are
   *     more than 100 lanes
   */
  public GanttChart(Source source) {
    super(WIDTH, 0);
    this.source = source;
    bars = GanttBar.of(source.points());
    checkLanes(lanes(0).size());
    scale = GanttBar.span(bars).fromZero();
    xLabel("seconds");
    yLabel(source.points().xName());
    size(WIDTH, Math.min(900, HEIGHT_WITHOUT_LANES + LANE * tracks(lanes(scale.length()))));
  }

  /**
   * Gives the bars of each value of a column a colour, in the order of the values.
   *
   * @throws IllegalArgumentException if there is no such column, or it has more values than there
   *     are colours
   */
  public GanttChart by(String column) {
    List<String> names = source.names(column);
    groups = Order.sorted(new ArrayList<>(new LinkedHashSet<>(names)));
    Theme.checkSeries(column, groups.size());
    for (int i = 0; i < bars.size(); i++) {
      bars.set(i, bars.get(i).in(names.get(i)));
    }
    return this;
  }

  /**
   * Makes the bars of one value of {@link #by} black, for what went wrong; all others keep their
   * colours. Does nothing if no row has the value.
   */
  public GanttChart highlight(String value) {
    dark = value;
    return this;
  }

  /**
   * Sets where the horizontal axis begins and ends, so that charts can be compared; what lies
   * outside is not drawn.
   *
   * @throws IllegalArgumentException if it would end before it begins
   */
  public GanttChart xRange(double from, double to) {
    scale = Span.axis("horizontal", from, to);
    fixed = true;
    return this;
  }

  /** Marks a moment with an upright line and a few words; returns the chart. */
  public GanttChart mark(double x, String text) {
    marks.add(x, text);
    scale = fixed ? scale : scale.and(new Span(x, x));
    frame().marks.add("marked at " + Summary.number(x) + ": " + text);
    return this;
  }

  @Override
  public List<String> summary() {
    Map<String, List<GanttBar>> named = new LinkedHashMap<>();
    groups.forEach(group -> named.put(group, new ArrayList<>()));
    bars.forEach(bar -> named.computeIfAbsent(bar.group(), any -> new ArrayList<>()).add(bar));
    return named.entrySet().stream().map(each -> words(each.getKey(), each.getValue())).toList();
  }

  private static String words(String group, List<GanttBar> bars) {
    Span span = GanttBar.span(bars);
    long lanes = bars.stream().map(GanttBar::lane).distinct().count();
    return (group.isEmpty() ? "" : group + ": ")
        + (bars.size() == 1 ? "1 bar" : bars.size() + " bars")
        + (lanes == 1 ? " in 1 lane" : " in " + lanes + " lanes")
        + (", from " + Summary.number(span.from()) + " to " + Summary.number(span.to()));
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    frame().paint(graphics, width, height, getTitle(), legend(), this::draw);
  }

  @Override
  void draw(Graphics2D graphics, int width, int height) {
    Pen pen = new Pen(graphics);
    Map<String, List<List<GanttBar>>> lanes = lanes(scale.length());
    double names =
        lanes.keySet().stream().mapToDouble(name -> pen.width(name, Theme.TEXT)).max().orElse(0);
    double left = EDGE + (getYAxisTitle().isBlank() ? 0 : 24) + names + GAP;
    double bottom = height - (getXAxisTitle().isBlank() ? 34 : 58);
    Rectangle2D whole = new Rectangle2D.Double(left, 10, width - left - EDGE - GAP, bottom - 10);
    double top = 10 + marks.height(pen, whole, scale);
    Rectangle2D area = new Rectangle2D.Double(left, top, whole.getWidth(), bottom - top);
    pen.axis(area, scale);
    Shape before = graphics.getClip();
    graphics.clip(area);
    bars(pen, area, lanes);
    graphics.setClip(before);
    names(pen, area, lanes);
    marks.draw(pen, whole, scale);
    pen.centre(getXAxisTitle(), area.getCenterX(), bottom + 42);
    pen.upwards(getYAxisTitle(), EDGE + 6, area.getCenterY());
  }

  private void bars(Pen pen, Rectangle2D area, Map<String, List<List<GanttBar>>> lanes) {
    double height = area.getHeight() / tracks(lanes);
    double gap = Math.min(6, height / 5);
    double y = area.getMinY();
    for (List<List<GanttBar>> tracks : lanes.values()) {
      for (List<GanttBar> track : tracks) {
        for (GanttBar bar : track) {
          double from = area.getMinX() + area.getWidth() * scale.part(bar.from());
          // What lasted a moment only must be seen, too.
          double length = Math.max(2, area.getWidth() * (bar.to() - bar.from()) / scale.length());
          Shape shape = new RoundRectangle2D.Double(from, y + gap / 2, length, height - gap, 4, 4);
          pen.fill(shape, colour(bar.group()));
          pen.line(shape, Theme.PANEL, 0.8f);
        }
        y += height;
      }
    }
  }

  private void names(Pen pen, Rectangle2D area, Map<String, List<List<GanttBar>>> lanes) {
    double height = area.getHeight() / tracks(lanes);
    double y = area.getMinY();
    double free = y;
    for (var lane : lanes.entrySet()) {
      double lower = y + height * lane.getValue().size();
      double middle = (y + lower) / 2;
      if (middle - 8 >= free - 8.5) {
        pen.right(lane.getKey(), area.getMinX() - GAP, middle);
        free = middle + 17;
      }
      y = lower;
    }
  }

  private Legend legend() {
    return new Legend(groups, groups.stream().map(this::colour).toList());
  }

  private Color colour(String group) {
    return group.equals(dark) ? Theme.INK : Theme.series(Math.max(0, groups.indexOf(group)));
  }

  /** Returns the bars of each lane, in as many tracks as it needs for those that overlap. */
  private Map<String, List<List<GanttBar>>> lanes(double length) {
    Map<String, List<GanttBar>> lanes = new LinkedHashMap<>();
    bars.stream()
        .map(GanttBar::lane)
        .distinct()
        .sorted(GanttBar.order(bars))
        .forEach(lane -> lanes.put(lane, new ArrayList<>()));
    bars.forEach(bar -> lanes.get(bar.lane()).add(bar));
    Map<String, List<List<GanttBar>>> tracks = new LinkedHashMap<>();
    lanes.forEach((lane, all) -> tracks.put(lane, GanttBar.tracks(all, length)));
    return tracks;
  }

  private static int tracks(Map<String, List<List<GanttBar>>> lanes) {
    return lanes.values().stream().mapToInt(List::size).sum();
  }

  private static void checkLanes(int lanes) {
    if (lanes > MOST) {
      throw new IllegalArgumentException(
          lanes
              + " lanes, of which at most "
              + MOST
              + " can be told apart; filter some, or name a column with fewer values");
    }
  }
}
