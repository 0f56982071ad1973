package ijava.eval;

import ijava.docs.DocQuery;
import ijava.docs.Docs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** Finds what the name at a cursor means; says nothing yet of its documentation. */
final class Inspections {

  private final BiFunction<String, Integer, Probe> probes;
  private final ClassIndex index;
  private final Variables variables;
  private final CellDocs cellDocs;

  /**
   * Creates inspections.
   *
   * @param probes asks the compiler about a cell and a place in it
   */
  Inspections(
      BiFunction<String, Integer, Probe> probes,
      ClassIndex index,
      Variables variables,
      CellDocs cellDocs) {
    this.probes = probes;
    this.index = index;
    this.variables = variables;
    this.cellDocs = cellDocs;
  }

  /**
   * What a name may mean.
   *
   * @param declaration one line of Java
   * @param chain where its documentation is, then those of what it overrides
   * @param ofCell what a cell says of it; null if it is of no cell
   */
  record Meaning(String declaration, List<DocQuery> chain, Docs.Answer ofCell) {}

  /**
   * What the name at the cursor means.
   *
   * @param certain whether the first is meant, not any of them
   */
  record Found(boolean certain, List<Meaning> meanings) {}

  /** Returns what the name at the cursor means, or the method whose arguments it is in. */
  Optional<Found> at(String code, int cursor) {
    try {
      Probe probe = probes.apply(code, cursor);
      Optional<Found> found = found(probe);
      // What follows the cursor may be so broken that nothing before it is understood.
      return found.isPresent() ? found : found(probes.apply(upTo(code, cursor), cursor));
    } catch (RuntimeException | AssertionError e) {
      // javac gives up on some broken code, and where a jar needs another that is not there.
      System.getLogger(Inspections.class.getName())
          .log(System.Logger.Level.DEBUG, "the compiler has failed", e);
      return Optional.empty();
    }
  }

  private static String upTo(String code, int cursor) {
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    return code.substring(0, end);
  }

  private Optional<Found> found(Probe probe) {
    return NamedElements.at(probe, index)
        .map(
            named -> {
              List<Meaning> meanings = new ArrayList<>();
              for (Element each : named.elements()) {
                meanings.add(meaning(each, probe));
              }
              return new Found(named.certain(), meanings);
            });
  }

  /** What cells declare is looked up at once, since that needs JShell; the rest is so later. */
  private Meaning meaning(Element element, Probe probe) {
    List<DocQuery> chain = DocQueries.of(element, probe);
    Docs.Answer ofCell = null;
    int next = 0;
    while (next < chain.size() && isOfCell(chain.get(next))) {
      Docs.Answer answer = inCell(chain.get(next), probe).orElse(null);
      next++;
      if (ofCell == null) {
        ofCell = answer;
      }
      if (answer != null && answer.comment() != null) {
        ofCell = new Docs.Answer(answer.comment(), ofCell.code(), "");
        next = chain.size();
      }
    }
    return new Meaning(declaration(element), chain.subList(next, chain.size()), ofCell);
  }

  private static boolean isOfCell(DocQuery query) {
    return query.topLevel().startsWith(Probe.PACKAGE + ".");
  }

  private Optional<Docs.Answer> inCell(DocQuery query, Probe probe) {
    return query.topLevel().endsWith(Probe.CLASS)
        ? Docs.inText(probe.text(), query)
        : cellDocs.find(query);
  }

  private String declaration(Element element) {
    if (element.getKind() == ElementKind.PACKAGE) {
      return "package " + element;
    }
    boolean ofCell =
        element.getKind() == ElementKind.FIELD
            && element.getEnclosingElement().toString().startsWith(Probe.PACKAGE + ".$JShell$");
    return (ofCell
            ? variables.describe(element.getSimpleName().toString())
            : Optional.<String>empty())
        .orElseGet(() -> TypeNames.declaration(element));
  }
}
