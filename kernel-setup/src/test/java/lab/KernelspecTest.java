package lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ijava.protocol.Header;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static JsonNode described(Path folder) throws Exception {
    Kernelspec.describe(folder);
    return new ObjectMapper().readTree(folder.resolve("kernel.json").toFile());
  }
}
