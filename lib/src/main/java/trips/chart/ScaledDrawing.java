package trips.chart;

/**
 * A drawing that shows its values on one scale, of colours or of time, which neighbours in a grid
 * may share.
 *
 * @param <T> the chart's own type
 */
abstract sealed class ScaledDrawing<T extends ScaledDrawing<T>> extends Drawing<T> implements Scaled
    permits HeatMap, ZoneMap, GanttChart {

  /** From the lowest value that is shown to the highest; the constructor sets it. */
  Span scale;

  ScaledDrawing(int width, int height) {
    super(width, height);
  }

  @Override
  public Span scale() {
    return scale;
  }

  @Override
  public void paintWith(Span shared, Runnable paint) {
    Span own = scale;
    scale = shared;
    try {
      paint.run();
    } finally {
      scale = own;
    }
  }
}
