package trips.pipeline;

import ijava.spi.MimeBundle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import trips.notebook.Html;

/** What a notebook shows of pipelines: pictures, and the same in words. */
final class Views {

  private Views() {}

  static Map<String, TaskSpec> byName(List<TaskSpec> tasks) {
    return tasks.stream().collect(Collectors.toMap(TaskSpec::name, Function.identity()));
  }

  /** Returns the graph of a pipeline. */
  static MimeBundle pipeline(
      String name, List<TaskSpec> tasks, Optional<Schedule> schedule, boolean catchUp) {
    String headline = RunWords.headline(tasks, schedule, catchUp);
    String words = RunWords.pipeline(name, headline, tasks);
    GraphView graph = new GraphView(Nodes.of(tasks));
    Card card = new Card(name, headline, null);
    String svg = card.picture(graph.width(), graph.height(), words, graph::draw);
    return bundle(new Html().built(svg), words);
  }

  /** Returns graph, chart, table and logs of a run. */
  static MimeBundle run(PipelineRun run, Instant now) {
    Html html = new Html();
    TryTable.style(html);
    String words = pictures(html, run, Map.of(), now);
    TryTable.table(html, run, now);
    TryTable.logs(html, run);
    return bundle(html, words);
  }

  /** Returns graph and chart of a run that goes on, without what a reader cannot follow so fast. */
  static MimeBundle live(PipelineRun run, Map<String, TaskSpec> specs, Instant now) {
    Html html = new Html();
    String words = pictures(html, run, specs, now);
    return bundle(html, words);
  }

  /** Draws graph and chart, and returns what they show in words. */
  private static String pictures(
      Html html, PipelineRun run, Map<String, TaskSpec> specs, Instant now) {
    String words = RunWords.run(run, specs, now);
    GraphView graph = new GraphView(Nodes.of(run, specs, now));
    GanttView gantt = new GanttView(run, now, GanttView.widthBeside(graph.width()));
    Card card = new Card(run.pipeline(), RunWords.headline(run, now), Look.of(run.state()));
    double width = Math.max(graph.width(), gantt.width());
    scrolling(html, card.picture(width, graph.height(), words, graph::draw));
    Card times = new Card("When each try ran", gantt.subtitle(), null);
    scrolling(html, times.picture(gantt.width(), gantt.height(), gantt.words(), gantt::draw));
    return words;
  }

  private static void scrolling(Html html, String picture) {
    html.open("div", "style", "overflow-x:auto;margin-bottom:8px").line();
    html.built(picture).close("div").line();
  }

  /** Returns the grid of runs and tasks. */
  static MimeBundle history(History history, Instant now) {
    HistoryView view = new HistoryView(history, now);
    String words = RunWords.history(history, view.subtitle(), now);
    Card card = new Card("History of " + history.pipeline(), view.subtitle(), null);
    String svg = card.picture(view.width(), view.height(), words, view::draw);
    return bundle(new Html().built(svg), words);
  }

  private static MimeBundle bundle(Html inside, String words) {
    Html html = new Html().open("div", "class", "trips-p", "style", "overflow-x:auto").line();
    html.built(inside.toString()).close("div");
    return MimeBundle.of(MimeBundle.HTML, html.toString()).and(MimeBundle.TEXT, words);
  }
}
