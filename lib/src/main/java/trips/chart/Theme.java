package trips.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import java.util.TimeZone;
import org.knowm.xchart.style.AxesChartStyler;

/**
 * The one look of all charts: a white card on any page, light or dark; letters of 14 points or more
 * where they must be read from the back of a room; no boxes.
 */
public final class Theme {

  /**
   * Eight colours that the colour-blind can tell apart, in an order in which neighbours differ
   * most. Okabe and Ito, "Color Universal Design" (2008); recommended by Wong, Nature Methods 8:441
   * (2011). Their yellow is last but one since it is weak on white, their black grey.
   */
  private static final Color[] SERIES = {
    new Color(0x0072B2),
    new Color(0xD55E00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0xE69F00),
    new Color(0x56B4E9),
    new Color(0xF0E442),
    new Color(0x555555)
  };

  /** The most series that a chart may have. */
  static final int MOST_SERIES = SERIES.length;

  /** The ground on which all else is drawn. */
  public static final Color PANEL = Color.WHITE;

  /** The colour of what must be read. */
  public static final Color INK = new Color(0x222222);

  /** The colour of what may be read; it too can be read on the ground. */
  public static final Color SOFT_INK = new Color(0x595959);

  /** The colour of lines that must not be in the way. */
  public static final Color GRID = new Color(0xE3E3E3);

  static final Color CLEAR = new Color(255, 255, 255, 0);

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 19);
  static final Font SMALL_TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
  static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 14);
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  private Theme() {}

  /**
   * Returns the colour of a series by its position: 0 blue, 1 vermilion, 2 green, 3 pink, 4 orange,
   * 5 sky blue, 6 yellow, 7 grey; then from the start.
   */
  public static Color series(int index) {
    return SERIES[index % SERIES.length];
  }

  /**
   * Does nothing if each series can have a colour of its own.
   *
   * @param column whose values make the series, or what else does
   * @throws IllegalArgumentException if there are too many
   */
  static void checkSeries(String column, int series) {
    if (series > MOST_SERIES) {
      throw new IllegalArgumentException(
          column
              + " makes "
              + series
              + " series, of which at most "
              + MOST_SERIES
              + " can be told apart; keep the greatest with a filter, or draw a Charts.heatMap");
    }
  }

  static void apply(AxesChartStyler styler, int series) {
    checkSeries("the chart", series);
    styler.setSeriesColors(SERIES.clone());
    styler.setLocale(Locale.US);
    styler.setChartTitleVisible(false);
    styler.setChartBackgroundColor(CLEAR);
    styler.setChartFontColor(INK);
    styler.setChartPadding(14);
    styler.setBaseFont(TEXT);
    styler.setPlotBackgroundColor(PANEL);
    styler.setPlotBorderVisible(false);
    styler.setPlotMargin(0);
    // Room for half a dot at the edges; more room would show days that are not in the data.
    styler.setPlotContentSize(0.97);
    styler.setAntiAlias(true);
    styler.setTextAntiAlias(true);
    styler.setLegendVisible(false);
    axes(styler);
  }

  private static void axes(AxesChartStyler styler) {
    styler.setAxisTitleFont(TEXT);
    styler.setAxisTickLabelsFont(TEXT);
    styler.setAxisTickLabelsColor(SOFT_INK);
    styler.setAxisTickMarksColor(GRID);
    styler.setYAxisTickMarkSpacingHint(64);
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTickMarkLength(4);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotTicksMarksVisible(false);
    // Dates are laid out as if all were UTC, so that no machine's zone moves them.
    styler.setTimezone(TimeZone.getTimeZone("UTC"));
  }
}
