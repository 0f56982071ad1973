package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ijava.protocol.Header;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelspecTest {

  @TempDir Path temporary;

  @Test
  void describe_folderWithASpace_isWhatJupyterReads() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("my course"));

    JsonNode json = described(folder);

    assertThat(json.path("argv"))
        .extracting(JsonNode::asText)
        .filteredOn(argument -> !argument.startsWith("-XX:Tier4"))
        .containsExactly(
            Jdk.JAVA.toString(),
            "@" + folder.resolve("java.args"),
            "ijava.kernel.Main",
            "{connection_file}");
    assertThat(json.path("language").asText()).isEqualTo("java");
    assertThat(json.path("interrupt_mode").asText()).isEqualTo("message");
  }

  @Test
  void describe_protocolVersion_isThatOfTheKernel() throws Exception {
    assertThat(described(temporary).path("kernel_protocol_version").asText())
        .isEqualTo(Header.PROTOCOL_VERSION);
  }

  @Test
  void describe_archiveIsThere_startsTheKernelWithIt() throws Exception {
    Path archive = Files.createFile(StartArchive.file(temporary));

    assertThat(described(temporary).path("argv"))
        .extracting(JsonNode::asText)
        .contains("-XX:SharedArchiveFile=" + archive)
        .endsWith("@" + temporary.resolve("java.args"), "ijava.kernel.Main", "{connection_file}");
  }

  @Test
  void describe_always_namesOptionsThatTheJvmKnows() throws Exception {
    List<String> command = new ArrayList<>();
    for (JsonNode argument : described(temporary).path("argv")) {
      if (argument.asText().startsWith("-XX:")) {
        command.add(argument.asText());
      }
    }
    assertThat(command).isNotEmpty();
    command.add(0, Jdk.JAVA.toString());
    command.add("-version");

    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(java.waitFor()).as(said).isZero();
    assertThat(said).doesNotContainIgnoringCase("warning");
  }

  @Test
  void heap_nothingAsked_fitsTheMachine() {
    assertThat(Kernelspec.heap(null, 8_000_000_000L)).isEqualTo("1500m");
    assertThat(Kernelspec.heap(" ", 2_000_000_000L)).isEqualTo("1g");
  }

  @Test
  void heap_asked_isGivenOnAnyMachine() {
    assertThat(Kernelspec.heap("2g", 2_000_000_000L)).isEqualTo("2g");
    assertThatThrownBy(() -> Kernelspec.heap("2 GB", 8_000_000_000L))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("LAB_HEAP is \"2 GB\"; write a number and a unit");
  }

  private static JsonNode described(Path folder) throws Exception {
    Kernelspec.describe(folder);
    return new ObjectMapper().readTree(folder.resolve("kernel.json").toFile());
  }
}
