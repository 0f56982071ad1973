package ijava.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.protocol.Requests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

  @TempDir Path temp;

  @Test
  void find_afterRestart_hasTheEarlierSessions() {
    Path file = temp.resolve("data").resolve("history.jsonl");
    session(file, "int a = 1;\n한글", "a");
    session(file, "b");
    try (History third = new History(file)) {
      third.add(1, "c");
      awaitFile(third);

      assertThat(third.find(request("tail", 0, 2)))
          .containsExactly(List.of(2, 1, "b"), List.of(3, 1, "c"));
      assertThat(third.find(request("range", 0, null))).containsExactly(List.of(0, 1, "c"));
      assertThat(third.find(request("range", -1, null))).containsExactly(List.of(2, 1, "b"));
      assertThat(third.find(request("range", 1, null)))
          .containsExactly(List.of(1, 1, "int a = 1;\n한글"), List.of(1, 2, "a"));
    }
  }

  @Test
  void find_withOutput_answersWithPairs() {
    History history = new History();
    history.add(1, "a");

    assertThat(history.find(new Requests.History("tail", true, 0, null, null, false, 0, null)))
        .containsExactly(List.of(1, 1, Arrays.asList("a", null)));
  }

  @Test
  void open_twoKernelsAtOnce_haveDifferentSessions() {
    Path file = temp.resolve("history.jsonl");
    try (History one = new History(file);
        History two = new History(file)) {
      for (int i = 1; i <= 50; i++) {
        one.add(i, "one " + i);
        two.add(i, "two " + i);
      }
      awaitFile(one);
      awaitFile(two);
    }
    try (History next = new History(file)) {
      awaitFile(next);

      assertThat(next.find(request("range", 1, null))).hasSize(50);
      assertThat(next.find(request("range", 2, null))).hasSize(50);
    }
  }

  @Test
  void open_largeOrDamagedFile_isCutAndRead() throws Exception {
    Path file = temp.resolve("history.jsonl");
    Files.writeString(file, "damaged\n[1,7,\"" + "x".repeat(3_000_000) + "\"]\n[1,8,\"last\"]\n");
    try (History history = new History(file)) {
      awaitFile(history);

      assertThat(history.find(request("tail", 0, null))).containsExactly(List.of(1, 8, "last"));
    }
    assertThat(Files.size(file)).isLessThan(100);
  }

  @Test
  void open_fileThatCannotBeWritten_keepsTheHistoryInMemory() throws Exception {
    Path blocked = Files.createFile(temp.resolve("file")).resolve("history.jsonl");
    try (History history = new History(blocked)) {
      history.add(1, "a");
      awaitFile(history);

      assertThat(history.find(request("tail", 0, null))).containsExactly(List.of(1, 1, "a"));
    }
  }

  @Test
  void userFile_isWhereJupyterKeepsItsData() {
    assertThat(History.userFile(Map.of("JUPYTER_DATA_DIR", "/j"), "/h", "Linux"))
        .isEqualTo(Path.of("/j/ijava-history.jsonl"));
    assertThat(History.userFile(Map.of("XDG_DATA_HOME", "/x"), "/h", "Linux"))
        .isEqualTo(Path.of("/x/jupyter/ijava-history.jsonl"));
    assertThat(History.userFile(Map.of(), "/h", "Linux"))
        .isEqualTo(Path.of("/h/.local/share/jupyter/ijava-history.jsonl"));
    assertThat(History.userFile(Map.of(), "/h", "Mac OS X"))
        .isEqualTo(Path.of("/h/Library/Jupyter/ijava-history.jsonl"));
    assertThat(History.userFile(Map.of("APPDATA", "/a"), "/h", "Windows 11"))
        .isEqualTo(Path.of("/a/jupyter/ijava-history.jsonl"));
  }

  private static void session(Path file, String... cells) {
    try (History history = new History(file)) {
      for (int i = 0; i < cells.length; i++) {
        history.add(i + 1, cells[i]);
      }
      awaitFile(history);
    }
  }

  /** Closing waits for the file; what was read stays. */
  private static void awaitFile(History history) {
    history.close(60_000);
  }

  private static Requests.History request(String type, int session, Integer n) {
    return new Requests.History(type, false, session, n, null, false, 0, null);
  }
}
