package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The words of a DAG file for its readers, and what is refused before there is one. */
class ToAirflowTest {

  @Test
  void text_ofOneTask_isThisFile() {
    Pipeline pipeline = Pipeline.named("once").task("a", ctx -> {}).build();
    String text = AirflowDagTest.file(pipeline, "my.Once");
    assertThat(text)
        .isEqualTo(
            """
            # Pipeline once for Airflow 3, written by Pipeline.toAirflow().
            #
            # Before it can run:
            # - Each Airflow worker needs Java 17 or 21 on its PATH, and in its environment TRIPS_CLASSPATH:
            #   the class path with this library, its dependencies and my.Once.
            # - PIPELINE_DB there names the database that all workers share, if a task reads what another
            #   one keeps with ctx.result().
            #
            # Where Airflow does something else:
            # - What is skipped since a parent failed is called upstream_failed.

            from datetime import timedelta

            import pendulum
            from airflow.providers.standard.operators.bash import BashOperator
            from airflow.sdk import DAG

            with DAG(
                dag_id="once",
                schedule=None,
                start_date=pendulum.datetime(2020, 3, 1, tz="UTC"),
                catchup=False,
            ):
                task = {}
                task["a"] = BashOperator(
                    task_id="a",
                    bash_command="java -cp \\"$TRIPS_CLASSPATH\\" trips.pipeline.PipelineTask my.Once a --logical-date \\"{{ (dag_run.logical_date or dag_run.run_after).isoformat() }}\\"",
                    retries=0,
                    trigger_rule="all_success",
                )
            """);
  }

  @Test
  void text_ofAPipeline_saysWhereAirflowDiffers() {
    String text = AirflowDagTest.daily().toAirflow(Daily.class);
    assertThat(text)
        .contains(
            "airflow pools set downloads 2",
            "one_failed starts as soon as one parent has failed",
            "upstream_failed",
            "A try whose worker was lost",
            "catches up from start_date on",
            "on_failure_callback")
        .doesNotContain("on_retry_callback");
    Pipeline retried = Pipeline.named("p").task("a", ctx -> {}).onRetry(Alert.log()).build();
    assertThat(retried.toAirflow())
        .contains("on_retry_callback")
        .doesNotContain("on_failure_callback");
    assertThat(AirflowDagTest.daily().toAirflow())
        .contains(
            "implements trips.pipeline.PipelineDefinition",
            "its name in the place of com.example.MyPipeline",
            "trips.pipeline.PipelineTask com.example.MyPipeline ingest");
  }

  /** What Airflow's workers can load. */
  public static final class Daily implements PipelineDefinition {
    @Override
    public Pipeline define(PipelineStore store) {
      return AirflowDagTest.daily();
    }
  }

  @Test
  void toAirflow_withAClass_namesItInEachCommand() {
    String text = AirflowDagTest.daily().toAirflow(Daily.class);
    assertThat(text)
        .contains("PipelineTask 'trips.pipeline.ToAirflowTest$Daily' clean --param")
        .doesNotContain("com.example");
  }

  @Test
  void toAirflow_withAClassThatNobodyCanCreate_isRefused() {
    PipelineDefinition lambda = store -> AirflowDagTest.daily();
    assertThatThrownBy(() -> AirflowDagTest.daily().toAirflow(lambda.getClass()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "cannot be created by another JVM; write a public class with a public constructor"
                + " without parameters that implements PipelineDefinition");
  }

  @Test
  void value_thatJsonDoesNotHave_isRefused() {
    assertThatThrownBy(() -> PythonText.value("part", Double.NaN))
        .hasMessageStartingWith("parameter 'part' is NaN, which Airflow does not keep");
  }

  @Test
  void id_ofAName_isTheSameEachTime() {
    assertThat(AirflowIds.of("é수집.1-X_")).isEqualTo("___.1-X__e36f6756");
    assertThat(AirflowIds.of("a.1-X_")).isEqualTo("a.1-X_");
  }
}
