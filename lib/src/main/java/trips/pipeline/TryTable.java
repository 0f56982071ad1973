package trips.pipeline;

import java.time.Instant;
import java.util.List;
import trips.notebook.Html;

/** The tries of a run as a table, and their logs, folded away. */
final class TryTable {

  /** The last lines of a log that are shown; the rest stays in the run. */
  private static final int MOST_LINES = 50;

  private static final int MOST_CHARACTERS = 160;

  // The class twice outranks JupyterLab's own rules for tables.
  private static final String CSS =
      ".trips-p{color:var(--jp-ui-font-color1,inherit);overflow-x:auto;max-width:100%;font-size:13px}"
          + ".trips-p.trips-p table{border-collapse:collapse;border:0;margin:8px 0 0}"
          + ".trips-p.trips-p th,.trips-p.trips-p td{text-align:left;padding:3px 12px;border:0;"
          + "line-height:1.4;vertical-align:top;color:inherit;white-space:nowrap}"
          + ".trips-p.trips-p thead th{border-bottom:1px solid var(--jp-border-color1,#8888)}"
          + ".trips-p.trips-p tbody tr{border-bottom:1px solid var(--jp-border-color3,#8882);"
          + "background:none}"
          + ".trips-p.trips-p .n{text-align:right;font-variant-numeric:tabular-nums}"
          + ".trips-p.trips-p .w{white-space:pre-wrap;min-width:16em;max-width:36em}"
          + ".trips-p.trips-p td svg{vertical-align:-3px;margin-right:6px}"
          + ".trips-p summary{cursor:pointer;padding:6px 12px}"
          + ".trips-p h5{font-size:12px;font-weight:600;margin:4px 0 0 12px;color:inherit}"
          + ".trips-p.trips-p pre{font-size:12px;margin:0 0 6px;padding:2px 12px;background:none;"
          + "color:inherit;white-space:pre-wrap}";

  private TryTable() {}

  static void style(Html html) {
    html.style(CSS).line();
  }

  static void table(Html html, PipelineRun run, Instant now) {
    html.open("table").open("thead").open("tr");
    for (String head : List.of("task", "try", "state", "took", "worker", "what happened")) {
      boolean number = head.equals("try") || head.equals("took");
      html.element("th", head, "scope", "col", "class", number ? "n" : null);
    }
    html.close("tr").close("thead").line().open("tbody").line();
    for (TaskRun task : run.tasks()) {
      if (task.tries().isEmpty()) {
        untried(html, task);
      }
      task.tries().forEach(each -> row(html, task, each, now));
    }
    html.close("tbody").close("table").line();
  }

  private static void row(Html html, TaskRun task, Try each, Instant now) {
    html.open("tr").element("td", task.name());
    html.element("td", String.valueOf(each.number()), "class", "n");
    state(html, each.state());
    html.element("td", Took.text(TaskWords.took(each, now)), "class", "n");
    html.element("td", each.worker() == null ? "" : each.worker());
    String error = each.error() == null ? "" : each.error().strip();
    boolean cut = error.length() > MOST_CHARACTERS;
    String shown = cut ? error.substring(0, MOST_CHARACTERS) + "…" : error;
    if (each.state() == State.SUCCEEDED && task.result() != null) {
      shown = "result: " + task.result();
    }
    html.element("td", shown, "class", "w", "title", cut ? error : null);
    html.close("tr").line();
  }

  private static void untried(Html html, TaskRun task) {
    html.open("tr").element("td", task.name()).element("td", "", "class", "n");
    state(html, task.state());
    html.element("td", "", "class", "n").element("td", "");
    html.element("td", task.reason() == null ? "" : task.reason(), "class", "w");
    html.close("tr").line();
  }

  private static void state(Html html, State state) {
    Look look = Look.of(state);
    html.open("td").open("svg", "width", 16, "height", 16, "aria-hidden", "true");
    look.icon(html, 0, 0);
    html.close("svg").text(look.word()).close("td");
  }

  static void logs(Html html, PipelineRun run) {
    List<Try> tries = run.tasks().stream().flatMap(task -> task.tries().stream()).toList();
    int lines = tries.stream().mapToInt(each -> each.log().size()).sum();
    if (lines == 0) {
      return;
    }
    html.open("details").element("summary", "Log: " + (lines == 1 ? "1 line" : lines + " lines"));
    for (TaskRun task : run.tasks()) {
      for (Try each : task.tries()) {
        if (!each.log().isEmpty()) {
          log(html.line(), task, each);
        }
      }
    }
    html.close("details").line();
  }

  private static void log(Html html, TaskRun task, Try each) {
    html.element("h5", task.name() + ", try " + each.number());
    int size = each.log().size();
    int left = Math.max(0, size - MOST_LINES);
    String note = left == 0 ? "" : "… " + left + " lines before these\n";
    html.element("pre", note + String.join("\n", each.log().subList(left, size)));
  }
}
