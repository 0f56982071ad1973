package trips.mapreduce;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IntWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.Reducer;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import trips.cluster.HadoopCluster;
import trips.cluster.JobRun;
import trips.cluster.JobSetup;

/**
 * K-means of whole numbers, such as the seconds of trips: each iteration is a job, which reads all
 * numbers from HDFS again, and the centres that the job before it has written there.
 *
 * <p>Sums are whole numbers, so that the result does not depend on who adds in which order: Spark,
 * MapReduce and plain Java come to the same bits.
 */
public final class KMeans {

  private static final String COLUMN = "trips.kmeans.column";
  private static final String CENTRES = "trips.kmeans.centres";

  private KMeans() {}

  /**
   * What the iterations came to.
   *
   * @param runs one job for each iteration
   * @param centres those of the beginning, and after each iteration
   */
  public record Result(List<JobRun> runs, List<List<Double>> centres) {

    /** Returns the centres after the last iteration. */
    public List<Double> last() {
      return centres.get(centres.size() - 1);
    }
  }

  /**
   * Runs some iterations.
   *
   * @param input a file or folder of HDFS with lines of CSV
   * @param column the cell with the number, from zero; lines without a whole number there, such as
   *     headers, are counted in {@code LINES_SKIPPED}
   * @param first the centres to begin with, at least one
   * @param iterations at least one
   * @param output a folder of HDFS that is not there yet; gets {@code 0}, {@code 1}, … with the
   *     centres after as many iterations
   */
  public static Result run(
      HadoopCluster hadoop,
      String input,
      int column,
      List<Double> first,
      int iterations,
      String output) {
    if (first.isEmpty() || iterations < 1 || column < 0) {
      throw new IllegalArgumentException(
          "k-means of column "
              + column
              + " with "
              + first.size()
              + " centres and "
              + iterations
              + " iterations; each of both must be at least 1, and the column at least 0");
    }
    List<JobRun> runs = new ArrayList<>();
    List<List<Double>> centres = new ArrayList<>(List.of(List.copyOf(first)));
    hadoop.write(lines(first), output + "/0/centres");
    for (int i = 1; i <= iterations; i++) {
      String from = output + "/" + (i - 1);
      String to = output + "/" + i;
      runs.add(hadoop.job("k-means " + i, step(input, column, from, to)));
      centres.add(parse(hadoop.lines(to)));
    }
    return new Result(List.copyOf(runs), List.copyOf(centres));
  }

  /** Returns one iteration; {@code from} and {@code to} are folders with centres. */
  public static JobSetup step(String input, int column, String from, String to) {
    return job -> {
      job.getConfiguration().setInt(COLUMN, column);
      job.getConfiguration().set(CENTRES, from);
      job.setMapperClass(NearestMapper.class);
      job.setReducerClass(MeanReducer.class);
      job.setMapOutputKeyClass(IntWritable.class);
      job.setMapOutputValueClass(Text.class);
      job.setOutputKeyClass(IntWritable.class);
      job.setOutputValueClass(Text.class);
      FileInputFormat.addInputPath(job, new Path(input));
      FileOutputFormat.setOutputPath(job, new Path(to));
    };
  }

  /** Returns the place in the list of the centre nearest to a number; of two, the first. */
  public static int nearest(List<Double> centres, long number) {
    int best = 0;
    for (int i = 1; i < centres.size(); i++) {
      if (Math.abs(centres.get(i) - number) < Math.abs(centres.get(best) - number)) {
        best = i;
      }
    }
    return best;
  }

  /** Adds the numbers of a part of the file up, and gives one pair for each centre. */
  public static final class NearestMapper extends Mapper<LongWritable, Text, IntWritable, Text> {

    private int column;
    private List<Double> centres;
    private long[] counts;
    private long[] sums;

    /** Reads what the last job has written. */
    @Override
    protected void setup(Context context) throws IOException {
      column = context.getConfiguration().getInt(COLUMN, 0);
      centres = read(context.getConfiguration());
      counts = new long[centres.size()];
      sums = new long[centres.size()];
    }

    /** Takes a line. */
    @Override
    protected void map(LongWritable place, Text line, Context context) {
      String[] cells = line.toString().split(",", column + 2);
      try {
        long number = Long.parseLong(column < cells.length ? cells[column] : "");
        int centre = nearest(centres, number);
        counts[centre]++;
        sums[centre] += number;
      } catch (NumberFormatException e) {
        context.getCounter("k-means", "LINES_SKIPPED").increment(1);
      }
    }

    /** Gives a pair also for centres without numbers, so that none is lost on the way. */
    @Override
    protected void cleanup(Context context) throws IOException, InterruptedException {
      for (int i = 0; i < counts.length; i++) {
        context.write(new IntWritable(i), new Text(counts[i] + "\t" + sums[i]));
      }
    }
  }

  /** Makes the mean of all numbers that are nearest to a centre, which is where it moves. */
  public static final class MeanReducer extends Reducer<IntWritable, Text, IntWritable, Text> {

    private List<Double> centres;

    /** Reads what the last job has written. */
    @Override
    protected void setup(Context context) throws IOException {
      centres = read(context.getConfiguration());
    }

    /** Takes a centre with the counts and sums of all maps; one without numbers stays. */
    @Override
    protected void reduce(IntWritable centre, Iterable<Text> parts, Context context)
        throws IOException, InterruptedException {
      long count = 0;
      long sum = 0;
      for (Text part : parts) {
        String[] both = part.toString().split("\t");
        count += Long.parseLong(both[0]);
        sum += Long.parseLong(both[1]);
      }
      double moved = count == 0 ? centres.get(centre.get()) : (double) sum / count;
      context.write(centre, new Text(moved + "\t" + count));
    }
  }

  private static List<String> lines(List<Double> centres) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < centres.size(); i++) {
      lines.add(i + "\t" + centres.get(i) + "\t0");
    }
    return lines;
  }

  private static List<Double> parse(List<String> lines) {
    TreeMap<Integer, Double> centres = new TreeMap<>();
    for (String line : lines) {
      String[] cells = line.split("\t");
      centres.put(Integer.valueOf(cells[0]), Double.valueOf(cells[1]));
    }
    return List.copyOf(centres.values());
  }

  private static List<Double> read(Configuration job) throws IOException {
    FileSystem hdfs = FileSystem.get(job);
    List<String> lines = new ArrayList<>();
    for (FileStatus file : hdfs.listStatus(new Path(job.get(CENTRES)))) {
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(hdfs.open(file.getPath()), StandardCharsets.UTF_8))) {
        in.lines().forEach(lines::add);
      }
    }
    return parse(lines);
  }
}
