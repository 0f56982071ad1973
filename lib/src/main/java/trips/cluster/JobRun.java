package trips.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A job of MapReduce that has ended well, as its own history tells it.
 *
 * @param id as YARN calls it
 * @param name as it was given
 * @param asked when the notebook called
 * @param submitted when the ResourceManager had taken it: jar and settings lay in HDFS by then
 * @param started when its ApplicationMaster ran and asked for containers
 * @param ended when its output was complete
 * @param told when the notebook knew that
 * @param counters Hadoop's and the job's own, by name; for example {@code HDFS_BYTES_READ}, {@code
 *     MAP_INPUT_RECORDS}, {@code TOTAL_LAUNCHED_MAPS}
 * @param containers in the order in which they began
 */
public record JobRun(
    String id,
    String name,
    Instant asked,
    Instant submitted,
    Instant started,
    Instant ended,
    Instant told,
    Map<String, Long> counters,
    List<Container> containers) {

  private static final double MILLIS = 1_000.0;

  /**
   * A process that worked for a job.
   *
   * @param name for example {@code map 0}; the job's own is {@code master}
   * @param kind {@code master}, {@code map} or {@code reduce}
   * @param attempt 0, or more after failures
   * @param began when it was launched: the start of its JVM is part of its time
   * @param ended when its work was done, or had failed
   * @param cpu processor time of the task, as Hadoop counts it: without the start of its JVM; zero
   *     for the master
   * @param records that it read: lines of a map, values of a reduce
   * @param succeeded false for an attempt that failed or was killed
   */
  public record Container(
      String name,
      String kind,
      int attempt,
      Instant began,
      Instant ended,
      Duration cpu,
      long records,
      boolean succeeded) {

    /** Returns how long it was there. */
    public Duration duration() {
      return Duration.between(began, ended);
    }
  }

  /** Returns how long the notebook waited. */
  public Duration duration() {
    return Duration.between(asked, told);
  }

  /**
   * Returns one counter.
   *
   * @throws IllegalArgumentException if the job has none of that name
   */
  public long counter(String name) {
    Long value = counters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "there is no counter " + name + "; there are " + String.join(", ", counters.keySet()));
    }
    return value;
  }

  /**
   * Returns what the time went to, one phase after the other: {@code submit}, {@code start master},
   * {@code maps}, {@code reduces} if there are some, {@code commit and tell}. The maps begin when
   * the first is asked for, so that the start of their JVMs is in their time.
   *
   * @return a Tablesaw table: phase, and begin, end, seconds, all in seconds since it was asked for
   */
  public Table phases() {
    StringColumn phase = StringColumn.create("phase");
    DoubleColumn begin = DoubleColumn.create("begin");
    DoubleColumn end = DoubleColumn.create("end");
    Instant last = asked;
    for (Map.Entry<String, Instant> each : ends()) {
      phase.append(each.getKey());
      begin.append(seconds(last));
      // Two clocks, of this JVM and of the containers', are read one after the other.
      last = each.getValue().isBefore(last) ? last : each.getValue();
      end.append(seconds(last));
    }
    DoubleColumn length = end.subtract(begin);
    length.setName("seconds");
    return Table.create(name, phase, begin, end, length);
  }

  private List<Map.Entry<String, Instant>> ends() {
    List<Map.Entry<String, Instant>> ends = new java.util.ArrayList<>();
    ends.add(Map.entry("submit", submitted));
    ends.add(Map.entry("start master", started));
    for (String kind : List.of("map", "reduce")) {
      containers.stream()
          .filter(each -> each.kind().equals(kind))
          .map(Container::ended)
          .max(Instant::compareTo)
          .ifPresent(end -> ends.add(Map.entry(kind + "s", end)));
    }
    ends.add(Map.entry("commit and tell", told));
    return ends;
  }

  /**
   * Returns the processes that worked for it.
   *
   * @return a Tablesaw table: container, kind, begin and end in seconds since the job was asked
   *     for, seconds, processor seconds, records
   */
  public Table containerTable() {
    StringColumn container = StringColumn.create("container");
    StringColumn kind = StringColumn.create("kind");
    DoubleColumn begin = DoubleColumn.create("begin");
    DoubleColumn end = DoubleColumn.create("end");
    DoubleColumn length = DoubleColumn.create("seconds");
    DoubleColumn cpu = DoubleColumn.create("cpu seconds");
    LongColumn records = LongColumn.create("records");
    for (Container each : containers) {
      container.append(each.attempt() == 0 ? each.name() : each.name() + "." + each.attempt());
      kind.append(each.kind());
      begin.append(seconds(each.began()));
      end.append(seconds(each.ended()));
      length.append(each.duration().toMillis() / MILLIS);
      cpu.append(each.cpu().toMillis() / MILLIS);
      records.append(each.records());
    }
    return Table.create(name, container, kind, begin, end, length, cpu, records);
  }

  private double seconds(Instant moment) {
    return Duration.between(asked, moment).toMillis() / MILLIS;
  }

  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "%s: %.1f s, %d containers",
        name,
        duration().toMillis() / MILLIS,
        containers.size());
  }
}
