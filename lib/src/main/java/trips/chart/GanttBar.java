package trips.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * A bar of a Gantt chart.
 *
 * @param lane its name
 * @param group whose colour it has, empty if all have the same
 * @param to not less than {@code from}
 */
record GanttBar(String lane, String group, double from, double to) {

  /**
   * Bars overlap if they do so by more than this part of the axis: who measures ends and beginnings
   * in two places, as Spark's driver does, gets them a few milliseconds wrong.
   */
  private static final double TOLERANCE = 0.01;

  /**
   * Returns a bar for each point, without a group, in a list that can be changed.
   *
   * @param points with two series: beginnings and ends
   * @throws IllegalArgumentException if one is missing, or an end is before its beginning
   */
  static List<GanttBar> of(Points points) {
    Iterator<double[]> series = points.series().values().iterator();
    double[] from = series.next();
    double[] to = series.hasNext() ? series.next() : from;
    List<GanttBar> bars = new ArrayList<>();
    for (int i = 0; i < from.length; i++) {
      check(i, from[i], to[i]);
      bars.add(new GanttBar(Numbers.name(points.xs().get(i)), "", from[i], to[i]));
    }
    return bars;
  }

  private static void check(int row, double from, double to) {
    if (Double.isNaN(from) || Double.isNaN(to)) {
      throw new IllegalArgumentException(
          "row "
              + row
              + " has no "
              + (Double.isNaN(from) ? "beginning" : "end")
              + ", so its bar has no place; filter it out first");
    }
    if (to < from) {
      throw new IllegalArgumentException(
          String.format(
              "row %d begins at %s and ends at %s; name the column of beginnings before that of"
                  + " ends",
              row, Numbers.exact(from), Numbers.exact(to)));
    }
  }

  /** Returns this bar in a group. */
  GanttBar in(String other) {
    return new GanttBar(lane, other, from, to);
  }

  /** Returns from when to when all last, from 0 to 0 if there are none. */
  static Span span(List<GanttBar> bars) {
    return Span.of(bars.stream().map(bar -> new double[] {bar.from, bar.to}).toList());
  }

  /** Returns the order of their lanes: that of numbers, of the calendar, or as they come. */
  static Comparator<String> order(List<GanttBar> bars) {
    List<String> names = bars.stream().map(GanttBar::lane).distinct().toList();
    return Order.natural(names).orElse(Comparator.comparingInt(names::indexOf));
  }

  /** Returns the bars of one lane in as few rows as possible in which none overlap. */
  static List<List<GanttBar>> tracks(List<GanttBar> lane, double length) {
    List<List<GanttBar>> tracks = new ArrayList<>();
    lane.stream()
        .sorted(Comparator.comparingDouble(GanttBar::from))
        .forEach(bar -> free(tracks, bar.from + TOLERANCE * length).add(bar));
    return tracks;
  }

  private static List<GanttBar> free(List<List<GanttBar>> tracks, double at) {
    for (List<GanttBar> track : tracks) {
      if (track.get(track.size() - 1).to <= at) {
        return track;
      }
    }
    List<GanttBar> track = new ArrayList<>();
    tracks.add(track);
    return track;
  }
}
