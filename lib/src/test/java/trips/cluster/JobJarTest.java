package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.jar.JarFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.WritableComparator;
import org.apache.hadoop.mapreduce.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trips.mapreduce.TripsPerDay;

class JobJarTest {

  @TempDir private Path folder;

  /** An order of keys, as a cell would write it. */
  public static final class Backwards extends WritableComparator {

    public Backwards() {
      super(LongWritable.class, true);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mapreduce.job.map.class",
        "mapreduce.job.output.key.comparator.class",
        "mapreduce.job.output.group.comparator.class",
        "mapreduce.job.combiner.group.comparator.class",
        "mapreduce.chain.mapper.mapper.class.0"
      })
  void of_classOfTheReader_isInTheJar(String setting) throws Exception {
    Configuration job = new Configuration();
    job.setClass(setting, Backwards.class, Object.class);
    Path file = folder.resolve("job.jar");

    JobJar.of(job).write(file);

    try (JarFile jar = new JarFile(file.toFile())) {
      assertThat(jar.getEntry(Backwards.class.getName().replace('.', '/') + ".class")).isNotNull();
    }
  }

  @Test
  void of_jobWithoutClassesOfTheReader_isEmpty() throws Exception {
    Job job = Job.getInstance();
    TripsPerDay.of("file:/in", "file:/out").apply(job);
    job.getConfiguration().setClass("some.class", String.class, Object.class);

    assertThat(JobJar.of(job.getConfiguration()).places()).isEmpty();
  }
}
