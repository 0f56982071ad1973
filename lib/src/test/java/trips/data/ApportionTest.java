package trips.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApportionTest {

  @Test
  void byWeight_thirds_givesTheRestToTheLargestRemainders() {
    assertThat(Apportion.byWeight(new double[] {1, 1, 1}, 11)).containsExactlyInAnyOrder(3, 4, 4);
    assertThat(Apportion.byWeight(new double[] {2.9, 7.1}, 10)).containsExactly(3, 7);
  }

  @Test
  void byWeight_zeroWeight_getsNothing() {
    assertThat(Apportion.byWeight(new double[] {0, 1, 2}, 100)[0]).isZero();
  }

  @Test
  void round_negativeNumbers_becomeZeroAndTheSumHolds() {
    assertThat(Apportion.round(new double[] {-0.8, 2.3, 1.5}, 3)).containsExactly(0, 2, 1);
    assertThat(Apportion.round(new double[] {-0.9, 1.0, 1.9}, 1))
        .satisfies(whole -> assertThat(whole[0] + whole[1] + whole[2]).isEqualTo(1));
  }
}
