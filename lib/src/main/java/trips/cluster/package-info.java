/** Real servers as processes of this machine; {@link trips.cluster.LocalCluster} is Spark's. */
package trips.cluster;
