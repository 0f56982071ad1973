package trips.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory a process has, as the operating system counts it. */
final class ProcessMemory {

  private static final Pattern KILOBYTES = Pattern.compile("(?:^\\s*|VmRSS:\\s+)(\\d+)");

  private ProcessMemory() {}

  /** Returns what of it lies in the machine's memory; empty if it has ended, or on Windows. */
  static OptionalInt megabytes(ProcessHandle process) {
    try {
      Matcher found = KILOBYTES.matcher(told(process.pid()));
      return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1)) / 1024) : empty();
    } catch (IOException e) {
      return empty();
    }
  }

  private static String told(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (Files.isDirectory(Path.of("/proc/self"))) {
      return Files.readString(status);
    }
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
    return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static OptionalInt empty() {
    return OptionalInt.empty();
  }
}
