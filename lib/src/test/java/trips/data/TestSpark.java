package trips.data;

import org.apache.spark.sql.SparkSession;

/** Sessions for tests: quiet, small, on loopback. */
final class TestSpark {

  private TestSpark() {}

  static SparkSession start(String master) {
    return SparkSession.builder()
        .master(master)
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
        .getOrCreate();
  }
}
