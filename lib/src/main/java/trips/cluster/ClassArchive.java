package trips.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An archive of the classes of containers (application class data sharing, JEP 350), which halves
 * the start of their JVMs. Where there is none, the first job of a cluster records it: its maps and
 * reduces note their classes, and its master writes the archive when the job is over, beside the
 * next job. A container that starts before it is complete does without.
 */
final class ClassArchive {

  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);

  /** Not worth a word: the JVM warns of each class that it cannot archive. */
  private static final List<String> QUIET = List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off");

  private final Path lasting;
  private final Path notes;
  private final Path fresh;
  private final AtomicBoolean recorded = new AtomicBoolean();

  /**
   * @param lasting where an archive stays; that of another cluster may be there
   * @param notes a folder of this cluster, for the lists of classes and an archive of its own
   */
  ClassArchive(Path lasting, Path notes) {
    this.lasting = lasting;
    this.notes = notes;
    fresh = notes.resolve("fresh.jsa");
  }

  /** Returns the options for the containers of one more job; only one at a time may record. */
  Options options() {
    keep();
    return Files.exists(lasting)
        ? new Options(false, lasting)
        : new Options(recorded.compareAndSet(false, true), fresh);
  }

  /** Leaves this cluster's archive to later ones, if it is complete and they have none. */
  synchronized void keep() {
    if (Files.exists(lasting) || !isComplete(fresh)) {
      return;
    }
    try {
      ContainerFiles.writeAtOnce(
          lasting, copy -> Files.copy(fresh, copy, StandardCopyOption.REPLACE_EXISTING));
    } catch (IOException e) {
      LOG.debug("the archive of classes is not kept", e);
    }
  }

  /** The JVM leaves room for the header and writes it at last, so that nobody reads half a file. */
  private static boolean isComplete(Path archive) {
    try (InputStream in = Files.newInputStream(archive)) {
      return in.read() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The options of JVMs for one job. */
  final class Options {

    private final boolean record;
    private final Path file;

    private Options(boolean record, Path file) {
      this.record = record;
      this.file = file;
    }

    /** Returns whether this job records the archive. */
    boolean record() {
      return record;
    }

    List<String> ofMaster() {
      return record
          ? with("-XX:ArchiveClassesAtExit=" + file, "-Dtrips.class.lists=" + notes)
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
