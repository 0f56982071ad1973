package trips.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who listens where, as Linux tells it. */
final class Sockets {

  private static final String LISTENS = "0A";
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private Sockets() {}

  /** Returns the addresses, {@code address:port} in hexadecimal, at which some processes listen. */
  static List<String> listening(Set<Long> processes) {
    Set<String> theirs = new HashSet<>();
    for (Long process : processes) {
      theirs.addAll(inodes(process));
    }
    List<String> addresses = new ArrayList<>();
    for (String file : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : lines(Path.of(file))) {
        String[] cells = line.strip().split("\\s+");
        if (cells[STATE].equals(LISTENS) && theirs.contains("socket:[" + cells[INODE] + "]")) {
          addresses.add(cells[ADDRESS]);
        }
      }
    }
    return addresses;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> inodes(long process) {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + process + "/fd"))) {
      return files.map(Sockets::target).toList();
    } catch (IOException | UncheckedIOException e) {
      // It has ended; then it does not listen.
      return List.of();
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      // This one is closed; the others are not.
      return "";
    }
  }

  static int port(String listening) {
    return Integer.parseInt(listening.split(":")[1], 16);
  }

  /** Returns whether an address is 127.0.0.x, as such or within IPv6, or ::1. */
  static boolean isLoopback(String listening) {
    String address = listening.split(":")[0];
    return address.matches("(0000000000000000FFFF0000)?..00007F")
        || address.equals("00000000000000000000000001000000");
  }
}
