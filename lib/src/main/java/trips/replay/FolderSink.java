package trips.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes files that appear whole: under a name that Spark passes over, then renamed. */
final class FolderSink implements EventSink {

  private static final Duration FILE_EVERY = Duration.ofSeconds(1);

  /** Bounds the memory; about two megabytes of JSON. */
  private static final int LINES_PER_FILE = 10_000;

  private final Path folder;
  private final EventFormat format;
  private final String prefix;
  private final List<String> lines = new ArrayList<>();
  private Instant nextFile = Instant.MAX;
  private int files;

  /**
   * Prepares a folder.
   *
   * @param begun goes into the names of the files, lest a later replay writes over them
   */
  FolderSink(Path folder, EventFormat format, Instant begun) throws IOException {
    this.folder = Files.createDirectories(folder.toAbsolutePath());
    this.format = format;
    prefix = "trips-" + begun.toEpochMilli();
  }

  @Override
  public void send(TripEvent event) throws IOException {
    if (lines.isEmpty()) {
      nextFile = event.sentTime().plus(FILE_EVERY);
    }
    lines.add(format.line(event));
    if (lines.size() >= LINES_PER_FILE) {
      finish();
    }
  }

  @Override
  public void tick(Instant now) throws IOException {
    if (!now.isBefore(nextFile)) {
      finish();
    }
  }

  @Override
  public Instant nextTick() {
    return nextFile;
  }

  @Override
  public void finish() throws IOException {
    nextFile = Instant.MAX;
    if (lines.isEmpty()) {
      return;
    }
    if (!format.header.isEmpty()) {
      lines.add(0, format.header);
    }
    String name = String.format(Locale.ROOT, "%s-%06d.%s", prefix, files++, format.ending);
    Path hidden = folder.resolve("." + name);
    Files.write(hidden, lines, StandardCharsets.UTF_8);
    Files.move(hidden, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    lines.clear();
  }
}
