/**
 * The kernel itself: it answers requests, runs cells one after the other and tells all clients what
 * happens. {@link ijava.kernel.Main} is what Jupyter starts.
 */
package ijava.kernel;
