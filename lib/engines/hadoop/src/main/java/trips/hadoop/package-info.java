/** What runs beside Hadoop's own classes in the processes of a cluster. */
package trips.hadoop;
