package trips.hadoop;

import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import javax.management.ObjectName;

/** Writes the classes that this JVM has loaded to an archive (JEP 350), while it still runs. */
final class Archive {

  private Archive() {}

  /**
   * Writes one.
   *
   * @param file the archive, which other clusters may use or write at the same time
   * @param folder of this cluster, for a file that goes with it when this process is killed
   */
  static void write(Path file, Path folder) throws Exception {
    Path fresh = folder.resolve("fresh.jsa");
    String[] command = {"dynamic_dump", fresh.toString()};
    // As jcmd does; at its end, a JVM would write the file where others read it.
    ManagementFactory.getPlatformMBeanServer()
        .invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "vmCds",
            new Object[] {command},
            new String[] {String[].class.getName()});
    Path copy = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.copy(fresh, copy, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ)) {
        // A JVM crashes on half an archive, which a power failure would leave for good.
        channel.force(true);
      }
      Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(copy);
    }
    Files.deleteIfExists(fresh);
  }
}
