package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trips.notebook.Html;

class GanttViewTest {

  private static final Pattern TICK = Pattern.compile("\"middle\">([\\d.]+) (?:s|min)<");
  private static final Pattern BAR =
      Pattern.compile("<rect x=\"([\\d.]+)\" y=\"6\" width=\"([\\d.]+)\"");
  private static final Pattern ICON = Pattern.compile("translate\\(([\\d.]+) 7\\)");

  /** One way after another from the first task to the last would be 3 to the power of 20. */
  @Test
  @Timeout(value = 60, threadMode = SEPARATE_THREAD)
  void draw_sixtySkippedTasksInLayers_looksAtEachOnce() {
    List<TaskRun> tasks = new ArrayList<>();
    tasks.add(task("t0", List.of(), Samples.attempt(1, State.FAILED, 0, 2, "no")));
    tasks.add(task("last", List.of(), Samples.attempt(1, State.SUCCEEDED, 0, 8, null)));
    List<String> parents = List.of("t0");
    for (int layer = 0; layer < 20; layer++) {
      List<String> names = List.of("a" + layer, "b" + layer, "c" + layer);
      for (String name : names) {
        tasks.add(Samples.still(name, parents, State.SKIPPED, null));
      }
      parents = names;
    }

    String svg = drawn(Samples.run(State.FAILED, 8, tasks.toArray(TaskRun[]::new)), 8);

    List<String> icons = found(ICON, svg.substring(svg.indexOf("a0")));
    assertThat(icons).hasSize(60).containsOnly(icons.get(0));
    assertThat(Double.parseDouble(icons.get(0))).isCloseTo(endOfBar(svg, 0) + 6, within(0.3));
  }

  @Test
  void draw_skippedTaskWithSeveralParents_standsAfterTheLastOfThem() {
    TaskRun one = task("one", List.of(), Samples.attempt(1, State.FAILED, 0, 2, "no"));
    TaskRun two = task("two", List.of(), Samples.attempt(1, State.SUCCEEDED, 0, 8, null));
    TaskRun both = Samples.still("both", List.of("gone", "two", "one"), State.SKIPPED, null);
    TaskRun after = Samples.still("after", List.of("both"), State.SKIPPED, null);
    PipelineRun run = Samples.run(State.FAILED, 8, after, both, one, two);

    String svg = drawn(run, 8);

    for (String icon : found(ICON, svg).subList(0, 2)) {
      assertThat(Double.parseDouble(icon)).isCloseTo(endOfBar(svg, 1) + 6, within(0.3));
    }
  }

  @Test
  void axis_ofAFewMilliseconds_hasADifferentNumberOnEachLine() {
    assertThat(ticks(0.003))
        .containsExactly("0", "0.0005", "0.001", "0.0015", "0.002", "0.0025", "0.003");
    assertThat(ticks(0.001)).containsExactly("0", "0.0002", "0.0004", "0.0006", "0.0008", "0.001");
  }

  @Test
  void axis_ofSecondsAndMinutes_hasNoDecimalsThatItDoesNotNeed() {
    assertThat(ticks(1)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
    assertThat(ticks(120)).containsExactly("0", "20", "40", "60", "80", "100", "120");
    assertThat(ticks(1_200)).containsExactly("0", "5", "10", "15", "20");
  }

  private static List<String> ticks(double seconds) {
    TaskRun task = task("a", List.of(), Samples.attempt(1, State.SUCCEEDED, 0, seconds, null));
    return found(TICK, drawn(Samples.run(State.SUCCEEDED, seconds, task), seconds));
  }

  private static TaskRun task(String name, List<String> after, Try only) {
    return Samples.ran(name, after, only.state(), 0, only);
  }

  private static String drawn(PipelineRun run, double now) {
    Html svg = new Html();
    new GanttView(run, Samples.at(now), 900).draw(svg);
    return svg.toString();
  }

  private static double endOfBar(String svg, int index) {
    MatchResult bar = BAR.matcher(svg).results().toList().get(index);
    return Double.parseDouble(bar.group(1)) + Double.parseDouble(bar.group(2));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }
}
