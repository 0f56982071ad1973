package trips.data;

/**
 * Is told how far a long piece of work has come.
 *
 * <p>Calls come one at a time, though not always on the same thread.
 */
public interface Progress {

  /**
   * Takes note of what is done.
   *
   * @param done rows so far, never fewer than before
   * @param total rows in all
   */
  void update(long done, long total);

  /** Takes note that the work has ended, well or not; no further call follows. */
  void end();

  /** Returns a progress that shows nothing. */
  static Progress none() {
    return new Progress() {
      @Override
      public void update(long done, long total) {}

      @Override
      public void end() {}
    };
  }

  /**
   * Returns a progress on standard output: a bar that moves on a terminal, else a line every few
   * seconds.
   */
  static Progress console() {
    return new ConsoleProgress(System.out, System.console() != null, System::nanoTime);
  }

  /**
   * Returns a progress that is shown below the current notebook cell, and replaced by a sentence
   * that is the same on every run when the work has ended; outside of a kernel it is printed.
   *
   * @param ended the sentence that remains
   */
  static Progress display(String ended) {
    return new DisplayProgress(ended, System::nanoTime);
  }
}
