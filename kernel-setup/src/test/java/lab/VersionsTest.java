package lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What tools say of their versions, and what options and logs say. */
class VersionsTest {

  @Test
  void newEnough_from310_isTrue() {
    assertThat(List.of("3.10.0", "3.14.1", "4.0.0")).allMatch(Python::newEnough);
    assertThat(List.of("3.9.18", "3.1.0", "2.7.18", "", "30")).noneMatch(Python::newEnough);
  }

  @Test
  void version_ofMaven_isReadFromWhatItSays() {
    assertThat(Maven.version("Apache Maven 3.8.7\nMaven home: /x")).isEqualTo(308);
    assertThat(Maven.version("\u001b[1mApache Maven 4.0.0-rc-4 (b1)\u001b[m")).isEqualTo(400);
    assertThat(Maven.version("mvn: not found")).isZero();
  }

  @Test
  void port_inJupyterLabsOptions_isFoundInEitherForm() {
    assertThat(JupyterLab.port(List.of("--no-browser", "--port", "9999"))).isEqualTo(9999);
    assertThat(JupyterLab.port(List.of("--ServerApp.port=8889"))).isEqualTo(8889);
    assertThat(JupyterLab.port(List.of("--no-browser"))).isEqualTo(-1);
  }

  @Test
  void cause_ofUsualFailures_saysWhatToDo() {
    assertThat(Log.cause("write: No space left on device")).contains("make room");
    assertThat(Log.cause("Could not transfer artifact a:b:1")).contains("network", "proxy");
    assertThat(Log.cause("incompatible types")).isEqualTo("See why below");
  }
}
