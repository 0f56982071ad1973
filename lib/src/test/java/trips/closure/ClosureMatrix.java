package trips.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What closures of cells must give, wherever they run: the same as plain Java. The subclasses say
 * where.
 */
@Timeout(240)
abstract class ClosureMatrix {

  static Notebook notebook;

  /** Variables of each kind, and an expression of 7 that reads them. */
  private static final Map<String, String> KINDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("primitive", "seven"),
              Map.entry("long", "(int) sevenLong"),
              Map.entry("string", "text.length()"),
              Map.entry("record", "point.x()"),
              Map.entry("list", "list.get(1)"),
              Map.entry("map of records", "map.get(new Point(7))"),
              Map.entry("array", "array[1]"),
              Map.entry("enum", "size.cost"),
              Map.entry("broadcast", "shared.value()"),
              Map.entry("object", "box.content"),
              Map.entry("method", "viaMethods(3)"),
              Map.entry("nested lambda", "((Supplier<Integer>) () -> seven).get()"),
              Map.entry("lambda in a variable", "give.get()"),
              Map.entry("class", "new Reads().it()"),
              Map.entry("static field", "Config.value"),
              Map.entry("broadcast via method", "viaBroadcast()"),
              Map.entry("none", "7")));

  static void open(Map<String, String> settings) {
    notebook = new Notebook(settings);
    notebook.ok(
        """
        import org.apache.spark.api.java.JavaSparkContext;
        import org.apache.spark.api.java.function.*;
        import org.apache.spark.sql.*;
        import org.apache.spark.sql.api.java.*;
        import org.apache.spark.sql.expressions.Aggregator;
        import org.apache.spark.sql.streaming.*;
        import org.apache.spark.sql.types.DataTypes;
        import org.apache.spark.util.*;
        import scala.Tuple2;
        var spark = trips.Spark.session();
        var sc = new JavaSparkContext(spark.sparkContext());
        var rdd = sc.parallelize(List.of(1, 2, 3, 4, 5, 6), 2);
        var numbers = spark.createDataset(List.of(1, 2, 3, 4, 5, 6), Encoders.INT()).repartition(2);
        int seven = 7;
        long sevenLong = 7;
        String text = "letters";
        record Point(int x) implements Serializable {}
        Point point = new Point(7);
        List<Integer> list = new ArrayList<>(List.of(0, 7));
        Map<Point, Integer> map = new HashMap<>(Map.of(new Point(7), 7));
        int[] array = {0, 7};
        enum Size { SMALL(1), LARGE(7); final int cost; Size(int cost) { this.cost = cost; } }
        Size size = Size.LARGE;
        var shared = sc.broadcast(7);
        class Box implements Serializable { int content = 7; }
        Box box = new Box();
        int viaMethods(int depth) { return depth == 0 ? seven : viaMethods(depth - 1); }
        int viaBroadcast() { return shared.value(); }
        interface Give extends Supplier<Integer>, Serializable {}
        Give give = () -> seven;
        class Reads { int it() { return seven; } }
        interface SparkFunction<T, R> extends org.apache.spark.api.java.function.Function<T, R> {}
        var few = spark.createDataset(List.of(1, 2, 3), Encoders.INT());
        class Config { static int value = 1; }
        Config.value = 7;
        """);
  }

  @AfterAll
  static void close() {
    notebook.close();
    notebook = null;
  }

  private static Stream<String> kinds() {
    return KINDS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindOfVariable_inLambdas_isWhatItIsHere(String kind) {
    String read = KINDS.get(kind);
    assertThat(notebook.value("rdd.map(x -> x + " + read + ").reduce(Integer::sum)"))
        .isEqualTo("63");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "rdd filter§rdd.filter(x -> x + # > 0).map(x -> x + 7).reduce(Integer::sum)",
        "rdd mapPartitions§rdd.mapPartitions(xs -> { List<Integer> out = new ArrayList<>();"
            + " xs.forEachRemaining(x -> out.add(x + #)); return out.iterator(); })"
            + ".reduce(Integer::sum)",
        "rdd anonymous class§rdd.map(new SparkFunction<Integer, Integer>() {"
            + " public Integer call(Integer x) { return x + #; } }).reduce(Integer::sum)",
        "dataset map§numbers.map((MapFunction<Integer, Integer>) x -> x + #, Encoders.INT())"
            + ".reduce((ReduceFunction<Integer>) Integer::sum)",
        "dataset filter§(int) numbers.filter((FilterFunction<Integer>) x -> x + # > 7).count()"
            + " + 57",
        "dataset groups§numbers.groupByKey((MapFunction<Integer, Integer>) x -> x % 2 * #,"
            + " Encoders.INT()).mapGroups((MapGroupsFunction<Integer, Integer, Integer>) (k, xs) ->"
            + " { int sum = k; while (xs.hasNext()) sum += xs.next() + #; return sum; },"
            + " Encoders.INT()).reduce((ReduceFunction<Integer>) Integer::sum) - 7",
        "udf§{ spark.udf().register(\"plus\", (UDF1<Integer, Integer>) x -> x + #,"
            + " DataTypes.IntegerType); } (int) numbers.selectExpr(\"sum(plus(value))\").first()"
            + ".getLong(0)"
      })
  void variablesOfAllKinds_inEveryForm_areWhatTheyAreHere(String form, String cell) {
    String all = "((" + String.join(" + ", KINDS.values()) + ") / " + KINDS.size() + ")";
    assertThat(notebook.value(cell.replace("#", all))).as(form).isEqualTo("63");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "int plus(int x) { return x + seven; } class Plus { static Integer of(Integer x) {"
            + " return x + seven; } Integer to(Integer x) { return x + seven; } }"
            + "§rdd.map(Plus::of).reduce(Integer::sum)§63",
        "class PlusSer implements Serializable { Integer to(Integer x) { return x + seven; } }"
            + "§rdd.map(new PlusSer()::to).reduce(Integer::sum)§63",
        "record Wrapped(Integer x) implements Serializable { int sum() { return x + seven; } }"
            + "§rdd.map(Wrapped::new).map(Wrapped::sum).reduce(Integer::sum)§63",
        "class MyMap implements MapFunction<Integer, Integer> { public Integer call(Integer x) {"
            + " return x + seven; } }§numbers.map(new MyMap(), Encoders.INT())"
            + ".reduce((ReduceFunction<Integer>) Math::addExact)§63",
        "record MyRec(int more) implements MapFunction<Integer, Integer> { public Integer"
            + " call(Integer x) { return x + seven + more; } }"
            + "§numbers.map(new MyRec(0), Encoders.INT()).reduce((ReduceFunction<Integer>)"
            + " Integer::sum)§63",
        "class Down implements Comparator<Integer>, Serializable { public int compare(Integer a,"
            + " Integer b) { return (seven - 8) * Integer.compare(a, b); } }"
            + "§rdd.takeOrdered(2, new Down()).toString()§[6, 5]",
        "class Sum extends Aggregator<Integer, Integer, Integer> { public Integer zero() { return"
            + " 0; } public Integer reduce(Integer a, Integer x) { return a + x + seven; } public"
            + " Integer merge(Integer a, Integer b) { return a + b; } public Integer finish(Integer"
            + " a) { return a; } public Encoder<Integer> bufferEncoder() { return Encoders.INT(); }"
            + " public Encoder<Integer> outputEncoder() { return Encoders.INT(); } }"
            + "§numbers.select(new Sum().toColumn()).first()§63",
        "{ spark.udf().register(\"sums\", functions.udaf(new Sum(), Encoders.INT())); }"
            + "§numbers.selectExpr(\"sums(value)\").first().getInt(0)§63"
      })
  void functionsOfEveryForm_giveWhatJavaGives(String before, String cell, String expected) {
    notebook.ok(before);
    assertThat(notebook.value(cell)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "record Key(int k) implements Serializable {}",
        "record Key(int k) implements Serializable { public int hashCode() { return k * seed; }"
            + " public boolean equals(Object o) { return o instanceof Key other && seed == 31 &&"
            + " other.k == k; } }",
        "class Key implements Serializable { final int k; Key(int k) { this.k = k; }"
            + " public int hashCode() { return k * seed; } public boolean equals(Object o) {"
            + " return o instanceof Key other && seed == 31 && other.k == k; } int k() { return k;"
            + " } }"
      })
  void cellTypes_asKeysInShuffles_meet(String type) {
    notebook.ok("int seed = 31;");
    notebook.ok(type);
    notebook.ok("var pairs = rdd.mapToPair(x -> new Tuple2<>(new Key(x % 2), x));");

    assertThat(notebook.value("pairs.reduceByKey(Integer::sum, 3).count()")).isEqualTo("2");
    assertThat(notebook.value("pairs.groupByKey(3).mapValues(v -> 1).count()")).isEqualTo("2");
    assertThat(
            notebook.value(
                "var total = pairs.groupByKey(2).collectAsMap(); total.get(new Key(0)).toString()"))
        .contains("2", "4", "6");
    assertThat(notebook.value("rdd.map(x -> new Key(x % 3)).distinct().count()")).isEqualTo("3");
  }

  @Test
  void enumsAndInterfaces_inShuffles_keepTheirMeaning() {
    notebook.ok(
        "enum Parity { EVEN, ODD; static Parity of(int x) { return values()[x % 2]; } }"
            + " record ByParity(Parity p) implements Serializable {}");
    notebook.ok(
        "sealed interface Shape extends Serializable permits Sq, Ci {}"
            + " record Sq(int a) implements Shape {} record Ci(int r) implements Shape {}");

    assertThat(
            notebook.value(
                "new TreeMap<>(rdd.mapToPair(x -> new Tuple2<>(new ByParity(Parity.of(x)), x))"
                    + ".reduceByKey((a, b) -> a + b).mapToPair(t -> new Tuple2<>(t._1.p().name(),"
                    + " t._2)).collectAsMap())"))
        .contains("EVEN", "12", "ODD", "9");
    assertThat(
            notebook.value(
                "rdd.map(x -> (Shape) (x % 2 == 0 ? new Sq(1) : new Ci(1)))"
                    + ".map(s -> s instanceof Sq q ? q.a() + seven : 0).reduce(Integer::sum)"))
        .isEqualTo("24");
  }

  @Test
  void variable_changedBeforeTheAction_isTheChangedOne() {
    notebook.ok(
        "int later = 1; var lazy = rdd.map(x -> x * later); List<Integer> grows ="
            + " new ArrayList<>(); var sizes = numbers.map((MapFunction<Integer, Integer>)"
            + " x -> grows.size(), Encoders.INT());");
    assertThat(notebook.value("lazy.reduce(Integer::sum)")).isEqualTo("21");

    assertThat(notebook.value("later = 2; grows.add(1); lazy.reduce(Integer::sum)"))
        .isEqualTo("42");
    assertThat(notebook.value("sizes.first()")).isEqualTo("1");
    notebook.ok("later = 3; grows.add(1);");
    assertThat(notebook.value("lazy.reduce(Integer::sum)")).isEqualTo("63");
    assertThat(notebook.value("sizes.first()")).isEqualTo("2");
    assertThat(
            notebook.value(
                "int sum = 0; for (later = 0; later < 3; later++) sum += lazy.reduce(Integer::sum);"
                    + " sum"))
        .isEqualTo("63");
  }

  @Test
  void redefinition_isWhatLaterCellsUse() {
    notebook.ok(
        "int factor = 2; record Item(int v) implements Serializable { int cost() { return"
            + " v * factor; } } int cost(Item i) { return i.cost(); }");
    String job = "rdd.map(x -> cost(new Item(x))).reduce(Integer::sum)";
    assertThat(notebook.value(job)).isEqualTo("42");

    notebook.ok(
        "record Item(int v) implements Serializable { int cost() { return -v * factor; } }");
    assertThat(notebook.value(job)).isEqualTo("-42");
    notebook.ok("int factor = 10;");
    assertThat(notebook.value(job)).isEqualTo("-210");
    notebook.ok("int cost(Item i) { return 1; }");
    assertThat(notebook.value(job)).isEqualTo("6");
  }

  @Test
  void accumulators_countEachTaskOnce() {
    notebook.ok(
        "var acc = spark.sparkContext().longAccumulator(\"acc\");"
            + " void count(int x) { acc.add(x); }"
            + " Map<String, LongAccumulator> accs = new TreeMap<>(Map.of("
            + "\"a\", spark.sparkContext().longAccumulator()));"
            + " class Longest extends AccumulatorV2<String, String> { String s = \"\";"
            + " public boolean isZero() { return s.isEmpty(); } public Longest copy() { var c ="
            + " new Longest(); c.s = s; return c; } public void reset() { s = \"\"; }"
            + " public void add(String o) { if (o.length() + seven > s.length() + seven) s = o; }"
            + " public void merge(AccumulatorV2<String, String> o) { add(o.value()); }"
            + " public String value() { return s; } }"
            + " var longest = new Longest(); spark.sparkContext().register(longest, \"longest\");");

    notebook.ok(
        "sc.parallelize(Collections.nCopies(1000, 1), 8).foreach(x -> { count(x);"
            + " accs.get(\"a\").add(2); longest.add(\"x\".repeat(1 + x)); });");
    notebook.ok("numbers.foreach((ForeachFunction<Integer>) x -> acc.add(x));");

    assertThat(notebook.value("acc.value()")).isEqualTo("1021");
    assertThat(notebook.value("longest.value()")).isEqualTo("xx");
    assertThat(notebook.value("accs.get(\"a\").value()")).isEqualTo("2000");
  }

  @Test
  void groupsWithState_giveWhatJavaGives(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a.csv"), "1\n2\n3\n4\n5\n6\n");
    notebook.ok(
        """
        var seen = new java.util.concurrent.ConcurrentLinkedQueue<Integer>();
        var stream = spark.readStream().schema("v INT").csv("FOLDER").as(Encoders.INT());
        var states = stream.groupByKey((MapFunction<Integer, Integer>) x -> x % 2 + seven,
            Encoders.INT()).flatMapGroupsWithState(
            (FlatMapGroupsWithStateFunction<Integer, Integer, Integer, Integer>) (k, xs, state) -> {
              int sum = k;
              while (xs.hasNext()) sum += xs.next() + seven;
              return List.of(sum).iterator();
            }, OutputMode.Append(), Encoders.INT(), Encoders.INT(),
            GroupStateTimeout.NoTimeout());
        var query = states.writeStream().foreachBatch(
            (VoidFunction2<Dataset<Integer>, Long>) (batch, id) -> seen.addAll(
                batch.map((MapFunction<Integer, Integer>) x -> x + seven, Encoders.INT())
                    .collectAsList()))
            .trigger(Trigger.AvailableNow()).start();
        query.awaitTermination();
        """
            .replace("FOLDER", folder.toUri().toString()));

    // 2+4+6 and 1+3+5, three sevens each, the key, and the seven of the batch.
    assertThat(notebook.value("new TreeSet<>(seen).toString()")).isEqualTo("[45, 47]");
  }

  @Test
  void foreachSink_bringsItsVariables(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in/a.csv"), "1\n2\n3\n");
    notebook.ok("String target = \"" + folder + "\";");
    notebook.ok(
        """
        class Sink extends ForeachWriter<Integer> {
          int sum;
          public boolean open(long partition, long epoch) { return true; }
          public void process(Integer x) { sum += x + seven; }
          public void close(Throwable e) {
            try { Files.writeString(Path.of(target, "sum"), "" + sum); }
            catch (IOException io) { throw new UncheckedIOException(io); }
          }
        }
        spark.readStream().schema("v INT").csv(target + "/in").as(Encoders.INT())
            .coalesce(1).writeStream().foreach(new Sink())
            .trigger(Trigger.AvailableNow()).start().awaitTermination();
        """);

    assertThat(folder.resolve("sum")).hasContent("27");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "rdd.map(x -> x + guard.hashCode()).count()",
        "rdd.foreach(x -> System.out.println(guarded()))",
        "few.map((MapFunction<Integer, Integer>) x -> guarded(), Encoders.INT()).count()",
        "few.filter((FilterFunction<Integer>) x -> guarded() > x).collectAsList()",
        "few.map(new Guarded(), Encoders.INT()).count()"
      })
  void notSerializable_used_failsBeforeTheJobWithItsName(String cell) {
    notebook.ok(
        "Object guard = new Object(); int guarded() { return guard.hashCode(); }"
            + " class Guarded implements MapFunction<Integer, Integer> { public Integer call(Integer x)"
            + " { return guarded(); } } int unused = 0;");
    notebook.ok(
        "var started = new java.util.concurrent.atomic.AtomicInteger();"
            + " var listener = new org.apache.spark.scheduler.SparkListener() { public void onTaskStart("
            + "org.apache.spark.scheduler.SparkListenerTaskStart t) { started.incrementAndGet(); } };"
            + " spark.sparkContext().addSparkListener(listener);");

    assertThat(notebook.failure(cell))
        .doesNotContain("Serialization stack")
        .contains("the variable 'guard' of type Object is used")
        .contains("java.lang.Object is not serializable");
    notebook.ok(
        "spark.sparkContext().listenerBus().waitUntilEmpty();"
            + " spark.sparkContext().removeSparkListener(listener);");
    assertThat(notebook.value("started.get()")).isEqualTo("0");
  }

  @Test
  void notSerializable_unused_doesNotMatter() {
    notebook.ok("Object unusedGuard = new Object();");
    assertThat(notebook.value("rdd.map(x -> x + seven).reduce(Integer::sum)")).isEqualTo("63");
  }
}
