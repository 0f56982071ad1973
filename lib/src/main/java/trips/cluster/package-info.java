/**
 * Real servers as processes of this machine: {@link trips.cluster.LocalCluster} is Spark's, {@link
 * trips.cluster.KafkaBroker} Kafka's, {@link trips.cluster.FlinkJob} one of Flink's jobs, {@link
 * trips.cluster.HadoopCluster} Hadoop's.
 */
package trips.cluster;
