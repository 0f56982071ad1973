package trips.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The main class of a worker's process. */
final class WorkerMain {

  private WorkerMain() {}

  /**
   * Works until the process is ended.
   *
   * @param arguments the definition's class, the worker's name, milliseconds between heartbeats, a
   *     file to make when it works; the store is that of {@link PipelineStore#VARIABLE}
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("trips.pipeline.worker", arguments[1]);
    PipelineStore store =
        PipelineStore.open().heartbeat(Duration.ofMillis(Long.parseLong(arguments[2])));
    Pipeline pipeline = Definitions.load(arguments[0], store);
    Worker.start(pipeline.definition(), pipeline.store(), arguments[1]);
    Files.createFile(Path.of(arguments[3]));
    new CountDownLatch(1).await();
  }
}
