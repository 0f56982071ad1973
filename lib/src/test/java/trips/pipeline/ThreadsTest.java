package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {

  @Test
  void timed_shutDown_waitsForNothingThatIsDueLater() throws Exception {
    ScheduledThreadPoolExecutor threads = Threads.timed("later", 1);
    threads.schedule(() -> {}, 1, TimeUnit.HOURS);

    threads.shutdown();

    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }
}
