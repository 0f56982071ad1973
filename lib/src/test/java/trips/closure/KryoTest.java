package trips.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trips.cluster.LocalCluster;

/** Data that Kryo writes; it does not ask a class how it wants to be written. */
@Timeout(240)
class KryoTest {

  @Test
  void cellTypes_inShufflesWithKryo_meet() {
    try (LocalCluster cluster = LocalCluster.start(2, 1, "512m")) {
      Map<String, String> settings = new HashMap<>(cluster.settings());
      settings.put("spark.ui.enabled", "false");
      settings.put("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
      try (Notebook notebook = new Notebook(settings)) {
        notebook.ok(
            """
            import org.apache.spark.api.java.JavaSparkContext;
            import scala.Tuple2;
            var sc = new JavaSparkContext(trips.Spark.session().sparkContext());
            var rdd = sc.parallelize(List.of(1, 2, 3, 4, 5, 6), 2);
            int seed = 31;
            class Key implements Serializable {
              int k; Key(int k) { this.k = k; }
              public int hashCode() { return k * seed; }
              public boolean equals(Object o) { return o instanceof Key other && seed == 31 && other.k == k; }
            }
            var shared = sc.broadcast(new Key(3));
            """);
        assertThat(
                notebook.value(
                    "rdd.mapToPair(x -> new Tuple2<>(new Key(x % 2), x)).reduceByKey((a, b) -> a +"
                        + " b, 3).map(t -> t._2 * seed).collect().toString()"))
            .contains("372", "279");
        assertThat(
                notebook.value(
                    "rdd.mapToPair(x -> new Tuple2<>(new Key(x % 2), x)).groupByKey(3).count()"))
            .isEqualTo("2");
        assertThat(
                notebook.value(
                    "rdd.map(x -> shared.value().hashCode() / seed + x).reduce(Integer::sum)"))
            .isEqualTo("39");
      }
    }
  }
}
