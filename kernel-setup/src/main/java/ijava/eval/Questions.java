package ijava.eval;

import ijava.docs.Docs;
import ijava.spi.MimeBundle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

/** Answers what readers ask while they type, also while a cell runs. Safe for use by any thread. */
final class Questions {

  /** How long a question waits for JShell, which is busy while it compiles. */
  private static final long WAIT_SECONDS = 2;

  private final ReentrantLock lock;
  private final Snippets snippets;
  private final ProbeSource.Maker sources;
  private final ProbeFiles files;
  private final Completions completions;
  private final Inspections inspections;
  private final Docs docs;

  /**
   * Creates answers for a notebook.
   *
   * @param lock held by whoever uses JShell
   * @param docs asked without the lock, so that no cell waits for files
   */
  Questions(
      JShell shell,
      ReentrantLock lock,
      ClassIndex index,
      ProbeFiles files,
      Variables variables,
      CellDocs cellDocs,
      Docs docs) {
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    this.lock = lock;
    this.files = files;
    this.docs = docs;
    snippets = new Snippets(analysis);
    sources = new ProbeSource.Maker(shell, snippets);
    completions = new Completions(this::probe, new JShellNames(analysis, snippets), index);
    inspections = new Inspections(this::probe, index, variables, cellDocs);
  }

  private Probe probe(String cell, int cursor) {
    return Probe.of(sources.of(cell, cursor), files);
  }

  /** Returns the names that may stand at a place of a cell; only while the lock is held. */
  List<String> namesAt(String cell, int at) {
    return completions.namesAt(cell, at);
  }

  Completion complete(String code, int cursor) {
    return whileNotCompiling(
        () -> completions.at(code, cursor), new Completion(List.of(), cursor, cursor));
  }

  Optional<MimeBundle> inspect(String code, int cursor, boolean detailed) {
    return whileNotCompiling(
            () -> inspections.at(code, cursor), Optional.<Inspections.Found>empty())
        .map(found -> InspectionPage.of(found, docs, detailed));
  }

  Completeness completeness(String code) {
    return whileNotCompiling(
        () -> snippets.completeness(code), new Completeness(Completeness.Status.UNKNOWN, ""));
  }

  private <T> T whileNotCompiling(Supplier<T> question, T otherwise) {
    try {
      if (!lock.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return otherwise;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise;
    }
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }
}
