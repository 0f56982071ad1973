package trips.chart;

import org.knowm.xchart.style.AxesChartStyler;

/** A chart whose scale of values can be made the same as that of its neighbours in a grid. */
interface Scaled {

  /** Returns the scale that the chart has by itself. */
  Span scale();

  /** Paints with another scale, which is forgotten afterwards. */
  void paintWith(Span scale, Runnable paint);

  /** Paints with another scale of the vertical axis, which is forgotten afterwards. */
  static void paintWith(AxesChartStyler styler, Span scale, Runnable paint) {
    Double from = styler.getYAxisMin();
    Double to = styler.getYAxisMax();
    styler.setYAxisMin(scale.from()).setYAxisMax(scale.to());
    try {
      paint.run();
    } finally {
      styler.setYAxisMin(from).setYAxisMax(to);
    }
  }
}
