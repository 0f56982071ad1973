package trips.chart;

/**
 * A drawing that shows its values as colours of one scale, which neighbours in a grid may share.
 *
 * @param <T> the chart's own type
 */
abstract sealed class ColourDrawing<T extends ColourDrawing<T>> extends Drawing<T> implements Scaled
    permits HeatMap, ZoneMap {

  /** From the colour of the lowest value to that of the highest; the constructor sets it. */
  Span scale;

  ColourDrawing(int width, int height) {
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
