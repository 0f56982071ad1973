package ijava.eval;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Measures what stop-checks cost: the same loops with and without them, in turn, in one JVM.
 *
 * <p>Prints a line for each shape: medians in milliseconds, and the median ratio.
 */
public final class StopCheckBench {

  private static final int WARM_UP = 12;
  private static final int ROUNDS = 31;

  private StopCheckBench() {}

  /** Runs all shapes; takes no arguments. */
  public static void main(String[] args) throws Exception {
    System.out.printf(
        Locale.ROOT, "%-22s %10s %10s %7s%n", "shape", "plain ms", "checked", "ratio");
    String[] shapes = {
      "ArraySum", "ArraySumDouble", "WhileLong", "Nested", "Calls", "Collatz", "Recursion", "Fill"
    };
    for (String shape : shapes) {
      String name = StopCheckBench.class.getName() + "$" + shape;
      LongUnaryOperator plain = load(name, bytes -> bytes);
      LongUnaryOperator checked = load(name, StopCheckInjector::inject);
      double[] medians = measure(plain, checked);
      System.out.printf(
          Locale.ROOT, "%-22s %10.3f %10.3f %7.3f%n", shape, medians[0], medians[1], medians[2]);
    }
  }

  /** Returns medians: plain, checked, and of the ratios of neighbours, which share the load. */
  private static double[] measure(LongUnaryOperator plain, LongUnaryOperator checked) {
    double[] plainMillis = new double[ROUNDS];
    double[] checkedMillis = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      double one = millis(plain, i);
      double other = millis(checked, i);
      if (i >= 0) {
        plainMillis[i] = one;
        checkedMillis[i] = other;
        ratios[i] = other / one;
      }
    }
    return new double[] {median(plainMillis), median(checkedMillis), median(ratios)};
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static double millis(LongUnaryOperator work, long seed) {
    long start = System.nanoTime();
    sink += work.applyAsLong(seed);
    return (System.nanoTime() - start) / 1e6;
  }

  /** Keeps the compiler from dropping results. */
  private static volatile long sink;

  private static LongUnaryOperator load(String name, UnaryOperator<byte[]> change)
      throws IOException, ReflectiveOperationException {
    String file = "/" + name.replace('.', '/') + ".class";
    byte[] bytes;
    try (InputStream in = StopCheckBench.class.getResourceAsStream(file)) {
      bytes = change.apply(in.readAllBytes());
    }
    ClassLoader loader =
        new ClassLoader(StopCheckBench.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String wanted, boolean resolve)
              throws ClassNotFoundException {
            if (!wanted.equals(name)) {
              return super.loadClass(wanted, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
          }
        };
    return (LongUnaryOperator) loader.loadClass(name).getConstructor().newInstance();
  }

  /** A counted loop that sums an array: vectorised when nothing stands in the way. */
  public static final class ArraySum implements LongUnaryOperator {
    private final int[] numbers = new int[4096];

    @Override
    public long applyAsLong(long seed) {
      long all = 0;
      for (int round = 0; round < 4000; round++) {
        int sum = 0;
        for (int i = 0; i < numbers.length; i++) {
          sum += numbers[i];
        }
        all += sum + seed;
      }
      return all;
    }
  }

  /** A counted loop with a dependent sum of doubles. */
  public static final class ArraySumDouble implements LongUnaryOperator {
    private final double[] numbers = new double[4096];

    @Override
    public long applyAsLong(long seed) {
      double sum = seed;
      for (int round = 0; round < 2000; round++) {
        for (int i = 0; i < numbers.length; i++) {
          sum += numbers[i];
        }
      }
      return (long) sum;
    }
  }

  /** A while loop with arithmetic on longs. */
  public static final class WhileLong implements LongUnaryOperator {
    @Override
    public long applyAsLong(long seed) {
      long n = 0;
      long x = seed;
      while (n < 8_000_000L) {
        x = x * 6364136223846793005L + 1442695040888963407L;
        n++;
      }
      return x;
    }
  }

  /** Three nested loops: a small matrix product. */
  public static final class Nested implements LongUnaryOperator {
    private final double[][] a = new double[160][160];
    private final double[][] b = new double[160][160];
    private final double[][] c = new double[160][160];

    @Override
    public long applyAsLong(long seed) {
      for (int i = 0; i < 160; i++) {
        for (int j = 0; j < 160; j++) {
          double sum = seed;
          for (int k = 0; k < 160; k++) {
            sum += a[i][k] * b[k][j];
          }
          c[i][j] = sum;
        }
      }
      return (long) c[3][4];
    }
  }

  /** Calls of a small method. */
  public static final class Calls implements LongUnaryOperator {
    private static long mix(long x) {
      return (x ^ (x >>> 33)) * 0xff51afd7ed558ccdL;
    }

    @Override
    public long applyAsLong(long seed) {
      long x = seed;
      for (int i = 0; i < 5_000_000; i++) {
        x = mix(x + i);
      }
      return x;
    }
  }

  /** A loop with branches that nobody can predict. */
  public static final class Collatz implements LongUnaryOperator {
    @Override
    public long applyAsLong(long seed) {
      long steps = 0;
      for (long start = 1; start < 60_000; start++) {
        long n = start;
        while (n != 1) {
          n = (n & 1) == 0 ? n >> 1 : 3 * n + 1;
          steps++;
        }
      }
      return steps + seed;
    }
  }

  /** Calls that cannot be inlined for ever. */
  public static final class Recursion implements LongUnaryOperator {
    private static int fib(int n) {
      return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    @Override
    public long applyAsLong(long seed) {
      return fib(30) + seed;
    }
  }

  /** A loop that fills an array. */
  public static final class Fill implements LongUnaryOperator {
    private final int[] numbers = new int[4096];

    @Override
    public long applyAsLong(long seed) {
      for (int round = 0; round < 4000; round++) {
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = i * 3 + round;
        }
      }
      return numbers[17] + seed;
    }
  }
}
