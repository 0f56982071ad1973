package lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentFileTest {
  @TempDir Path folder;

  @Test
  void quote_backslashAndQuote_areEscaped() {
    assertThat(ArgumentFile.quote("C:\\my \"jars\"")).isEqualTo("\"C:\\\\my \\\"jars\\\"\"");
  }

  @Test
  void write_optionsWithBlanks_reachTheJvmAsTheyAre() throws Exception {
    var file = folder.resolve("java.args");
    var jars = List.of(folder.resolve("my lib/a.jar"), folder.resolve("b.jar"));

    ArgumentFile.write(file, jars, List.of("-Dsaid=a \"b\" \\c #d", "-XshowSettings:properties"));
    var result = ChildJvm.run(Jdk.JAVA, folder, Map.of(), List.of("@" + file, "-version"));

    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(result.text())
        .contains("said = a \"b\" \\c #d", "my lib" + File.separator + "a.jar");
    assertThat(Files.readAllLines(file)).hasSize(4);
  }
}
