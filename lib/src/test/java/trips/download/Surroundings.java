package trips.download;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What a test's downloads live in: a fixed day, pauses that take no time, a report that is kept.
 */
final class Surroundings implements Report {

  static final YearMonth MONTH = YearMonth.of(2020, 4);
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  final List<Duration> pauses = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<Long> steps = new ArrayList<>();
  String ended;
  boolean failed;

  Duration patience = Duration.ofSeconds(20);
  long free = Long.MAX_VALUE;
  KnownRows rows = month -> OptionalLong.empty();
  LongConsumer onProgress = done -> {};
  Consumer<String> onNote = note -> {};

  /** Returns the month's file as fetched from a host. */
  Path fetch(RawHost host, Path data) {
    return download(new Host(host.base()), MONTH, data).run(false);
  }

  MonthDownload download(Host host, YearMonth month, Path data) {
    return new MonthDownload(month, data, environment(host), this);
  }

  private Environment environment(Host host) {
    return new Environment(
        Environment.newClient(Map.of()),
        host,
        Clock.fixed(NOW, ZoneOffset.UTC),
        new Random(1),
        pauses::add,
        patience,
        folder -> free,
        rows);
  }

  @Override
  public void note(String what) {
    notes.add(what);
    onNote.accept(what);
  }

  @Override
  public void progress(long done, long total) {
    steps.add(done);
    onProgress.accept(done);
  }

  @Override
  public void done(String sentence) {
    ended = sentence;
  }

  @Override
  public void failed() {
    failed = true;
  }
}
