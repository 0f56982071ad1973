package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {

  @Test
  void chosen_nothing_isEverything() {
    assertThat(Bench.chosen(List.of())).contains("kernel", "spark", "data", "soak");
  }

  @Test
  void chosen_aName_isThatAlone() {
    assertThat(Bench.chosen(List.of("kernel"))).containsExactly("kernel");
  }

  @Test
  void chosen_unknownName_saysWhatThereIs() {
    assertThatThrownBy(() -> Bench.chosen(List.of("kernel", "all")))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("\"all\"")
        .hasMessageContaining("kernel, spark, data, soak");
  }

  @Test
  void lines_ofFixedNumbers_areTheTable() {
    Samples samples =
        Samples.read(
            List.of(
                "work\tmachine\t10.0",
                "work\tmachine\t11.0",
                "ready\tjava\t1234.4",
                "ready\tpython3\t2468.8",
                "info\tjava\t9.0",
                "info\tjava\t0.4",
                "info\tjava\t0.5",
                "info\tpython3\t1.0",
                "interrupt sleep\tjava\tinf",
                "interrupt sleep\tpython3\t12.34",
                "interrupt parallel stream\tjava\t50.04"));

    assertThat(BenchTable.lines(samples))
        .containsExactly(
            "  median                                         ours    ipykernel   ratio   goal",
            "  kernel_info, round trip                      0.5 ms       1.0 ms    0.50   <= 2.0 ms",
            "  process start to first reply               1,234 ms     2,469 ms    0.50   <= 800 ms"
                + "  not reached",
            "  interrupt sleep                               never      12.3 ms       -   <= 500 ms"
                + "  not reached",
            "  interrupt parallel stream                   50.0 ms            -       -   <= 500 ms",
            "  The same work took 10.0 to 11.0 ms in the middle half of its runs: the machine was"
                + " quiet.");
    assertThat(BenchTable.missed(samples))
        .containsExactly(
            "process start to first reply: 1,234 ms, and the goal is 800 ms",
            "interrupt sleep: never, and the goal is 500 ms");
  }

  @Test
  void lines_ofMemory_haveUnitsOfTheirOwnAndNoRatio() {
    Samples samples = Samples.read(List.of("all classes\tjava\t12.000", "all heap\tjava\t-0.280"));

    assertThat(BenchTable.lines(samples))
        .containsExactly(
            "  median                                         ours    ipykernel   ratio   goal",
            "  heap, all of it                             -0.3 MB            -       -   <= 20.0 MB",
            "  classes, all of it                               12            -       -   <= 150");
  }

  @Test
  void lines_besideThePlainKernel_nameItAndHaveNoGoalWhereNoneIs() {
    Samples samples =
        Samples.read(
            List.of("chart\tjava\t4000", "chart\tplain\t10000", "chart share\tjava\t40.0"));

    assertThat(BenchTable.lines(samples))
        .containsExactly(
            "  median                                         ours        plain   ratio   goal",
            "  kernel start to first trip chart           4,000 ms    10,000 ms    0.40",
            "  … as part of the plain one                   40.0 %            -       -   <= 50.0 %");
    assertThat(BenchTable.missed(samples)).isEmpty();
  }

  @Test
  void lines_ofAnUnquietMachine_sayMeasureAgain() {
    Samples samples =
        Samples.read(
            List.of(
                "work\tmachine\t10",
                "work\tmachine\t10",
                "work\tmachine\t14",
                "work\tmachine\t20"));

    assertThat(BenchTable.lines(samples).get(1)).contains("10.0 to 20.0 ms", "too busy");
  }
}
