package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.InputAdapter;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import scala.jdk.javaapi.CollectionConverters;
import trips.Plan;

/** Shows a plan as a tree whose branches fold; the same plan always has the same text. */
final class PlanRenderer implements Renderer<Plan> {

  /** The most characters of a step; the rest is in its tooltip. */
  private static final int MOST_CHARACTERS = 140;

  private static final String CSS =
      ".trips-p{font-size:13px;color:var(--jp-ui-font-color1,inherit);line-height:1.6}"
          + ".trips-p div,.trips-p details{margin-left:18px}"
          + ".trips-p summary{cursor:pointer;margin-left:-14px}"
          + ".trips-p span{color:var(--jp-ui-font-color2,#777);overflow-wrap:anywhere}";

  /** What decides how much of a file is read; the first two only if there are any. */
  private static final List<String> SCAN =
      List.of("PartitionFilters", "PushedFilters", "ReadSchema");

  @Override
  public Class<Plan> type() {
    return Plan.class;
  }

  @Override
  public MimeBundle render(Plan plan) {
    Html html = new Html().open("div", "class", "trips-p").style(CSS);
    StringBuilder text = new StringBuilder();
    add(html, text, plan.root(), 0);
    return MimeBundle.of(MimeBundle.HTML, html.close("div").toString())
        .and(MimeBundle.TEXT, text.toString().stripTrailing());
  }

  private static void add(Html html, StringBuilder text, TreeNode<?> step, int depth) {
    if (step instanceof WholeStageCodegenExec || step instanceof InputAdapter) {
      // They say how a step is compiled, not what it does.
      add(html, text, step.children().head(), depth);
      return;
    }
    String name = name(step);
    boolean scans = step instanceof FileSourceScanExec;
    String rest = scans ? columns((FileSourceScanExec) step) : arguments(step, name);
    text.append("  ".repeat(depth)).append(name);
    text.append(rest.isEmpty() ? "" : "  " + rest).append('\n');
    List<? extends TreeNode<?>> children = CollectionConverters.asJava(step.children());
    String around = children.isEmpty() ? "div" : "details";
    html.open(around, "open", children.isEmpty() ? null : "open");
    if (!children.isEmpty()) {
      html.open("summary");
    }
    html.element("b", name).text(" ");
    html.element(
        "span",
        HtmlTable.cut(rest, MOST_CHARACTERS),
        "title",
        rest.length() > MOST_CHARACTERS ? rest : null);
    if (!children.isEmpty()) {
      html.close("summary").line();
    }
    if (scans) {
      for (String fact : facts((FileSourceScanExec) step)) {
        text.append("  ".repeat(depth + 1)).append(fact).append('\n');
        html.open("div").element("span", fact).close("div");
      }
    }
    children.forEach(child -> add(html, text, child, depth + 1));
    html.close(around).line();
  }

  private static String columns(FileSourceScanExec scan) {
    return CollectionConverters.asJava(scan.output()).stream()
        .map(Attribute::name)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static List<String> facts(FileSourceScanExec scan) {
    Map<String, String> all = CollectionConverters.asJava(scan.metadata());
    return SCAN.stream()
        .filter(name -> !all.getOrDefault(name, "[]").equals("[]"))
        .map(name -> name + ": " + withoutNumbers(all.get(name)))
        .toList();
  }

  /** A relation is one in every plan; that it is logical, the plan says. */
  private static String name(TreeNode<?> step) {
    return step.nodeName().strip().replaceFirst("^Logical(?=Relation)", "");
  }

  /** Without the numbers of columns and plans, which are others each time, and without paths. */
  private static String arguments(TreeNode<?> step, String name) {
    // A step that is not resolved begins with a quote.
    String all = step.simpleString(Integer.MAX_VALUE).strip().replaceFirst("^'(?=[A-Z])", "");
    String rest = all.startsWith(name) ? all.substring(name.length()) : all;
    return withoutNumbers(rest);
  }

  private static String withoutNumbers(String words) {
    return words
        .replaceAll("#\\d+L?", "")
        .replaceAll(",? ?\\[?plan_id=\\d+\\]?", "")
        .replaceAll("\\b(file|hdfs|s3a?):/[^\\s,\\]]*/", "…/")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
