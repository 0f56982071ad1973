package trips.mapreduce;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.Reducer;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import trips.cluster.JobSetup;

/** Counts trips per day in lines of CSV whose first cell is the time of pickup. */
public final class TripsPerDay {

  private static final LongWritable ONE = new LongWritable(1);
  private static final int DAY_LENGTH = "2020-03-01".length();

  private TripsPerDay() {}

  /** Of each line makes the pair of its day and one. */
  public static final class DayMapper extends Mapper<LongWritable, Text, Text, LongWritable> {

    private final Text day = new Text();

    /** Takes a line; the header, which begins with no digit, has no day. */
    @Override
    protected void map(LongWritable place, Text line, Context context)
        throws IOException, InterruptedException {
      if (line.getLength() >= DAY_LENGTH && Character.isDigit(line.charAt(0))) {
        day.set(line.getBytes(), 0, DAY_LENGTH);
        context.write(day, ONE);
      }
    }
  }

  /** Adds the numbers of one day up; also as a combiner, where a map's pairs leave it. */
  public static final class SumReducer extends Reducer<Text, LongWritable, Text, LongWritable> {

    /** Takes a day with all its numbers. */
    @Override
    protected void reduce(Text day, Iterable<LongWritable> counts, Context context)
        throws IOException, InterruptedException {
      long sum = 0;
      for (LongWritable each : counts) {
        sum += each.get();
      }
      context.write(day, new LongWritable(sum));
    }
  }

  /**
   * Returns the job.
   *
   * @param input a file or folder of HDFS with lines of CSV
   * @param output a folder of HDFS that is not there yet; it gets lines of day, tab and trips
   */
  public static JobSetup of(String input, String output) {
    return job -> {
      job.setMapperClass(DayMapper.class);
      job.setCombinerClass(SumReducer.class);
      job.setReducerClass(SumReducer.class);
      job.setOutputKeyClass(Text.class);
      job.setOutputValueClass(LongWritable.class);
      FileInputFormat.addInputPath(job, new Path(input));
      FileOutputFormat.setOutputPath(job, new Path(output));
    };
  }
}
