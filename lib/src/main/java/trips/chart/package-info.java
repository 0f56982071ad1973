/**
 * Charts in one theme; {@link trips.Charts} makes them. Each is an XChart chart and understands all
 * that XChart does.
 */
package trips.chart;
