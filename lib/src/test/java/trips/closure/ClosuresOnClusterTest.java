package trips.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trips.cluster.LocalCluster;

/** Closures in the executors of a standalone cluster of two workers. */
class ClosuresOnClusterTest extends ClosureMatrix {

  private static LocalCluster cluster;

  @BeforeAll
  static void start() {
    cluster = LocalCluster.start(2, 1, "512m");
    Map<String, String> settings = new HashMap<>(cluster.settings());
    settings.put("spark.sql.shuffle.partitions", "2");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.task.maxFailures", "1");
    // Both executors, or a test would not see what one of them lacks.
    settings.put("spark.scheduler.minRegisteredResourcesRatio", "1.0");
    settings.put("spark.scheduler.maxRegisteredResourcesWaitingTime", "60s");
    open(settings);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void tasks_runInTwoOtherJvms() {
    assertThat(
            notebook.value(
                "var here = ProcessHandle.current().pid();"
                    + " var pids = new TreeSet<>(sc.parallelize(List.of(1, 2, 3, 4, 5, 6, 7, 8), 8)"
                    + ".map(x -> { Thread.sleep(20); return ProcessHandle.current().pid(); })"
                    + ".collect()); pids.size() + \" \" + pids.contains(here)"))
        .isEqualTo("2 false");
  }

  @Test
  void jarAddedWhileTheSessionRuns_isThereForTasks(@TempDir Path folder) throws Exception {
    notebook.addJar(jar(folder));

    assertThat(notebook.value("rdd.map(x -> extra.Extra.twice(x)).reduce(Integer::sum)"))
        .isEqualTo("42");
    notebook.ok("extra.Extra given = new extra.Extra(5);");
    assertThat(notebook.value("rdd.map(x -> x + given.n()).reduce(Integer::sum)")).isEqualTo("51");
  }

  private static Path jar(Path folder) throws Exception {
    Path source = Files.createDirectories(folder.resolve("extra")).resolve("Extra.java");
    Files.writeString(
        source,
        "package extra; public record Extra(int n) implements java.io.Serializable {"
            + " public static int twice(int x) { return 2 * x; } }");
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), source.toString()))
        .isZero();
    Path jar = folder.resolve("extra.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("extra/Extra.class"));
      Files.copy(folder.resolve("extra/Extra.class"), out);
    }
    return jar;
  }

  @Test
  void executorLost_valuesArriveAtItsSuccessor() {
    notebook.ok("var halted = sc.parallelize(List.of(1, 2), 2).map(x -> seven + x).collect();");
    notebook.ok(
        "try { sc.parallelize(List.of(1), 1).foreach(x -> Runtime.getRuntime().halt(3)); }"
            + " catch (Exception e) { }");

    assertThat(notebook.value("rdd.map(x -> x + seven).reduce(Integer::sum)")).isEqualTo("63");
  }

  @Test
  void closuresOfAThousandTasks_readALargeVariableOncePerExecutor() {
    notebook.ok(
        "class Large implements Serializable { byte[] bytes = new byte[1 << 20];"
            + " private Object readResolve() { READS.incrementAndGet(); return this; }"
            + " static final java.util.concurrent.atomic.AtomicInteger READS ="
            + " new java.util.concurrent.atomic.AtomicInteger(); } Large large = new Large();");

    assertThat(
            notebook.value(
                "sc.parallelize(Collections.nCopies(200, 1), 200)"
                    + ".map(x -> large.bytes.length > 0 ? Large.READS.get() : 0)"
                    + ".reduce(Math::max)"))
        .isEqualTo("1");
  }
}
