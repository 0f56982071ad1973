package lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ijava.protocol.Header;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KernelspecTest {

  @Test
  void json_ofAPathWithSpaces_isWhatJupyterReads() throws Exception {
    JsonNode json = new ObjectMapper().readTree(Kernelspec.json(Path.of("my course", "java.args")));

    assertThat(json.path("argv"))
        .extracting(JsonNode::asText)
        .containsExactly(
            Jdk.JAVA.toString(),
            "@" + Path.of("my course", "java.args"),
            "ijava.kernel.Main",
            "{connection_file}");
    assertThat(json.path("language").asText()).isEqualTo("java");
    assertThat(json.path("interrupt_mode").asText()).isEqualTo("message");
  }

  @Test
  void json_protocolVersion_isThatOfTheKernel() throws Exception {
    JsonNode json = new ObjectMapper().readTree(Kernelspec.json(Path.of("java.args")));

    assertThat(json.path("kernel_protocol_version").asText()).isEqualTo(Header.PROTOCOL_VERSION);
  }
}
