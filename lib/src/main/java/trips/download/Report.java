package trips.download;

/** Tells a reader how a download goes; called by one thread. */
interface Report {

  /** Tells something worth knowing, in half a sentence. */
  void note(String what);

  /** Tells how many bytes are there, also again from the beginning; called for every few bytes. */
  void progress(long done, long total);

  /** Tells how it ended; nothing follows. */
  void done(String sentence);

  /** Is told that it failed, which the reader learns elsewhere; nothing follows. */
  void failed();
}
