package trips.download;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Locale;
import trips.data.DataFolder;
import trips.data.TripDataException;

/** What a reader is told when a month cannot be had, and what to do instead. */
record Advice(YearMonth month, Host host, Path data, Months months) {

  /** The host has no file of the month; TLC's says 403 where others say 404. */
  TripDataException noSuchMonth(int status) {
    return new TripDataException(
        "%s has no trips of %s (it answers %d); %s. %s"
            .formatted(name(), month, status, months.existing(), instead()));
  }

  /** All attempts have failed. */
  TripDataException gaveUp(BrokenOff last, long kept) {
    String next =
        kept > 0
            ? Size.of(kept) + " are kept: call again, and it goes on from there. "
            : "Try again later. ";
    return new TripDataException(
        "%s could not be downloaded from %s: %s. %s%s"
            .formatted(month, name(), last.getMessage(), next, instead()),
        last);
  }

  /** The host answers, but not with the file, and would do so again. */
  TripDataException unusable(String why) {
    return new TripDataException(
        "%s could not be downloaded from %s: %s. %s".formatted(month, name(), why, instead()));
  }

  /** The whole file is there, but is not the one that is known. */
  TripDataException otherRows(long rows, long known, Path part) {
    return new TripDataException(
        String.format(
            Locale.ROOT,
            "the file of %s from %s has %,d rows, but %,d are known; if TLC has published it anew, "
                + "rename %s to %s, else delete it and download again",
            month,
            name(),
            rows,
            known,
            part,
            Host.name(month)));
  }

  /** The disk is too small. */
  TripDataException noSpace(long needed, long free) {
    return new TripDataException(
        "the trips of %s need %s in %s, which has %s free; free some space, or set %s to a folder on a larger disk"
            .formatted(month, Size.of(needed), data, Size.of(free), DataFolder.VARIABLE));
  }

  /** The reader has interrupted it. */
  TripDataException stopped(long kept) {
    return new TripDataException(
        "the download of %s was stopped; %s are kept, and the next call goes on from there"
            .formatted(month, Size.of(kept)));
  }

  private String name() {
    return host.base().getHost();
  }

  private String instead() {
    return "Without it, generate the month (Trips.generate, or java kernel-setup/Lab.java data), or "
        + "put "
        + Host.name(month)
        + " from elsewhere into "
        + data;
  }
}
