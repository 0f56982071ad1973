package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trips.TestSpark;

class SessionRendererTest {

  private static final SessionRenderer RENDERER = new SessionRenderer(new UiLink(Map.of()));

  @AfterEach
  void forget() {
    System.clearProperty("spark.ui.proxyBase");
  }

  @Test
  void card_running_namesVersionMasterAndLog() {
    String text = (String) RENDERER.render(TestSpark.session()).data().get("text/plain");
    assertThat(text)
        .startsWith("Spark 4.1.0\nmaster: local[2]\ncores: 2\nmemory: ")
        .endsWith("\nUI: off; spark.ui.enabled turns it on\nlog: Spark.logFile()");
  }

  @Test
  void card_calledTwice_saysTheSame() {
    SparkSession session = TestSpark.session();
    assertThat(RENDERER.render(session)).isEqualTo(RENDERER.render(session));
  }

  @Test
  void withoutHost_clusters_keepTheKindAlone() {
    assertThat(SessionRenderer.withoutHost("spark://10.0.0.7:7077")).isEqualTo("spark://…");
    assertThat(SessionRenderer.withoutHost("k8s://https://h:6443")).isEqualTo("k8s://…");
    assertThat(SessionRenderer.withoutHost("local[*]")).isEqualTo("local[*]");
    assertThat(SessionRenderer.withoutHost("yarn")).isEqualTo("yarn");
  }

  @Test
  void link_withoutHub_isTheAddress() {
    assertThat(new UiLink(Map.of()).of("http://127.0.0.1:4040")).isEqualTo("http://127.0.0.1:4040");
    assertThat(System.getProperty("spark.ui.proxyBase")).isNull();
  }

  @Test
  void link_behindAHub_goesThroughItsProxyAndSoDoThePages() {
    UiLink link = new UiLink(Map.of("JUPYTERHUB_SERVICE_PREFIX", "/user/ada/"));
    assertThat(link.of("http://127.0.0.1:4041")).isEqualTo("/user/ada/proxy/4041/jobs/");
    assertThat(System.getProperty("spark.ui.proxyBase")).isEqualTo("/user/ada/proxy/4041");
  }

  @Test
  void link_uiSwitchedOff_isNone() {
    assertThat(new UiLink(Map.of()).of(TestSpark.session().sparkContext())).isEmpty();
  }
}
