package trips.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * An archive of the classes of containers (application class data sharing, JEP 350), which halves
 * the start of their JVMs. Where there is none, the first job of a cluster records it: its maps and
 * reduces note their classes, and its master writes the archive when the job is over, beside the
 * next job. A container that starts before it is complete does without.
 */
final class ClassArchive {

  /** Not worth a word: the JVM warns of each class that it cannot archive. */
  private static final List<String> QUIET = List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off");

  private final Path file;
  private final Path notes;
  private final AtomicBoolean recorded;

  /**
   * @param file of the archive; that of another cluster may be there
   * @param notes the folder for the lists of classes
   */
  ClassArchive(Path file, Path notes) {
    this.file = file;
    this.notes = notes;
    recorded = new AtomicBoolean(Files.exists(file));
  }

  /** Returns the options for the containers of one more job; only one at a time may record. */
  Options options() {
    return new Options(recorded.compareAndSet(false, true));
  }

  /** The options of JVMs for one job. */
  final class Options {

    private final boolean record;

    private Options(boolean record) {
      this.record = record;
    }

    /** Returns whether this job records the archive. */
    boolean record() {
      return record;
    }

    List<String> ofMaster() {
      return record
          ? with(
              "-XX:+RecordDynamicDumpInfo",
              "-Dtrips.class.archive=" + file,
              "-Dtrips.class.lists=" + notes)
          : with("-XX:SharedArchiveFile=" + file);
    }

    List<String> ofTasks() {
      return record
          ? with("-Xlog:class+load:file=" + notes.resolve("%p.classes") + ":none:filecount=0")
          : with("-XX:SharedArchiveFile=" + file);
    }

    private static List<String> with(String... options) {
      return Stream.concat(QUIET.stream(), Stream.of(options)).toList();
    }

    /** Must be called when the job has failed: then the next one records. */
    void failed() {
      if (record) {
        recorded.set(false);
      }
    }
  }
}
