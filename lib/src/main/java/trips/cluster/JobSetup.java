package trips.cluster;

import java.io.IOException;
import org.apache.hadoop.mapreduce.Job;

/** Says what a job of MapReduce does, with Hadoop's own methods. */
@FunctionalInterface
public interface JobSetup {

  /**
   * Sets mapper, reducer, formats and paths of a job that has the cluster's settings already.
   *
   * @throws IOException as Hadoop's methods do
   */
  void apply(Job job) throws IOException;
}
