package trips.download;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.display.Display;
import ijava.display.DisplayChannel;
import ijava.spi.MimeBundle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final long MB = 1_000_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now;

  @Test
  void text_halfDone_tellsRateAndTimeLeft() {
    TransferText text = new TransferText(() -> now);
    assertThat(text.of(0, 346 * MB)).isEqualTo("[........................]   0 % 0.0 MB of 346 MB");
    seconds(10);
    assertThat(text.of(173 * MB, 346 * MB))
        .isEqualTo("[############............]  50 % 173 MB of 346 MB, 17 MB/s, 10 s left");
  }

  @Test
  void text_goingOnAtAPart_countsOnlyWhatArrives() {
    TransferText text = new TransferText(() -> now);
    text.of(300 * MB, 346 * MB);
    seconds(1);
    assertThat(text.of(301 * MB, 346 * MB)).endsWith("301 MB of 346 MB, 1.0 MB/s, 45 s left");
  }

  @Test
  void text_slower_forgetsTheRateOfLongAgo() {
    TransferText text = new TransferText(() -> now);
    for (int second = 0; second <= 10; second++) {
      seconds(second);
      text.of(second * 10 * MB, 346 * MB);
    }
    String line = "";
    for (int second = 11; second <= 40; second++) {
      seconds(second);
      line = text.of(100 * MB + (second - 10) * MB, 346 * MB);
    }
    assertThat(line).endsWith("130 MB of 346 MB, 1.0 MB/s, 3 min 36 s left");
  }

  @Test
  void text_startingOver_countsAnew() {
    TransferText text = new TransferText(() -> now);
    text.of(300 * MB, 346 * MB);
    seconds(1);
    assertThat(text.of(0, 346 * MB)).endsWith("0.0 MB of 346 MB");
    seconds(3);
    assertThat(text.of(2 * MB, 346 * MB)).contains("1.0 MB/s");
  }

  @Test
  void console_onTerminal_redrawsOneLineUntilANoteEndsIt() {
    Report report = new ConsoleReport(out, true, () -> now);
    for (int step = 0; step <= 100; step++) {
      now = TimeUnit.MILLISECONDS.toNanos(10L * step);
      report.progress(step * MB, 100 * MB);
    }
    report.done("Done.");
    List<String> lines = printed().lines().toList();
    // BufferedReader takes a carriage return for an end of line.
    assertThat(lines)
        .filteredOn(line -> line.startsWith("["))
        .hasSize(6)
        .last()
        .asString()
        .contains("100 %");
    assertThat(lines).last().isEqualTo("Done.");
    assertThat(printed().split(System.lineSeparator())).hasSize(2);
  }

  @Test
  void console_elsewhere_printsALineEveryFewSeconds() {
    Report report = new ConsoleReport(out, false, () -> now);
    for (int second = 0; second <= 12; second++) {
      seconds(second);
      report.progress(second * MB, 20 * MB);
    }
    report.failed();
    assertThat(printed().lines())
        .hasSize(3)
        .noneMatch(line -> line.contains("\r"))
        .last()
        .asString()
        .contains("50 %");
  }

  @Test
  void cell_ended_leavesOnlyTheSentence() {
    Map<String, Object> shown = connectDisplay();
    Report report = new CellReport(() -> now);
    report.note("downloading");
    report.progress(1, 10);
    assertThat(shown.values()).singleElement().asString().contains("10 %");
    report.progress(5, 10);
    assertThat(shown.values()).singleElement().asString().contains("10 %");
    seconds(2);
    report.progress(7, 10);
    assertThat(shown.values()).singleElement().asString().contains("70 %");
    report.done("All there.");
    assertThat(shown.values()).containsExactly("All there.");
  }

  @Test
  void cell_failed_leavesNoBar() {
    Map<String, Object> shown = connectDisplay();
    Report report = new CellReport(() -> now);
    report.progress(1, 10);
    report.failed();
    assertThat(new ArrayList<>(shown.values())).containsExactly("");
  }

  private static Map<String, Object> connectDisplay() {
    Map<String, Object> shown = new TreeMap<>();
    Display.connect(
        new DisplayChannel() {
          @Override
          public void show(MimeBundle bundle, String id) {
            shown.put(id, bundle.data().get(MimeBundle.TEXT));
          }

          @Override
          public void update(MimeBundle bundle, String id) {
            show(bundle, id);
          }

          @Override
          public void clear(boolean wait) {}
        });
    return shown;
  }

  private void seconds(long seconds) {
    now = TimeUnit.SECONDS.toNanos(seconds);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
