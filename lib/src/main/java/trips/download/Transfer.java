package trips.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Fetches one file into its part, attempt by attempt, until every byte is there.
 *
 * <p>Bytes are kept only while the host vouches that they are of the same version; what it cannot
 * say it is not asked. The last byte that is there is fetched once more, so that a part that is
 * already whole needs no rule of its own.
 */
final class Transfer {

  /** Left free, since a disk that is full to the last byte is of no use to anybody. */
  private static final long RESERVE = 100_000_000;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /** Less than that is not getting further: a host that sends a byte and hangs up must not win. */
  private static final long STEP = 1 << 18;

  private final URI from;
  private final PartFile part;
  private final Environment environment;
  private final Advice advice;
  private final Report report;
  private final Backoff backoff;
  private long furthest;

  Transfer(URI from, PartFile part, Environment environment, Advice advice, Report report) {
    this.from = from;
    this.part = part;
    this.environment = environment;
    this.advice = advice;
    this.report = report;
    backoff = new Backoff(environment.random());
  }

  /**
   * Fetches what is missing.
   *
   * @throws trips.data.TripDataException if the host does not have it, or not for now; the part is
   *     kept where it is of use
   * @throws InterruptedException if the thread is interrupted; the part is kept
   */
  void run() throws InterruptedException {
    furthest = part.length();
    try {
      boolean whole = false;
      while (!whole) {
        whole = attempt();
      }
    } finally {
      // Windows neither renames a file that is open nor lets others read it.
      part.close();
    }
  }

  /** Returns whether the file is whole; if not, another attempt may follow. */
  private boolean attempt() throws InterruptedException {
    try {
      ask();
      return true;
    } catch (BrokenOff e) {
      pauseOrGiveUp(e);
      return false;
    }
  }

  private void ask() throws BrokenOff, InterruptedException {
    Optional<Stamp> begun =
        part.stamp().filter(stamp -> stamp.from().equals(from) && stamp.canResume());
    long offset = begun.isPresent() ? Math.min(part.length(), begun.get().length() - 1) : 0;
    HttpRequest request = request(begun, offset);
    try (Answer answer = Answer.await(environment.client(), request, environment.patience())) {
      backoff.heard();
      Stamp stamp = accept(answer, begun, offset);
      copy(answer.body(), stamp);
    }
  }

  private HttpRequest request(Optional<Stamp> begun, long offset) {
    // The file is compressed inside; packed again, ranges would count other bytes.
    HttpRequest.Builder request =
        HttpRequest.newBuilder(from).header("Accept-Encoding", "identity");
    if (offset > 0) {
      request.header("Range", "bytes=" + offset + "-");
      request.header("If-Range", begun.orElseThrow().validator());
    }
    return request.build();
  }

  /** Makes the part ready for the bytes that follow, and returns the version that they are of. */
  private Stamp accept(Answer answer, Optional<Stamp> begun, long offset) throws BrokenOff {
    int status = answer.status();
    return switch (answer.kind()) {
      case WHOLE -> beginning(answer, offset > 0 ? begun : Optional.empty());
      case RANGE -> goingOn(answer, begun, offset);
      case MISSING -> throw advice.noSuchMonth(status);
      case STALE ->
          throw startingOver("the file has changed on the host (it answers " + status + ")");
      case BUSY ->
          throw BrokenOff.askedToWait(
              "it answers " + status, answer.retryAfter(environment.clock()));
      case REFUSED -> throw advice.unusable("it answers " + status);
    };
  }

  private Stamp beginning(Answer answer, Optional<Stamp> begun) {
    Stamp stamp = usable(answer);
    begun.ifPresent(
        old ->
            report.note(
                old.equals(stamp)
                    ? "the host cannot go on in the middle of a file; starting over"
                    : "the file has changed on the host; starting over"));
    requireSpace(stamp);
    part.begin(stamp);
    return stamp;
  }

