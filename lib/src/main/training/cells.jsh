// What the kernel does while its start-up archive is recorded, a cell per paragraph: one of each kind
// that a reader is likely to run first. The classes that it loads are loaded faster ever after.

1 + 1

var numbers = List.of(1, 2, 3);
System.out.println(numbers.stream().mapToInt(n -> n * n).sum());
numbers

record Zone(int id, String name) {}
Map.of("a zone", new Zone(1, "Newark Airport"))

undefined.name()

throw new IllegalStateException("on purpose");

%who

import org.apache.spark.sql.*;
import static org.apache.spark.sql.functions.*;
import trips.*;
var spark = Spark.session();
spark

var zones = Trips.zones(spark);
zones

zones.filter(col("borough").equalTo("Queens")).count()

var numbers = spark.range(10_000).select(col("id"), expr("id % 7").as("weekday"), rand(1).as("miles"));
var perDay = numbers.groupBy("weekday").agg(count("*").as("trips"), avg("miles").as("miles")).orderBy("weekday");
perDay

Charts.line(perDay, "weekday", "trips").title("Trips")

Charts.bars(zones.groupBy("borough").count(), "borough", "count")

Path folder = Files.createTempDirectory("training");
numbers.write().parquet(folder + "/parquet");
numbers.write().option("header", true).csv(folder + "/csv");
spark.read().parquet(folder + "/parquet").createOrReplaceTempView("numbers");
spark.sql("SELECT weekday, sum(miles) FROM numbers JOIN VALUES (1), (2) AS few(weekday) USING (weekday) GROUP BY ALL")

spark.read().option("header", true).csv(folder + "/csv").cache().count()

var lines = spark.read().textFile(folder + "/csv").javaRDD();
lines.mapToPair(line -> new scala.Tuple2<>(line.length(), 1)).reduceByKey(Integer::sum).collect()

spark.table("no_such_table")

Tables.of(perDay)

Timing.of("count", () -> zones.count()).and("distinct", () -> zones.distinct().count()).runs(3)

Work.of(() -> zones.groupBy("borough").count().collectAsList())

var warehouse = Warehouse.open(folder.resolve("marts.duckdb"));
warehouse.write(perDay, "per_day");
warehouse.query("SELECT * FROM per_day")

import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.serialization.StringSerializer;
var kafka = trips.cluster.KafkaBroker.start();
kafka.topic("rides", 2);
var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", kafka.bootstrap()),
    new StringSerializer(), new StringSerializer());
IntStream.range(0, 1_000).forEach(id ->
    producer.send(new ProducerRecord<>("rides", "" + id, "{'id': " + id + ", 'weekday': " + id % 7 + "}")));
producer.flush();
spark.read().format("kafka").options(kafka.options()).option("subscribe", "rides").load().groupBy("partition").count()

import org.apache.spark.sql.streaming.*;
var counting = spark.readStream().format("kafka").options(kafka.options()).option("subscribe", "rides")
    .option("startingOffsets", "earliest").load()
    .select(from_json(col("value").cast("string"), perDay.schema()).as("ride"), col("timestamp").as("at"))
    .withWatermark("at", "1 minute").groupBy(window(col("at"), "10 minutes"), col("ride.weekday")).count()
    .writeStream().outputMode("update").trigger(Trigger.AvailableNow())
    .foreachBatch((changed, id) -> { warehouse.write(changed.drop("window"), "counted"); })
    .start();
counting.awaitTermination();
counting.lastProgress()

kafka.close();
warehouse.close();
