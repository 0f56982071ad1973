package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ijava.spi.Cell;
import ijava.spi.ErrorExplainer;
import ijava.spi.KernelContext;
import ijava.spi.KernelExtension;
import ijava.spi.Magic;
import ijava.spi.Renderer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;
import tech.tablesaw.api.Table;
import trips.TestSpark;

class NotebookExtensionTest {

  private static final Cell CELL = new Cell(7, "abc", "spark.range(9)");

  @AfterEach
  void forget() {
    System.clearProperty("spark.repl.class.outputDir");
    System.clearProperty("spark.sql.streaming.streamingQueryListeners");
  }

  @Test
  void serviceLoader_always_findsTheExtension() {
    assertThat(ServiceLoader.load(KernelExtension.class))
        .hasAtLeastOneElementOfType(NotebookExtension.class);
  }

  @Test
  void install_always_addsRenderersAndNamesTheClassFolder(@TempDir Path classes) {
    List<Class<?>> types = new ArrayList<>();
    new NotebookExtension()
        .install(
            new KernelContext() {
              @Override
              public Path classOutput() {
                return classes;
              }

              @Override
              public ClassLoader classLoader() {
                return getClass().getClassLoader();
              }

              @Override
              public void add(Renderer<?> renderer) {
                types.add(renderer.type());
              }

              @Override
              public void add(Magic magic) {}

              @Override
              public void add(ErrorExplainer explainer) {}
            });
    assertThat(types).contains(Dataset.class, SparkSession.class, Table.class);
    assertThat(System.getProperty("spark.repl.class.outputDir")).isEqualTo(classes.toString());
  }

  @Test
  void cellInterrupted_runningJob_cancelsIt() throws Exception {
    SparkSession spark = TestSpark.session();
    CountDownLatch running = new CountDownLatch(1);
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskStart(SparkListenerTaskStart task) {
            running.countDown();
          }
        };
    NotebookExtension extension = new NotebookExtension();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    spark.sparkContext().addSparkListener(listener);
    Thread cell =
        new Thread(
            () -> {
              extension.cellStarted(CELL);
              try {
                spark
                    .sql("SELECT sum(hash(a.id, b.id)) FROM range(10000000) a, range(10000) b")
                    .collectAsList();
                end.complete(null);
              } catch (Throwable e) {
                end.complete(e);
              } finally {
                extension.cellFinished(CELL);
              }
            });
    cell.start();
    assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
    extension.cellInterrupted(CELL);
    Throwable thrown = end.get(30, TimeUnit.SECONDS);
    spark.sparkContext().removeSparkListener(listener);
    assertThat(thrown).hasStackTraceContaining("the cell was interrupted");
    assertThat(spark.range(3).count()).isEqualTo(3);
  }

  @Test
  void cellInterrupted_jobThatComesLate_isCancelledTooAndOthersAreNot() throws Exception {
    SparkSession spark = TestSpark.session();
    SparkContext context = spark.sparkContext();
    CellJobs jobs = new CellJobs();
    SparkListener late = jobs.lateJobs(context);
    context.addSparkListener(late);
    try {
      jobs.started(CELL);
      jobs.cancel(CELL);
      // Still with the tag, as a thread of the query has it.
      assertThatThrownBy(
              () ->
                  spark
                      .sql("SELECT sum(hash(a.id, b.id)) FROM range(10000000) a, range(10000) b")
                      .collectAsList())
          .hasStackTraceContaining("the cell was interrupted");
      jobs.finished(CELL);
      assertThat(spark.range(5).count()).isEqualTo(5);
    } finally {
      jobs.finished(CELL);
      context.removeSparkListener(late);
    }
  }

  @Test
  void streamStarted_onItsThread_takesTheTagOfTheCellAway() {
    SparkContext context = TestSpark.session().sparkContext();
    CellJobs jobs = new CellJobs();
    jobs.started(CELL);
    assertThat(CollectionConverters.asJava(context.getJobTags())).contains(CellJobs.tag(CELL));
    jobs.releaseStream();
    assertThat(CollectionConverters.asJava(context.getJobTags())).isEmpty();
    jobs.finished(CELL);
  }
}
