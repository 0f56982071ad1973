package lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash of what a step depends on, kept in a file when the step is done. */
final class Stamp {

  private Stamp() {}

  /** Hashes files by content, folders by names and contents, all else by its text. */
  static String of(Object... inputs) throws IOException {
    MessageDigest digest = sha256();
    for (Object input : inputs) {
      if (input instanceof Path folder && Files.isDirectory(folder)) {
        for (Path file : Disk.files(folder)) {
          add(digest, folder.relativize(file).toString().replace('\\', '/'));
          add(digest, Files.readAllBytes(file));
        }
      } else if (input instanceof Path file) {
        add(digest, Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
      } else {
        add(digest, String.valueOf(input));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns whether the step that keeps {@code file} was done with this hash. */
  static boolean is(Path file, String hash) throws IOException {
    return read(file).equals(hash);
  }

  /** Returns what is kept; an empty text if there is nothing. */
  static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  static void write(Path file, String hash) throws IOException {
    Files.writeString(file, hash);
  }

  private static void add(MessageDigest digest, String text) {
    add(digest, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds the length, too: otherwise "ab", "c" would be "a", "bc". */
  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) { // every JDK has it
      throw new IllegalStateException(absent);
    }
  }
}
