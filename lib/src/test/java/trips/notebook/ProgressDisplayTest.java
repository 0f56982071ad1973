package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.spi.Cell;
import ijava.spi.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trips.TestSpark;
import trips.notebook.CellProgress.StagePlan;

class ProgressDisplayTest {

  private static final Cell CELL = new Cell(3, "id", "work()", true);

  /** What the reader would see, in its order. */
  private final List<String> seen = new ArrayList<>();

  private final AtomicLong nanos = new AtomicLong();
  private final ProgressDisplay display =
      new ProgressDisplay(
          new Screen() {
            @Override
            public String show(MimeBundle bundle) {
              seen.add("show " + bundle.data().get("text/plain"));
              return "d";
            }

            @Override
            public void update(String id, MimeBundle bundle) {
              seen.add(id + " " + bundle.data().get("text/plain"));
            }
          },
          nanos::get);

  @AfterEach
  void close() {
    display.close();
  }

  @Test
  void draw_cellWithoutJobs_showsNothing() {
    display.started(CELL);
    display.draw();
    display.finished();
    assertThat(seen).isEmpty();
  }

  @Test
  void draw_cellThatNobodyWatches_showsNothing() {
    display.started(new Cell(3, "id", "work()"));
    assertThat(display.progress()).isNull();
    display.draw();
    display.finished();
    assertThat(seen).isEmpty();
  }

  @Test
  void draw_nothingNew_saysNothingAgain() {
    display.started(CELL);
    display.progress().jobStarted("1", "count", List.of(new StagePlan(0, 4, List.of())));
    display.draw();
    display.draw();
    assertThat(seen).containsExactly("show count: 0 of 4 tasks · 0.0 s");
  }

  @Test
  void finished_afterADisplay_leavesItEmptyAndDrawsNoMore() {
    display.started(CELL);
    display.progress().jobStarted("1", "count", List.of(new StagePlan(0, 4, List.of())));
    display.draw();
    nanos.set(1_000_000_000);
    display.draw();
    display.finished();
    display.draw();
    assertThat(seen)
        .containsExactly("show count: 0 of 4 tasks · 0.0 s", "d count: 0 of 4 tasks · 1.0 s", "d ");
  }

  @Test
  void listener_jobsOfTheCell_areCountedAndThoseOfOthersAreNot() throws Exception {
    SparkSession spark = TestSpark.session();
    SparkContext context = spark.sparkContext();
    ProgressListener listener = new ProgressListener(display);
    context.addSparkListener(listener);
    try {
      display.started(CELL);
      spark.range(100).count();
      context.addJobTag(CellJobs.tag(CELL));
      spark.range(0, 100, 1, 3).selectExpr("sum(id)").collectAsList();
      context.listenerBus().waitUntilEmpty();
      ProgressReport report = display.progress().report();
      assertThat(report.actions()).isEmpty();
      assertThat(report.ended()).isEqualTo(1);
    } finally {
      context.removeJobTag(CellJobs.tag(CELL));
      context.removeSparkListener(listener);
    }
  }
}
