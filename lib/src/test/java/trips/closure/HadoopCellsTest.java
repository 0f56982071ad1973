package trips.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mapper and a reducer that a notebook writes in its cells. */
class HadoopCellsTest {

  @Test
  void job_ofClassesOfCells_runsInContainers() {
    try (Notebook notebook = new Notebook(Map.of("spark.master", "local[1]"))) {
      notebook.ok(
          """
          import org.apache.hadoop.io.*;
          import org.apache.hadoop.mapreduce.*;
          import trips.mapreduce.TripsPerDay;
          """);
      notebook.ok("record Word(String text) { int size() { return text.length(); } }");
      notebook.ok(
          """
          public static class LengthMapper extends Mapper<LongWritable, Text, Text, LongWritable> {
            @Override protected void map(LongWritable place, Text line, Context context)
                throws java.io.IOException, InterruptedException {
              for (String each : line.toString().split(" ")) {
                context.write(new Text("length " + new Word(each).size()), new LongWritable(1));
              }
            }
          }
          """);
      notebook.ok("var hadoop = trips.cluster.HadoopCluster.start();");
      try {
        notebook.ok("hadoop.write(java.util.List.of(\"a word or two\", \"or more\"), \"/words\");");
        notebook.ok(
            """
            var run = hadoop.job("lengths", job -> {
              TripsPerDay.of("/words", "/lengths").apply(job);
              job.setMapperClass(LengthMapper.class);
            });
            """);
        assertThat(notebook.value("hadoop.lines(\"/lengths\").toString()"))
            .contains("length 1\t1, length 2\t2, length 3\t1, length 4\t2");
      } finally {
        notebook.ok("hadoop.close();");
      }
    }
  }
}
