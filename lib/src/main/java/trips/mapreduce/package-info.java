/** Jobs of MapReduce, as they would be written anywhere: they know Hadoop and nothing else. */
package trips.mapreduce;
