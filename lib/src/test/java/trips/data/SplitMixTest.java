package trips.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitMixTest {

  @Test
  void below_manyDraws_coversTheRangeEvenly() {
    SplitMix random = SplitMix.of(1, 1);
    int[] counts = new int[6];
    IntStream.range(0, 60_000).forEach(i -> counts[random.below(6)]++);
    assertThat(IntStream.of(counts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
  }

  @Test
  void of_otherStream_givesOtherNumbers() {
    assertThat(SplitMix.of(1, 1).next()).isNotEqualTo(SplitMix.of(1, 2).next());
    assertThat(SplitMix.of(1, 1).next()).isNotEqualTo(SplitMix.of(2, 1).next());
    assertThat(SplitMix.of(1, 1).next()).isEqualTo(SplitMix.of(1, 1).next());
  }
}
