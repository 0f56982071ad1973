package trips.data;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.display.Display;
import ijava.display.DisplayChannel;
import ijava.spi.MimeBundle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now;

  @Test
  void text_halfDone_tellsRateAndTimeLeft() {
    ProgressText text = new ProgressText(() -> now);
    assertThat(text.of(0, 2_000_000))
        .isEqualTo("[........................]   0 % 0 of 2,000,000 rows");
    now = TimeUnit.SECONDS.toNanos(2);
    assertThat(text.of(1_000_000, 2_000_000))
        .isEqualTo(
            "[############............]  50 % 1,000,000 of 2,000,000 rows, 500,000 rows/s, 2 s left");
  }

  @Test
  void console_onTerminal_redrawsOneLine() {
    Progress progress = new ConsoleProgress(out, true, () -> now);
    progress.update(0, 10);
    progress.update(5, 10);
    progress.end();
    assertThat(printed()).startsWith("\r[").containsOnlyOnce(System.lineSeparator());
  }

  @Test
  void console_elsewhere_printsALineEveryFewSeconds() {
    Progress progress = new ConsoleProgress(out, false, () -> now);
    for (int second = 0; second < 11; second++) {
      now = TimeUnit.SECONDS.toNanos(second);
      progress.update(second, 20);
    }
    progress.end();
    assertThat(printed().lines()).hasSize(2).noneMatch(line -> line.contains("\r"));
  }

  @Test
  void display_ended_leavesOnlyTheSentence() {
    Map<String, Object> shown = new LinkedHashMap<>();
    DisplayChannel channel =
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
        };
    Display.connect(channel);
    Progress progress = new DisplayProgress("Done.", () -> now);
    progress.update(1, 10);
    now = TimeUnit.SECONDS.toNanos(2);
    progress.update(7, 10);
    assertThat(shown.values()).singleElement().asString().contains("70 %");
    progress.end();
    assertThat(shown.values()).containsExactly("Done.");
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
