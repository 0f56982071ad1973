package trips.cluster;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;
import trips.TestSpark;

/** HDFS on processes of its own; the slow part, their start, is shared. */
class HadoopClusterTest {

  private static HadoopCluster hadoop;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    hadoop = HadoopCluster.start();
  }

  @AfterAll
  static void stop() {
    hadoop.close();
  }

  @Test
  void put_moreThanABlock_isInTwoBlocksWithTwoReplicas() throws Exception {
    Path local = Files.write(folder.resolve("large"), new byte[20 << 20]);

    hadoop.put(local, "/put/large");

    Table files = hadoop.ls("/put");
    assertThat(files.columnNames()).containsExactly("path", "bytes", "replicas", "blocks");
    assertThat(files.row(0).getString("path")).isEqualTo("/put/large");
    assertThat(files.row(0).getLong("bytes")).isEqualTo(20 << 20);
    assertThat(files.row(0).getInt("replicas")).isEqualTo(2);
    assertThat(files.row(0).getInt("blocks")).isEqualTo(2);
    Table blocks = hadoop.blocks("/put/large");
    assertThat(blocks.columnNames()).containsExactly("path", "block", "bytes", "datanodes");
    assertThat(blocks.intColumn("block").asList()).containsExactly(0, 1);
    assertThat(blocks.longColumn("bytes").asList()).containsExactly(16L << 20, 4L << 20);
    assertThat(blocks.stringColumn("datanodes").asList()).containsOnly("datanode-0, datanode-1");
  }

  @Test
  void ls_folder_hasTheBytesOfItsFilesAndNoBlocks() {
    hadoop.write(List.of("one", "two"), "/folder/of/lines");

    Table files = hadoop.ls("/folder");

    assertThat(files.row(0).getString("path")).isEqualTo("/folder/of/");
    assertThat(files.row(0).getLong("bytes")).isEqualTo(8);
    assertThat(files.intColumn("blocks").isMissing(0)).isTrue();
    assertThat(hadoop.lines("/folder/of/lines")).containsExactly("one", "two");
  }

  @Test
  void spark_writesAndReadsParquet() {
    SparkSession spark = TestSpark.session();
    Dataset<Row> numbers = spark.range(1000).toDF("number");

    numbers
        .write()
        .mode(SaveMode.Overwrite)
        .options(hadoop.configuration())
        .parquet(hadoop.uri() + "/numbers");

    Dataset<Row> back = spark.read().parquet(hadoop.uri() + "/numbers");
    assertThat(back.filter(col("number").geq(500)).count()).isEqualTo(500);
    assertThat(hadoop.blocks("/numbers").stringColumn("datanodes").asList())
        .containsOnly("datanode-0, datanode-1");
  }

  @Test
  void dataNode_killed_dataIsReadableAndItComesBack() throws Exception {
    Path local = Files.write(folder.resolve("kept"), new byte[17 << 20]);
    hadoop.put(local, "/kept");
    SparkSession spark = TestSpark.session();

    for (int node = 0; node < 2; node++) {
      hadoop.killDataNode(node);
      long bytes =
          spark
              .read()
              .format("binaryFile")
              .load(hadoop.uri() + "/kept")
              .selectExpr("sum(length(content))")
              .head()
              .getLong(0);
      assertThat(bytes).isEqualTo(17 << 20);
      hadoop.write(List.of("with one"), "/written-" + node);
      hadoop.restartDataNode(node);
    }

    assertThat(hadoop.lines("/written-0")).containsExactly("with one");
  }

  @Test
  void restartDataNode_whileItRuns_isRefused() {
    assertThatThrownBy(() -> hadoop.restartDataNode(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("DataNode 1 runs; killDataNode it first");
    assertThatThrownBy(() -> hadoop.killDataNode(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no DataNode 2; the first is 0, the last 1");
  }

  @Test
  void paths_thatAreWrong_sayWhatToDo() {
    assertThatThrownBy(() -> hadoop.ls("trips"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write /trips");
    assertThatThrownBy(() -> hadoop.blocks("/nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is nothing at /nowhere in HDFS; ls(\"/\") shows what there is");
    assertThatThrownBy(() -> hadoop.put(folder.resolve("none"), "/none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no file");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void processes_listenOnThisMachineOnly() throws Exception {
    List<String> addresses = Sockets.listening(children());

    assertThat(addresses).hasSizeGreaterThan(10).allMatch(Sockets::isLoopback);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void webPages_areClosed() throws Exception {
    List<Integer> answers = new ArrayList<>();
    for (String listening : Sockets.listening(children())) {
      answers.add(answer(Sockets.port(listening)));
    }

    // Of the NameNode and both DataNodes at least; the rest are no web servers.
    assertThat(answers).filteredOn(status -> status == 403).hasSizeGreaterThanOrEqualTo(3);
    assertThat(answers).allMatch(status -> status < 0 || status >= 400);
  }

  /** Returns the status of an answer; -1 if there is none. */
  private static int answer(int port) throws Exception {
    URI page = URI.create("http://" + FreePort.LOOPBACK + ":" + port + "/ws/v1/cluster/info");
    HttpRequest request = HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(3)).build();
    try {
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void close_leavesNoProcessAndNoFile() throws Exception {
    Set<Long> before = children();
    Set<Path> folders = folders();

    HadoopCluster other = HadoopCluster.start();
    assertThat(children()).hasSize(before.size() + 3);
    other.close();
    other.close();

    assertThat(children()).isEqualTo(before);
    assertThat(folders()).isEqualTo(folders);
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  private static Set<Path> folders() throws Exception {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return Arrays.stream(files.toArray(Path[]::new))
          .filter(each -> each.getFileName().toString().startsWith("trips-hadoop-"))
          .collect(Collectors.toSet());
    }
  }
}
