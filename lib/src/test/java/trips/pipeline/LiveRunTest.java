package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.display.Display;
import ijava.display.DisplayChannel;
import ijava.spi.Cell;
import ijava.spi.KernelContext;
import ijava.spi.KernelExtension;
import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
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
    LiveRuns.showWith(pipeline -> RunListener.NONE);
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
    PipelineRun run = real().run(Map.of(), live);
    assertThat(screen).first().asString().startsWith("show real, run for ");
    assertThat(screen).last().asString().contains(" · succeeded after ");
    assertThat(
            ViewsTest.text(Views.run(run, Samples.at(0))).replaceAll("\\d+ ms|\\d+\\.\\d s", "…"))
        .endsWith("\n  ✓ a: succeeded · …\n  ✓ b, after a: succeeded · …");
  }

  @Test
  void render_ofARunThatStandsBelowTheCell_takesTheLivePictureAway() {
    install();
    live.changed(Samples.failed());
    assertThat(first(Display.render(Samples.failed()))).isEqualTo(FAILED);
    assertThat(first(Display.render(Samples.failed()))).isEqualTo(FAILED);
    assertThat(screen).containsExactly("show " + FAILED, "d1 nothing");
  }

  @Test
  void render_inALaterCell_leavesTheLivePicture() {
    install();
    live.changed(Samples.failed());
    extension.cellFinished(cell(true));
    Display.render(Samples.failed());
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

  @Test
  void run_inACellThatIsLookedAt_isShownInOneDisplayWhoseLastPictureIsFinal() {
    Map<String, List<String>> displays = connectDisplay();
    install();
    extension.cellStarted(cell(true));

    real().run();
    extension.cellFinished(cell(true));

    List<String> pictures = only(displays);
    assertThat(pictures).hasSizeGreaterThan(1).first().asString().startsWith("real, run for ");
    assertThat(pictures).last().asString().contains(" · succeeded after ");
  }

  @Test
  void run_thatIsTheCellsValue_isShownOnlyAsItsValue() {
    Map<String, List<String>> displays = connectDisplay();
    install();
    extension.cellStarted(cell(true));

    PipelineRun run = real().run();
    MimeBundle value = Display.result(run);

    assertThat(first(value)).startsWith("real, run for ").contains(" · succeeded after ");
    assertThat(only(displays)).last().isEqualTo("nothing");
  }

  @Test
  void run_inACellThatNobodyLooksAt_showsNothingBeforeItsValue() {
    Map<String, List<String>> displays = connectDisplay();
    install();
    extension.cellStarted(cell(false));

    PipelineRun run = real().run();

    assertThat(displays).isEmpty();
    assertThat(first(Display.result(run))).contains(" · succeeded after ");
  }

  @Test
  void pipeline_asTheCellsValue_isShownAsItsGraph() {
    install();
    MimeBundle value = Display.result(real());
    assertThat(ViewsTest.text(value)).isEqualTo("pipeline real: 2 tasks\n  a\n  b, after a");
    assertThat((String) value.data().get(MimeBundle.HTML)).contains("<svg ");
  }

  private static Pipeline real() {
    return Pipeline.named("real")
        .task("a", ctx -> {})
        .task("b", ctx -> ctx.log("hello"))
        .after("a")
        .store(TestStores.inMemory())
        .build();
  }

  /** Returns what each display has shown, the newest last. */
  private static Map<String, List<String>> connectDisplay() {
    Map<String, List<String>> displays = new ConcurrentHashMap<>();
    Display.connect(
        new DisplayChannel() {
          @Override
          public void show(MimeBundle bundle, String id) {
            displays
                .computeIfAbsent(id, any -> Collections.synchronizedList(new ArrayList<>()))
                .add(first(bundle));
          }

          @Override
          public void update(MimeBundle bundle, String id) {
            show(bundle, id);
          }

          @Override
          public void clear(boolean wait) {}
        });
    return displays;
  }

  private static List<String> only(Map<String, List<String>> displays) {
    assertThat(displays).hasSize(1);
    return displays.values().iterator().next();
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
                  Display.renderers().add(renderer);
                  return null;
                }));
  }
}
