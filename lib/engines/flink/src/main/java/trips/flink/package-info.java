/**
 * A job of Flink on a topic of Kafka. It runs in a process of its own, which {@code
 * trips.cluster.FlinkJob} starts, and knows nothing of Spark or of the library.
 */
package trips.flink;
