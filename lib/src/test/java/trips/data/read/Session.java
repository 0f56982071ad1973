package trips.data.read;

import org.apache.spark.sql.SparkSession;

/** The session of these tests; in another time zone than the data, and than UTC. */
final class Session {

  private Session() {}

  static SparkSession start() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "Asia/Kolkata")
        .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
        .getOrCreate();
  }

  /** As {@link #start}; plans are not compiled, which is most of the time of a tiny query. */
  static SparkSession startInterpreted() {
    SparkSession spark = start();
    spark.conf().set("spark.sql.codegen.wholeStage", "false");
    spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    return spark;
  }

  /** Returns what a reader of a notebook sees: the innermost of what an action has thrown. */
  static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
