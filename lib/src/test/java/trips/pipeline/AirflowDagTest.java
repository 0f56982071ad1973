package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AirflowDagTest {

  private static final LocalDate FROM = LocalDate.of(2020, 3, 1);

  @TempDir Path folder;

  @Test
  void text_ofAPipeline_hasItsSchedule() throws Exception {
    JsonNode dag = read(file(daily(), "my.Daily")).get("dag");
    assertThat(dag.get("dag_id").asText()).isEqualTo("daily-trips");
    assertThat(dag.get("schedule").asText()).isEqualTo("0 3 * * *");
    assertThat(dag.get("start_date").toString())
        .isEqualTo("[\"datetime\",2020,3,1,{\"tz\":\"Asia/Seoul\"}]");
    assertThat(dag.get("catchup").asBoolean()).isTrue();
    assertThat(dag.get("params").toString())
        .isEqualTo(
            "{\"city\":\"New \\\"York\\\" \\\\ 뉴욕\\n\",\"part\":0.5,\"all\":true,\"since\":null}");
  }

  @Test
  void text_ofAPipeline_hasEachTaskAndEachDependency() throws Exception {
    Definition daily = definition(daily());
    JsonNode dag = read(file(daily(), "my.Daily"));
    List<String> edges = new ArrayList<>();
    daily
        .tasks()
        .forEach(
            task ->
                task.after()
                    .forEach(parent -> edges.add("[\"" + parent + "\",\"" + task.name() + "\"]")));
    assertThat(dag.get("edges")).map(JsonNode::toString).containsExactlyElementsOf(edges);
    assertThat(edges).hasSize(daily.graph().edgeSet().size());
    assertThat(dag.get("tasks")).hasSize(daily.tasks().size());
    for (TaskSpec task : daily.tasks()) {
      JsonNode operator = dag.get("tasks").get(task.name());
      assertThat(operator.get("task_id").asText()).isEqualTo(task.name());
      assertThat(operator.get("retries").asInt()).isEqualTo(task.retries());
      assertThat(operator.get("trigger_rule").asText()).isEqualTo(AirflowDag.rule(task.rule()));
      assertThat(operator.has("execution_timeout")).isEqualTo(task.timeout().isPresent());
      assertThat(operator.has("pool")).isEqualTo(task.pool().isPresent());
    }
  }

  @Test
  void text_ofTasks_hasTheirRetriesLimitsAndPools() throws Exception {
    JsonNode tasks = read(file(daily(), "my.Daily")).get("tasks");
    assertThat(tasks.get("ingest").get("retry_delay").toString())
        .isEqualTo("[\"timedelta\",{\"seconds\":2}]");
    assertThat(tasks.get("ingest").get("retry_exponential_backoff").asBoolean()).isTrue();
    assertThat(tasks.get("ingest").get("pool").asText()).isEqualTo("downloads");
    assertThat(tasks.get("clean").has("retry_delay")).isFalse();
    assertThat(tasks.get("count").get("execution_timeout").toString())
        .isEqualTo("[\"timedelta\",{\"seconds\":1.5}]");
    assertThat(tasks.get("notify").get("trigger_rule").asText()).isEqualTo("one_failed");
    assertThat(tasks.get("tidy").get("trigger_rule").asText()).isEqualTo("all_done");
  }

  @Test
  void text_withoutSchedule_hasNone() throws Exception {
    Pipeline pipeline = Pipeline.named("once").task("a", ctx -> {}).build();
    JsonNode dag = read(file(pipeline, "my.Once")).get("dag");
    assertThat(dag.get("schedule").isNull()).isTrue();
    assertThat(dag.get("start_date").toString())
        .isEqualTo("[\"datetime\",2020,3,1,{\"tz\":\"UTC\"}]");
    assertThat(dag.has("params")).isFalse();
  }

  /** The shell must hand over exactly what Airflow's templates put into the environment. */
  @Test
  void command_ofATask_givesEachWordUnchanged() throws Exception {
    String command =
        read(file(daily(), "my.Outer$Daily"))
            .get("tasks")
            .get("ingest")
            .get("bash_command")
            .asText();
    Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", folder + ":" + System.getenv("PATH"));
    environment.put("TRIPS_CLASSPATH", "a b.jar");
    environment.put("TRIPS_PARAM_1", "$(touch no) `x` \"");
    environment.put("TRIPS_PARAM_2", "0.5");
    environment.put("TRIPS_PARAM_3", "true");
    environment.put("TRIPS_PARAM_4", "");
    assertThat(run(environment, "bash", "-c", command).lines())
        .containsExactly(
            "-cp",
            "a b.jar",
            "trips.pipeline.PipelineTask",
            "my.Outer$Daily",
            "ingest",
            "--param",
            "city=$(touch no) `x` \"",
            "--param",
            "part=0.5",
            "--param",
            "all=true",
            "--logical-date",
            "{{ (dag_run.logical_date or dag_run.run_after).isoformat() }}");
    environment.put("TRIPS_PARAM_4", "a day");
    assertThat(run(environment, "bash", "-c", command).lines()).contains("since=a day");
  }

  static Pipeline daily() {
    return Pipeline.named("daily-trips")
        .task("ingest", ctx -> {})
        .retry(3, Duration.ofSeconds(2))
        .pool("downloads", 2)
        .task("clean", ctx -> {})
        .after("ingest")
        .task("count", ctx -> {})
        .after("clean")
        .timeout(Duration.ofMillis(1_500))
        .task("report", ctx -> {})
        .after("count", "clean")
        .task("notify", ctx -> {})
        .after("count", "report")
        .rule(Rule.ANY_FAILED)
        .task("tidy", ctx -> {})
        .after("report")
        .rule(Rule.ALWAYS)
        .schedule("0 3 * * *", Samples.SEOUL)
        .catchUp(true)
        .param("city", "New \"York\" \\ 뉴욕\n")
        .param("part", 0.5)
        .param("all", true)
        .param("since", null)
        .onFailure(message -> {})
        .build();
  }

  @Test
  void text_namesThatAirflowDoesNotTake_haveIdsThatStayApartAndDisplayNames() throws Exception {
    String text = file(named("일일", "수집", "정리"), "my.Korean");
    JsonNode dag = read(text);
    JsonNode tasks = dag.get("tasks");
    assertThat(dag.get("dag").get("dag_id").asText()).matches("___[0-9a-f]{8}");
    assertThat(dag.get("dag").get("dag_display_name").asText()).isEqualTo("일일");
    assertThat(tasks.fieldNames())
        .toIterable()
        .containsExactly(AirflowIds.of("수집"), AirflowIds.of("정리"));
    assertThat(tasks.get(AirflowIds.of("수집")).get("task_display_name").asText()).isEqualTo("수집");
    assertThat(dag.get("edges").toString())
        .isEqualTo("[[\"" + AirflowIds.of("수집") + "\",\"" + AirflowIds.of("정리") + "\"]]");
    assertThat(text).contains("PipelineTask my.Korean '수집'", "a hash of the name");
    assertThat(read(file(named("주간", "a", "b"), "my.Korean")).get("dag").get("dag_id"))
        .isNotEqualTo(dag.get("dag").get("dag_id"));
  }

  @Test
  void text_namesThatAirflowTakes_areTheIds() throws Exception {
    String text = file(named("daily.1-X_", "a", "b"), "my.Daily");
    assertThat(read(text).get("dag").get("dag_id").asText()).isEqualTo("daily.1-X_");
    assertThat(text).doesNotContain("display_name", "a hash of the name");
  }

  private static Pipeline named(String name, String parent, String child) {
    return Pipeline.named(name)
        .task(parent, ctx -> {})
        .task(child, ctx -> {})
        .after(parent)
        .build();
  }

  private static Definition definition(Pipeline pipeline) {
    return new Definition(
        pipeline.name(),
        pipeline.tasks(),
        pipeline.graph(),
        pipeline.schedule(),
        pipeline.catchUp(),
        pipeline.params(),
        pipeline.tasks().size() > 1 ? Optional.of(message -> {}) : Optional.empty(),
        Optional.empty());
  }

  static String file(Pipeline pipeline, String definition) {
    return new AirflowDag(definition(pipeline), definition, FROM).text();
  }

  /** Compiles the file with Python and returns what its syntax tree holds. */
  private JsonNode read(String text) throws Exception {
    Path dag = Files.writeString(folder.resolve("dag.py"), text);
    Path script = folder.resolve("read_dag.py");
    try (var source = AirflowDagTest.class.getResourceAsStream("read_dag.py")) {
      Files.write(script, source.readAllBytes());
    }
    return new ObjectMapper().readTree(run(Map.of(), "python3", script.toString(), dag.toString()));
  }

  private String run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.directory(folder.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
