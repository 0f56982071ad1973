package trips.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AliasTableTest {

  @Test
  void draw_unevenWeights_followsThem() {
    AliasTable table = new AliasTable(new double[] {5, 0, 1, 94});
    SplitMix random = SplitMix.of(7, 7);
    int[] counts = new int[4];
    for (int i = 0; i < 100_000; i++) {
      counts[table.draw(random)]++;
    }
    assertThat(counts[0]).isBetween(4_700, 5_300);
    assertThat(counts[1]).isZero();
    assertThat(counts[2]).isBetween(850, 1_150);
    assertThat(counts[3]).isBetween(93_600, 94_400);
  }

  @Test
  void new_onlyZeros_saysWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AliasTable(new double[2]))
        .withMessageContaining("sums above 0");
  }
}
