/**
 * Spark's GraphX without class tags: {@code Graphs.vertices} is the way in, {@link
 * trips.graph.JavaGraph} is what it leads to.
 */
package trips.graph;
