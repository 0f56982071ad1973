package trips.pipeline;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trips.chart.Theme;
import trips.notebook.Html;
import trips.pipeline.Nodes.Node;

/** Draws tasks as boxes, with arrows from each task to those that wait for it. */
final class GraphView {

  private static final Letters NAME = Letters.bold(14);
  private static final Letters STATE = Letters.plain(13);
  private static final Letters REMARK = Letters.plain(12);

  private static final double PAD = 13;
  private static final double NARROWEST = 80;
  private static final double WIDEST = 250;
  private static final double WIDEST_REMARK = 184;
  private static final int MOST_REMARKS = 3;
  private static final double NAME_LINE = 20;
  private static final double STATE_LINE = 22;
  private static final double REMARK_LINE = 16;
  private static final double SPACE = 52;
  private static final double NARROW_SPACE = 32;

  /** From so many layers on there is less space between them, so that more fit on a page. */
  private static final int MANY_LAYERS = 8;

  /** For which each box has room, so that a picture that goes on changing keeps its shape. */
  private static final String USUAL_STATE = "succeeded · 10 s";

  private static final Color LINE = new Color(0x8A8A8A);

  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, List<String>> remarks = new HashMap<>();
  private final boolean states;
  private final GraphLayout layout;

  GraphView(List<Node> tasks) {
    states = tasks.stream().anyMatch(node -> node.look() != null);
    for (Node node : tasks) {
      nodes.put(node.name(), node);
      remarks.put(node.name(), remarkLines(node));
    }
    var graph = Nodes.graph(tasks);
    int lines = remarks.values().stream().mapToInt(List::size).max().orElse(0);
    double height =
        2 * 9 + NAME_LINE + (states ? STATE_LINE : 0) + (lines == 0 ? 0 : 2 + lines * REMARK_LINE);
    layout =
        new GraphLayout(
            graph,
            task -> width(nodes.get(task)),
            height,
            layers -> layers < MANY_LAYERS ? SPACE : NARROW_SPACE);
  }

  private static List<String> remarkLines(Node node) {
    List<String> lines = new ArrayList<>();
    for (String remark : node.remarks()) {
      int room = MOST_REMARKS - lines.size();
      if (room > 0) {
        lines.addAll(REMARK.lines(remark, WIDEST_REMARK, Math.min(room, 2)));
      }
    }
    return lines;
  }

  private double width(Node node) {
    double widest = NAME.width(node.name());
    if (!node.state().isEmpty()) {
      double state = Math.max(STATE.width(node.state()), STATE.width(USUAL_STATE));
      widest = Math.max(widest, Look.SIZE + 6 + state);
    }
    for (String line : remarks.get(node.name())) {
      widest = Math.max(widest, REMARK.width(line));
    }
    return Math.min(WIDEST, Math.max(NARROWEST, widest + 2 * PAD));
  }

  double width() {
    return layout.width();
  }

  double height() {
    return layout.height();
  }

  void draw(Html svg) {
    layout.arrows().forEach(arrow -> arrow(svg, arrow));
    svg.line();
    for (Node node : nodes.values().stream().sorted(this::leftFirst).toList()) {
      box(svg, node, layout.box(node.name()));
    }
  }

  /** A screen reader and a diff both read in the order of the file. */
  private int leftFirst(Node one, Node other) {
    GraphLayout.Box a = layout.box(one.name());
    GraphLayout.Box b = layout.box(other.name());
    return a.x() == b.x() ? Double.compare(a.y(), b.y()) : Double.compare(a.x(), b.x());
  }

  private void arrow(Html svg, GraphLayout.Arrow arrow) {
    List<Point2D> points = arrow.points();
    Point2D end = points.get(points.size() - 1);
    StringBuilder path = new StringBuilder("M" + at(points.get(0)));
    for (int i = 1; i < points.size(); i++) {
      Point2D to = points.get(i);
      if (i % 2 == 0) {
        path.append('L').append(at(to));
      } else {
        boolean last = i == points.size() - 1;
        curve(path, points.get(i - 1), last ? new Point2D.Double(to.getX() - 6, to.getY()) : to);
      }
    }
    svg.open("g", "class", "trips-arrow");
    svg.element("title", arrow.from() + " → " + arrow.to());
    svg.empty("path", "d", path, "fill", "none", "stroke", LINE, "stroke-width", 1.6);
    String head = "M" + at(end) + "l-9 -4.5v9z";
    svg.empty("path", "d", head, "fill", LINE).close("g");
  }

  private static void curve(StringBuilder path, Point2D from, Point2D to) {
    double middle = (from.getX() + to.getX()) / 2;
    path.append('C').append(Html.number(middle)).append(' ').append(Html.number(from.getY()));
    path.append(' ').append(Html.number(middle)).append(' ').append(Html.number(to.getY()));
    path.append(' ').append(at(to));
  }

  private static String at(Point2D point) {
    return Html.number(point.getX()) + " " + Html.number(point.getY());
  }

  private void box(Html svg, Node node, GraphLayout.Box box) {
    Look look = node.look();
    svg.open("g", "class", "trips-task", "transform", Html.translate(box.x(), box.y()));
    String words = node.words();
    svg.element("title", words.isEmpty() ? node.name() : node.name() + ": " + words);
    svg.empty(
        "rect",
        "width",
        box.width(),
        "height",
        box.height(),
        "rx",
        8,
        "fill",
        look == null ? Look.QUEUED.tint() : look.tint(),
        "stroke",
        look == null ? Theme.series(0) : look == Look.WAITING ? LINE : look.colour(),
        "stroke-width",
        look == Look.RUNNING ? 2.4 : 1.6,
        "stroke-dasharray",
        look == Look.SKIPPED || look == Look.WAITING ? "5 4" : null);
    double room = box.width() - 2 * PAD;
    double top = top(node, box.height());
    Card.write(
        svg,
        NAME.cut(node.name(), room),
        PAD,
        top + 15,
        Theme.INK,
        "font-size",
        "14px",
        "font-weight",
        700);
    top += NAME_LINE;
    if (look != null) {
      look.icon(svg, PAD, top + 2);
      String state = STATE.cut(node.state(), room - Look.SIZE - 6);
      Card.write(svg, state, PAD + Look.SIZE + 6, top + 15, Theme.INK, "font-size", "13px");
      top += STATE_LINE;
    }
    for (String line : remarks.get(node.name())) {
      top += REMARK_LINE;
      Card.write(svg, line, PAD, top - 2, Theme.SOFT_INK);
    }
    svg.close("g").line();
  }

  /** What a box has less than others stands in its middle. */
  private double top(Node node, double height) {
    int lines = remarks.get(node.name()).size();
    double needed =
        NAME_LINE + (states ? STATE_LINE : 0) + (lines == 0 ? 0 : 2 + lines * REMARK_LINE);
    return (height - needed) / 2;
  }
}
