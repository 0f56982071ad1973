package trips.closure;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** Closures in threads of this JVM. */
class ClosuresLocallyTest extends ClosureMatrix {

  @BeforeAll
  static void start() {
    open(Map.of("spark.master", "local[2]", "spark.sql.shuffle.partitions", "2"));
  }
}
