/**
 * Jobs of MapReduce. Their mappers and reducers know Hadoop and nothing else, as they would be
 * written anywhere; {@link trips.cluster.HadoopCluster} runs them.
 */
package trips.mapreduce;