  private Stamp goingOn(Answer answer, Optional<Stamp> begun, long offset) throws BrokenOff {
    if (offset == 0 || !answer.isRest(begun.orElseThrow(), offset)) {
      throw startingOver("it has sent other bytes than those asked for");
    }
    Stamp stamp = usable(answer);
    // A host need not repeat the version, but must not name another.
    if (stamp.canResume() && !stamp.equals(begun.get())) {
      throw startingOver("the file has changed on the host");
    }
    requireSpace(begun.get());
    part.cutTo(offset);
    report.note("going on at " + Size.of(offset) + " of " + Size.of(stamp.length()));
    return begun.get();
  }

  private Stamp usable(Answer answer) {
    answer
        .encoding()
        .ifPresent(
            name -> {
              throw advice.unusable(
                  "it sends the file packed as " + name + ", which was not asked for");
            });
    return answer
        .stamp()
        .filter(stamp -> stamp.length() > 0)
        .orElseThrow(() -> advice.unusable("it does not say how long the file is"));
  }

  private BrokenOff startingOver(String why) {
    part.discard();
    return new BrokenOff(why + "; starting over", null);
  }

  private void requireSpace(Stamp stamp) {
    Path folder = part.path().getParent();
    try {
      long needed = stamp.length() - part.length() + RESERVE;
      long free = environment.space().free(folder);
      if (free < needed) {
        throw advice.noSpace(needed, free);
      }
    } catch (IOException e) {
      throw PartFile.unusable(folder, e);
    }
  }

  private void copy(Body body, Stamp stamp) throws BrokenOff, InterruptedException {
    report.progress(part.length(), stamp.length());
    boolean begins = false;
    Optional<List<ByteBuffer>> bytes;
    while ((bytes = body.next(environment.patience())).isPresent()) {
      requireRoomIn(stamp, bytes.get());
      part.append(bytes.get());
      begins = begins || requireBeginning();
      takeNote(part.length(), stamp.length());
    }
    if (part.length() < stamp.length()) {
      throw new BrokenOff("the connection ended too early", null);
    }
  }

  private void requireRoomIn(Stamp stamp, List<ByteBuffer> bytes) throws BrokenOff {
    long more = bytes.stream().mapToLong(ByteBuffer::remaining).sum();
    if (part.length() + more > stamp.length()) {
      throw startingOver("it has sent more than it said");
    }
  }

  /**
   * Stops at the first bytes of a page of HTML, as the login of a hotel sends it with status 200.
   */
  private boolean requireBeginning() {
    if (part.length() < TripFileCheck.MAGIC.length()) {
      return false;
    }
    String beginning = part.beginning(40);
    if (!beginning.startsWith(TripFileCheck.MAGIC)) {
      part.discard();
      String shown = beginning.replaceAll("[^ -~]+", " ").strip();
      throw advice.unusable("what it sends is no Parquet file; it begins with '" + shown + "'");
    }
    return true;
  }

  private void takeNote(long done, long total) {
    report.progress(done, total);
    if (done >= furthest + Math.min(STEP, Math.max(1, total / 100))) {
      furthest = done;
      backoff.progress();
    }
  }

  private void pauseOrGiveUp(BrokenOff why) throws InterruptedException {
    Duration asked = why.askedPause();
    if (asked.compareTo(LONGEST_WAIT) > 0) {
      String wish = why.getMessage() + " and asks to wait " + asked.toMinutes() + " minutes";
      throw advice.gaveUp(new BrokenOff(wish, why), part.length());
    }
    if (!backoff.failed()) {
      throw advice.gaveUp(why, part.length());
    }
    Duration own = backoff.pause();
    Duration wait = asked.compareTo(own) > 0 ? asked : own;
    report.note(why.getMessage() + "; trying again in " + Math.max(1, wait.toSeconds()) + " s");
    environment.pause().sleep(wait);
  }
}
