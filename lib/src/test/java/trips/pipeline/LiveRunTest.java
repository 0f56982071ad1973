package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.spi.Cell;
import ijava.spi.KernelContext;
import ijava.spi.KernelExtension;
import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trips.notebook.Screen;

class LiveRunTest {

  private final List<String> screen = new ArrayList<>();
  private final PipelineExtension extension = new PipelineExtension();
  private final Map<Class<?>, Renderer<?>> renderers = new HashMap<>();

  private final LiveRun live =
      new LiveRun(
          Samples.daily(),
          new Screen() {
            @Override
            public String show(MimeBundle bundle) {
              screen.add("show " + first(bundle));
              return "d1";
            }

            @Override
            public void update(String id, MimeBundle bundle) {
              screen.add(id + " " + first(bundle));
            }
          },
          Clock.fixed(Samples.at(12), ZoneOffset.UTC));

  private static String first(MimeBundle bundle) {
    return ViewsTest.text(bundle).lines().findFirst().orElse("nothing");
  }

  private static final String RUNNING =
      "daily-trips, run for 2020-03-01 03:00 (Asia/Seoul) · running for 12 s";
  private static final String FAILED =
      "daily-trips, run for 2020-03-01 03:00 (Asia/Seoul) · failed after 8.2 s";

  @AfterEach
  void finish() {
    extension.cellFinished(cell(true));
  }

  private static Cell cell(boolean attended) {
    return new Cell(1, "c", "daily.run()", attended);
  }

  @Test
  void changed_twice_replacesOneDisplay() {
    live.changed(Samples.everyState());
    live.changed(Samples.failed());
    assertThat(screen).containsExactly("show " + RUNNING, "d1 " + FAILED);
  }

  @Test
  void changed_byARealRun_showsItUntilItHasEnded() {
    PipelineRun run =
        Pipeline.named("real")
            .task("a", ctx -> {})
            .task("b", ctx -> ctx.log("hello"))
            .after("a")
            .store(TestStores.inMemory())
            .build()
            .run(Map.of(), live);
    assertThat(screen).first().asString().startsWith("show real, run for ");
    assertThat(screen).last().asString().contains(" · succeeded after ");
    assertThat(
            ViewsTest.text(Views.run(run, Samples.at(0))).replaceAll("\\d+ ms|\\d+\\.\\d s", "…"))
        .endsWith("\n  ✓ a: succeeded · …\n  ✓ b, after a: succeeded · …");
  }

  @Test
  void render_ofARunThatStandsBelowTheCell_takesTheLivePictureAway() throws Exception {
    install();
    live.changed(Samples.failed());
    assertThat(first(render(Samples.failed()))).isEqualTo(FAILED);
    assertThat(first(render(Samples.failed()))).isEqualTo(FAILED);
    assertThat(screen).containsExactly("show " + FAILED, "d1 nothing");
  }

  @Test
  void render_inALaterCell_leavesTheLivePicture() throws Exception {
    install();
    live.changed(Samples.failed());
    extension.cellFinished(cell(true));
    render(Samples.failed());
    assertThat(screen).containsExactly("show " + FAILED);
  }

  @Test
  void of_whereNobodyLooks_showsNothing() {
    assertThat(LiveRun.of(Samples.daily())).isSameAs(RunListener.NONE);
    extension.cellStarted(cell(false));
    assertThat(LiveRun.of(Samples.daily())).isSameAs(RunListener.NONE);
    extension.cellStarted(cell(true));
    assertThat(LiveRun.of(Samples.daily())).isInstanceOf(LiveRun.class);
  }

  @Test
  void install_always_addsARendererForEachView() {
    assertThat(ServiceLoader.load(KernelExtension.class))
        .hasAtLeastOneElementOfType(PipelineExtension.class);
    install();
    assertThat(renderers).containsOnlyKeys(Pipeline.class, PipelineRun.class, History.class);
  }

  private void install() {
    extension.install(
        (KernelContext)
            Proxy.newProxyInstance(
                KernelContext.class.getClassLoader(),
                new Class<?>[] {KernelContext.class},
                (proxy, method, arguments) -> {
                  Renderer<?> renderer = (Renderer<?>) arguments[0];
                  renderers.put(renderer.type(), renderer);
                  return null;
                }));
  }

  @SuppressWarnings("unchecked") // put under its own type
  private MimeBundle render(PipelineRun run) throws Exception {
    return ((Renderer<PipelineRun>) renderers.get(PipelineRun.class)).render(run);
  }
}
