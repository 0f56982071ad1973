/**
 * Charts in one theme; {@link trips.Charts} makes them. Those on two axes are XChart charts and
 * understand all that XChart does; heat maps, maps, dot plots, Gantt charts and grids ({@link
 * trips.chart.Drawing}) draw themselves.
 */
package trips.chart;
