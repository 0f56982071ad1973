package trips;

import org.apache.spark.sql.SparkSession;

/** The session that all tests of one JVM share; its start is most of a test's time. */
public final class TestSpark {

  private TestSpark() {}

  /** Returns the session, local with two threads. */
  public static SparkSession session() {
    System.setProperty("spark.master", "local[2]");
    return Spark.session();
  }
}
