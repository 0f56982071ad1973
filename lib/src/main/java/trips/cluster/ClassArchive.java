package trips.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An archive of the classes of containers (application class data sharing, JEP 350), which halves
 * the start of their JVMs. The first job of a cluster records it: its maps and reduces note their
 * classes, and its master writes the archive when the job is over, beside the next job. A container
 * that starts before it is complete, or finds none, does without.
 */
final class ClassArchive {

  /** Not worth a word: the JVM warns of each class that it cannot archive. */
  private static final List<String> QUIET = List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off");

  private final Path folder;
  private final AtomicBoolean recorded = new AtomicBoolean();

  /**
   * @param folder for the archive and the lists of classes
   */
  ClassArchive(Path folder) {
    this.folder = folder;
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
      return with(
          record
              ? List.of("-XX:ArchiveClassesAtExit=" + file(), "-Dtrips.class.lists=" + folder)
              : List.of("-XX:SharedArchiveFile=" + file()));
    }

    List<String> ofTasks() {
      return with(
          List.of(
              record
                  ? "-Xlog:class+load:file=" + folder.resolve("%p.classes") + ":none:filecount=0"
                  : "-XX:SharedArchiveFile=" + file()));
    }

    private List<String> with(List<String> options) {
      return java.util.stream.Stream.concat(QUIET.stream(), options.stream()).toList();
    }

    /** Must be called when the job has failed: then the next one records. */
    void failed() {
      if (record) {
        recorded.set(false);
      }
    }
  }

  Path file() {
    return folder.resolve("containers.jsa");
  }
}
