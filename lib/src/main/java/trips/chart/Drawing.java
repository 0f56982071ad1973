package trips.chart;

import java.awt.Graphics2D;

/**
 * A chart that draws its own plot, where XChart's kinds of charts do not fit.
 *
 * @param <T> the chart's own type
 */
public abstract sealed class Drawing<T extends Drawing<T>> implements Figure<T>
    permits ScaledDrawing, DotPlot, ChartGrid {

  private final Frame frame = new Frame();
  private String title = "";
  private String xLabel = "";
  private String yLabel = "";
  private int width;
  private int height;

  Drawing(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Draws the plot, without title and caption, into the size that is left for it. */
  abstract void draw(Graphics2D graphics, int width, int height);

  @Override
  public T title(String title) {
    this.title = title;
    return self();
  }

  @Override
  public T xLabel(String label) {
    xLabel = label;
    return self();
  }

  @Override
  public T yLabel(String label) {
    yLabel = label;
    return self();
  }

  @Override
  public T size(int width, int height) {
    Frame.checkSize(width, height);
    this.width = width;
    this.height = height;
    return self();
  }

  @Override
  public String getTitle() {
    return title;
  }

  @Override
  public String getXAxisTitle() {
    return xLabel;
  }

  @Override
  public String getYAxisTitle() {
    return yLabel;
  }

  @Override
  public int getWidth() {
    return width;
  }

  @Override
  public int getHeight() {
    return height;
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    frame.paint(graphics, width, height, title, Legend.NONE, this::draw);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @SuppressWarnings("unchecked") // T is the extending class, as the permitted four show
  private T self() {
    return (T) this;
  }
}
