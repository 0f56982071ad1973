package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebooksTest {
  @TempDir Path root;
  private Checkout at;

  @BeforeEach
  void makeNotebooks() throws IOException {
    at = new Checkout(root);
    Files.createDirectories(at.notebooks());
    for (String name :
        List.of("00-start-here.ipynb", "06-count-trips.ipynb", "glossary.ipynb", "a.txt")) {
      Files.createFile(at.notebooks().resolve(name));
    }
  }

  @Test
  void all_glossaryAmongThem_areThoseWithNumbers() {
    assertThat(Notebooks.all(at))
        .extracting(path -> path.getFileName().toString())
        .containsExactly("00-start-here.ipynb", "06-count-trips.ipynb");
  }

  @Test
  void named_byNumberFileNameOrPath_findsIt() {
    var notebook = at.notebooks().resolve("06-count-trips.ipynb");

    for (String name : List.of("06", "06-count-trips.ipynb", notebook.toString())) {
      assertThat(Notebooks.named(at, List.of(name))).containsExactly(notebook);
    }
  }

  @Test
  void named_unknownOrNone_saysWhichThereAre() {
    assertThatThrownBy(() -> Notebooks.named(at, List.of("6-count-trips")))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("did you mean \"06-count-trips\"?");
    assertThatThrownBy(() -> Notebooks.named(at, List.of()))
        .hasMessageContaining("00-start-here, 06-count-trips");
  }
}
