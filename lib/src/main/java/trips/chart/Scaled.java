package trips.chart;

/** A chart whose scale of values can be made the same as that of its neighbours in a grid. */
interface Scaled {

  /** Returns the scale that the chart has by itself. */
  Span scale();

  /** Paints with another scale, which is forgotten afterwards. */
  void paintWith(Span scale, Runnable paint);
}
