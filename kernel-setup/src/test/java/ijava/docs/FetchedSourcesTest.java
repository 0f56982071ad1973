package ijava.docs;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.docs.FetchedSources.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FetchedSourcesTest {

  private static final Path JAR = Path.of("a.jar");
  private static final Path SOURCES = Path.of("a-sources.jar");

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final List<Path> asked = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

  private FetchedSources sources(SourceFetcher fetcher) {
    SourceFetcher counted =
        jar -> {
          asked.add(jar);
          return fetcher.fetch(jar);
        };
    return new FetchedSources(counted, background::add, clock::get);
  }

  private void runBackground() {
    while (!background.isEmpty()) {
      background.poll().run();
    }
  }

  @Test
  void of_firstQuestion_isAnsweredBeforeAnythingIsFetched() {
    FetchedSources sources = sources(jar -> Optional.of(SOURCES));

    assertThat(sources.of(JAR).state()).isEqualTo(State.COMING);
    assertThat(sources.of(JAR).state()).isEqualTo(State.COMING);
    assertThat(asked).isEmpty();

    runBackground();

    assertThat(sources.of(JAR)).isEqualTo(new FetchedSources.Answer(State.HERE, SOURCES));
    assertThat(asked).containsExactly(JAR);
  }

  @Test
  void of_noSources_isNotAskedAgain() {
    FetchedSources sources = sources(jar -> Optional.empty());
    sources.of(JAR);
    runBackground();

    assertThat(sources.of(JAR).state()).isEqualTo(State.NONE);
    runBackground();

    assertThat(asked).hasSize(1);
  }

  @Test
  void of_unreachable_pausesForAllJarsThenTriesAgain() {
    FetchedSources sources =
        sources(
            jar -> {
              throw new IOException("no network");
            });
    sources.of(JAR);
    runBackground();

    assertThat(sources.of(JAR).state()).isEqualTo(State.UNREACHABLE);
    assertThat(sources.of(Path.of("b.jar")).state()).isEqualTo(State.UNREACHABLE);
    assertThat(asked).hasSize(1);

    clock.addAndGet(TimeUnit.MINUTES.toNanos(6));

    assertThat(sources.of(JAR).state()).isEqualTo(State.COMING);
    runBackground();
    assertThat(asked).hasSize(2);
  }

  @Test
  void of_brokenFetcher_isHarmless() {
    FetchedSources sources =
        sources(
            jar -> {
              throw new IllegalStateException("broken");
            });
    sources.of(JAR);
    runBackground();

    assertThat(sources.of(JAR).state()).isEqualTo(State.UNREACHABLE);
  }
}
