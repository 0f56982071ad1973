package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkTest {

  @Test
  void session_calledTwice_returnsTheSame() {
    assertThat(TestSpark.session()).isSameAs(TestSpark.session());
  }

  @Test
  void session_afterStop_isAnother() {
    SparkSession first = TestSpark.session();
    Spark.stop();
    assertThat(Spark.existing()).isEmpty();
    SparkSession second = TestSpark.session();
    assertThat(second).isNotSameAs(first);
    assertThat(second.range(3).count()).isEqualTo(3);
  }

  @Test
  void stop_runningStream_endsItFirst() throws Exception {
    StreamingQuery query =
        TestSpark.session().readStream().format("rate").load().writeStream().format("noop").start();
    Spark.stop();
    assertThat(query.isActive()).isFalse();
    assertThat(query.exception().isEmpty()).isTrue();
  }

  @Test
  void session_byDefault_isLocalInUtcWithoutUi() {
    SparkSession session = TestSpark.session();
    assertThat(session.conf().get("spark.sql.session.timeZone")).isEqualTo("UTC");
    assertThat(session.conf().get("spark.sql.shuffle.partitions")).isEqualTo("4");
    assertThat(session.sparkContext().uiWebUrl().isEmpty()).isTrue();
  }

  @Test
  void settings_withMasterInEnvironment_dropWhatIsForOneMachine() {
    Map<String, String> settings =
        SparkSettings.effective(Map.of("SPARK_MASTER", "spark://h:7077"), new Properties());
    assertThat(settings)
        .containsEntry("spark.master", "spark://h:7077")
        .doesNotContainKeys("spark.driver.host", "spark.sql.shuffle.partitions");
  }

  @Test
  void settings_withDefaultsFile_preferItAndSystemPropertiesMost(@TempDir Path folder)
      throws Exception {
    Files.writeString(
        folder.resolve("spark-defaults.conf"),
        "# comment\nspark.sql.shuffle.partitions  9\nspark.app.name x\n");
    Properties properties = new Properties();
    properties.setProperty("spark.app.name", "y");
    assertThat(SparkSettings.effective(Map.of("SPARK_CONF_DIR", folder.toString()), properties))
        .containsEntry("spark.sql.shuffle.partitions", "9")
        .containsEntry("spark.app.name", "y")
        .containsEntry("spark.master", "local[*]");
  }

  @Test
  void check_newerJdk_namesTheOnesThatWork() {
    assertThatThrownBy(() -> JvmCheck.check(24, true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("JDK 24")
        .hasMessageContaining("17 or 21");
  }

  @Test
  void check_closedModule_namesTheOptions() {
    assertThatThrownBy(() -> JvmCheck.check(17, false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("trips.notebook.JvmOptions");
  }

  @Test
  void session_inFreshJvm_writesNothingToStderr(@TempDir Path folder) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.add(Quiet.class.getName());
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(err, StandardCharsets.UTF_8)).isEmpty();
    assertThat(Files.readString(out, StandardCharsets.UTF_8).strip())
        .isEqualTo("7 groups, failed as it should");
  }

  /** A notebook in short: a query, and a job that fails and whose failure the cell would show. */
  static final class Quiet {

    public static void main(String[] arguments) {
      SparkSession spark = Spark.session();
      long groups = spark.sql("SELECT id % 7 AS g FROM range(1000)").groupBy("g").count().count();
      System.out.print(groups + " groups, ");
      try {
        spark.sql("SELECT raise_error('on purpose') FROM range(2)").collect();
        System.out.println("did not fail");
      } catch (RuntimeException e) {
        System.out.println("failed as it should");
      }
      Spark.stop();
    }
  }
}
