package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import trips.notebook.CellProgress.StagePlan;
import trips.notebook.CellProgress.TaskEnd;

class CellProgressTest {

  private final AtomicLong nanos = new AtomicLong();
  private final CellProgress progress = new CellProgress(nanos::get);

  private void job(String key, StagePlan... stages) {
    progress.jobStarted(key, "job", List.of(stages));
  }

  private String text() {
    return (String) ProgressView.draw(progress.report()).data().get("text/plain");
  }

  @Test
  void report_noJob_isEmpty() {
    assertThat(progress.report().isEmpty()).isTrue();
  }

  @Test
  void report_tasksOfAQuery_countsThemUnderItsName() {
    progress.named("5", "count");
    job("5", new StagePlan(0, 8, List.of()), new StagePlan(1, 4, List.of(0)));
    progress.stageStarted(0);
    for (int i = 0; i < 4; i++) {
      progress.taskStarted(0);
    }
    progress.taskEnded(0, TaskEnd.DONE, 1_500_000);
    progress.taskEnded(0, TaskEnd.FAILED, 0);
    progress.taskEnded(0, TaskEnd.KILLED, 0);
    nanos.set(3_000_000_000L);
    assertThat(text())
        .isEqualTo(
            "count: 1 of 12 tasks · 1 running · 1 failed · stage 1 of 2 · 1.5 M rows, 500 k/s"
                + " · 3.0 s");
  }

  @Test
  void report_severalJobsOfOneQuery_areOneLine() {
    job("5", new StagePlan(0, 8, List.of()));
    job("5", new StagePlan(1, 2, List.of()));
    assertThat(text()).isEqualTo("job: 0 of 10 tasks · stage 1 of 2 · 2 jobs · 0.0 s");
  }

  @Test
  void stageStarted_parentsThatNeverRan_areSkipped() {
    job(
        "5",
        new StagePlan(0, 100, List.of()),
        new StagePlan(1, 10, List.of(0)),
        new StagePlan(2, 3, List.of(1)));
    progress.stageStarted(2);
    assertThat(text()).isEqualTo("job: 0 of 3 tasks · 0.0 s");
  }

  @Test
  void actionEnded_always_takesItsLineAway() {
    job("5", new StagePlan(0, 8, List.of()));
    job("6", new StagePlan(1, 1, List.of()));
    progress.actionEnded("5");
    progress.actionEnded("unknown");
    assertThat(text()).isEqualTo("job: 0 of 1 tasks · 0.0 s\n1 done before");
  }

  @Test
  void report_moreActionsThanLines_saysHowMany() {
    for (int i = 0; i < ProgressView.MOST_LINES + 2; i++) {
      job("q" + i, new StagePlan(i, 1, List.of()));
    }
    assertThat(text().lines())
        .hasSize(ProgressView.MOST_LINES + 1)
        .last()
        .isEqualTo("2 more at work");
  }

  @Test
  void streamed_latestBatch_showsUntilTheStreamEnds() {
    progress.streamed(new ProgressReport.Stream("r", "ticks", 0, 0, Double.NaN));
    assertThat(text()).isEqualTo("ticks: batch 0 · 0 rows");
    progress.streamed(new ProgressReport.Stream("r", "ticks", 7, 1200, 400.4));
    assertThat(text()).isEqualTo("ticks: batch 7 · 1.2 k rows · 400 rows/s");
    progress.streamEnded("r");
    assertThat(progress.report().isEmpty()).isTrue();
  }

  @Test
  void number_anySize_hasThreeDigitsAtMost() {
    assertThat(ProgressView.number(0.25)).isEqualTo("0.3");
    assertThat(ProgressView.number(9)).isEqualTo("9");
    assertThat(ProgressView.number(999)).isEqualTo("999");
    assertThat(ProgressView.number(9_940)).isEqualTo("9.9 k");
    assertThat(ProgressView.number(999_600)).isEqualTo("1.0 M");
    assertThat(ProgressView.number(2_500_000_000d)).isEqualTo("2.5 G");
  }
}
