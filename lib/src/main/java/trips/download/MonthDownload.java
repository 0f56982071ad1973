package trips.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import trips.data.TripDataException;

/** One month's file in a data folder: there already, or fetched, checked and only then named. */
final class MonthDownload {

  private final YearMonth month;
  private final Path data;
  private final Environment environment;
  private final Report report;
  private final Path target;
  private final Advice advice;

  MonthDownload(YearMonth month, Path data, Environment environment, Report report) {
    this.month = month;
    this.data = data;
    this.environment = environment;
    this.report = report;
    target = data.resolve(Host.name(month));
    Months months = new Months(YearMonth.now(environment.clock()));
    advice = new Advice(month, environment.host(), data, months);
  }

  /**
   * Returns the month's file, after fetching it unless a good one is there.
   *
   * @param again whether to fetch it anew all the same; the old file stays until the new one is
   *     whole
   * @throws TripDataException if it cannot be had, or the thread is interrupted, which it then
   *     still is
   */
  Path run(boolean again) {
    try {
      // First without the lock, so that a folder that cannot be written may hold a file, too.
      Optional<String> kept = again ? Optional.empty() : kept(false);
      report.done(kept.isPresent() ? kept.get() : alone(again));
      return target;
    } catch (InterruptedException e) {
      TripDataException stopped = advice.stopped(new PartFile(target).length());
      // A notebook tells of an interrupt in its own words, which know nothing of the part.
      report.done(stopped.getMessage());
      Thread.currentThread().interrupt();
      throw stopped;
    } catch (TripDataException e) {
      report.failed();
      throw e;
    }
  }

  @SuppressWarnings("try") // The lock is held, not used.
  private String alone(boolean again) throws InterruptedException {
    if (Files.isDirectory(target)) {
      throw new TripDataException(target + " is a folder, not a file of TLC's; remove it first");
    }
    try {
      Files.createDirectories(data);
      try (MonthLock lock = MonthLock.acquire(target, report::note)) {
        // While this waited, somebody else may have fetched it.
        Optional<String> kept = again ? Optional.empty() : kept(true);
        return kept.isPresent() ? kept.get() : fetched();
      }
    } catch (IOException e) {
      throw PartFile.unusable(data, e);
    }
  }

  /** Returns the sentence about the file that is there; empty if there is none of any use. */
  private Optional<String> kept(boolean tell) {
    if (!Files.exists(target)) {
      return Optional.empty();
    }
    if (Files.isDirectory(target)) {
      return Optional.of(target.getFileName() + ": a folder, which was there already");
    }
    try {
      return Optional.of(described(TripFileCheck.rows(target)) + ", which were there already");
    } catch (UnusableFile e) {
      if (tell) {
        report.note(
            "the file that is there is of no use, " + e.getMessage() + "; it is fetched anew");
      }
      return Optional.empty();
    }
  }

  private String fetched() throws InterruptedException {
    Host host = environment.host();
    report.note("downloading " + target.getFileName() + " from " + host.base().getHost());
    PartFile part = new PartFile(target);
    new Transfer(host.file(month), part, environment, advice, report).run();
    long rows = checked(part);
    part.publish();
    return described(rows);
  }

  private long checked(PartFile part) {
    try {
      long rows = TripFileCheck.rows(part.path());
      OptionalLong known = environment.rows().of(month);
      if (known.isPresent() && known.getAsLong() != rows) {
        throw advice.otherRows(rows, known.getAsLong(), part.path());
      }
      return rows;
    } catch (UnusableFile e) {
      part.discard();
      throw advice.unusable("the file is of no use, " + e.getMessage());
    }
  }

  private String described(long rows) {
    return String.format(
        Locale.ROOT,
        "%s: %,d trips, %s",
        target.getFileName(),
        rows,
        Size.of(target.toFile().length()));
  }
}
