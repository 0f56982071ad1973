package ijava.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.protocol.Json;
import ijava.protocol.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Much output, from a kernel with little memory. */
@Timeout(120)
class OutputTest {

  private static final Pattern FILE = Pattern.compile("is in (\\S+\\.txt) until");

  @TempDir static Path temp;

  private static KernelProcess kernel;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    kernel = new KernelProcess(temp, Map.of(), "-Dfile.encoding=UTF-8", "-Xmx96m");
    client = kernel.client;
  }

  @AfterAll
  static void stop() throws Exception {
    assertThat(kernel.shutDown()).isZero();
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("ijava-"));
    }
    kernel.close();
  }

  @Test
  void print_hundredThousandLines_arriveCompleteInOrderAndInFewMessages() {
    String expected =
        IntStream.range(0, 100_000).mapToObj(i -> "줄 " + i + "\n").collect(Collectors.joining());

    List<Message> all =
        client.broadcasts(
            client.execute("for (int i = 0; i < 100_000; i++) System.out.println(\"줄 \" + i);"));

    assertThat(text(all, "stdout").equals(expected)).isTrue();
    assertThat(all).hasSizeLessThan(500);
  }

  @Test
  void print_withoutEnd_isCutWithOneNoteAndTheRestIsFiled() throws Exception {
    String id =
        client.execute(
            "for (long i = 0; ; i++) { System.out.println(\"line \" + i);"
                + " if (i == 300_000) display(\"past the limit\"); }");
    String note;
    do {
      Message stream = client.awaitBroadcast("stream");
      note = stream.content().path("text").asText();
    } while (!FILE.matcher(note).find());
    // A cell that waits for room in the queue has not filed a line yet.
    client.awaitBroadcast("display_data");

    client.ask(client.control, "interrupt_request", Json.object());
    List<Message> rest = client.broadcasts(id);

    assertThat(rest).extracting(Message::type).doesNotContain("stream");
    Matcher file = FILE.matcher(note);
    assertThat(file.find()).isTrue();
    try (Stream<String> lines = Files.lines(Path.of(file.group(1)))) {
      assertThat(lines.findFirst()).hasValue("line " + TextLimit.MOST_LINES);
    }
  }

  @Test
  void print_fewLongLines_areCutByCharacters() {
    List<Message> all =
        client.broadcasts(
            client.execute(
                "for (int i = 0; i < 90; i++) System.out.print(\"x\".repeat(100_000));"));

    assertThat(text(all, "stdout")).hasSize(TextLimit.MOST_CHARS);
    assertThat(text(all, "stderr")).containsOnlyOnce("8,000,000 characters");
  }

  @Test
  void updateDisplay_withoutEnd_isSlowedDownAndCanBeInterrupted() {
    String id = client.execute("var d = display(0); for (int i = 0; ; i++) updateDisplay(d, i);");
    for (int i = 0; i < 1_200; i++) {
      client.awaitBroadcast("update_display_data");
    }

    client.ask(client.control, "interrupt_request", Json.object());

    assertThat(client.broadcasts(id)).hasSizeLessThan(400);
  }

  private static String text(List<Message> all, String stream) {
    return all.stream()
        .filter(m -> m.content().path("name").asText().equals(stream))
        .map(m -> m.content().path("text").asText())
        .collect(Collectors.joining());
  }
}
