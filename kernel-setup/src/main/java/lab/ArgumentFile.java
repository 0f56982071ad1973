package lab;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A file that {@code java} reads as {@code @FILE}: 200 jars are too long for a command line. */
final class ArgumentFile {

  private ArgumentFile() {}

  static void write(Path file, List<Path> jars, List<String> options) throws IOException {
    List<String> lines = new ArrayList<>();
    options.forEach(option -> lines.add(quote(option)));
    lines.add("-cp");
    lines.add(
        quote(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
    // The java launcher reads its files in the encoding of file names, not in UTF-8.
    Charset charset =
        Charset.forName(System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()));
    Files.write(file, lines, charset);
  }

  /** Returns the text in quotes, as argument files and JSON read it. */
  static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
