package ijava.eval;

import ijava.docs.Docs;
import ijava.eval.Inspections.Found;
import ijava.eval.Inspections.Meaning;
import ijava.spi.Escape;
import ijava.spi.MimeBundle;
import java.util.ArrayList;
import java.util.List;

/**
 * What a name means, to be read: signature and documentation as text and as HTML, without colours
 * of its own, so that it suits light and dark themes.
 */
final class InspectionPage {

  /** Of overloaded methods that all may be meant, so many are documented. */
  private static final int MOST_DOCUMENTED = 5;

  private static final int MOST_LISTED = 15;

  private final Docs docs;
  private final boolean detailed;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private String note = "";
  private String latest = "";

  private InspectionPage(Docs docs, boolean detailed) {
    this.docs = docs;
    this.detailed = detailed;
  }

  /**
   * Writes a page; reads source files, but never waits for a network.
   *
   * @param detailed whether to tell all, not only the first paragraph
   */
  static MimeBundle of(Found found, Docs docs, boolean detailed) {
    InspectionPage page = new InspectionPage(docs, detailed);
    List<Meaning> all = found.meanings();
    int documented = found.certain() ? 1 : Math.min(MOST_DOCUMENTED, all.size());
    all.subList(0, documented).forEach(page::add);
    page.addOthers(all.subList(documented, all.size()));
    page.addNote();
    return MimeBundle.text(page.text.toString().strip()).and(MimeBundle.HTML, page.html.toString());
  }

  private void add(Meaning meaning) {
    Docs.Answer answer = answer(meaning);
    text.append(meaning.declaration()).append('\n');
    html.append("<pre>").append(Escape.html(meaning.declaration())).append("</pre>");
    note = note.isEmpty() && answer.comment() == null ? answer.note() : note;
    if (answer.comment() != null && !answer.comment().html(detailed).equals(latest)) {
      // Overloaded methods often begin with the same words.
      latest = answer.comment().html(detailed);
      html.append(latest);
      text.append(answer.comment().text(detailed)).append('\n');
    }
    if (detailed && !answer.code().isEmpty()) {
      html.append("<details><summary>Source</summary><pre>")
          .append(Escape.html(answer.code()))
          .append("</pre></details>");
      text.append("\nSource:\n").append(answer.code()).append('\n');
    }
    text.append('\n');
  }

  private Docs.Answer answer(Meaning meaning) {
    Docs.Answer own = meaning.ofCell();
    if (own != null && own.comment() != null) {
      return own;
    }
    Docs.Answer found = docs.find(meaning.chain());
    return own == null ? found : new Docs.Answer(found.comment(), own.code(), "");
  }

  private void addOthers(List<Meaning> others) {
    if (others.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    others.stream().limit(MOST_LISTED).forEach(each -> lines.add(each.declaration()));
    if (others.size() > MOST_LISTED) {
      lines.add("… and " + (others.size() - MOST_LISTED) + " more");
    }
    String all = String.join("\n", lines);
    text.append("Also:\n").append(all).append('\n');
    html.append("<p>Also:</p><pre>").append(Escape.html(all)).append("</pre>");
  }

  private void addNote() {
    if (!note.isEmpty()) {
      text.append(text.toString().endsWith("\n\n") ? "" : "\n").append(note);
      html.append("<p><i>").append(Escape.html(note)).append("</i></p>");
    }
  }
}
