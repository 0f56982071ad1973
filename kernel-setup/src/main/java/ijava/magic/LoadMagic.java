package ijava.magic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ijava.spi.Magic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code %load}: runs a notebook or a script as a part of the cell. */
final class LoadMagic {

  /** What a name may leave out; in IJava's order, a notebook last. */
  private static final List<String> EXTENSIONS =
      List.of("", ".jsh", ".jshell", ".java", ".ijava", ".ipynb");

  private LoadMagic() {}

  static List<Magic> all() {
    return List.of(
        new Magic(
                "load",
                Magic.Kind.LINE,
                "%load FILE",
                "Runs a notebook's cells or a JShell script here; .jsh, .jshell, .java, .ijava and"
                    + " .ipynb may be left out.",
                LoadMagic::load)
            .completing(Globs::complete));
  }

  private static Object load(Magic.Call call) throws IOException {
    if (call.arguments().size() != 1) {
      throw new IllegalArgumentException(
          call.arguments().size() + " arguments are given, but one file is needed");
    }
    Path file = find(call.arguments().get(0));
    if (file.toString().endsWith(".ipynb")) {
      for (String cell : cells(file)) {
        call.evaluate(cell);
      }
    } else {
      call.evaluate(script(Files.readString(file)));
    }
    return null;
  }

  private static Path find(String name) {
    Path path = Path.of(Globs.withHome(name)).toAbsolutePath().normalize();
    return EXTENSIONS.stream()
        .map(each -> path.resolveSibling(path.getFileName() + each))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () -> new MagicException("there is no file " + path + nearest(path) + extensions()));
  }

  private static String extensions() {
    return " (tried it as it is and with " + String.join(", ", EXTENSIONS.subList(1, 6)) + ")";
  }

  private static String nearest(Path path) {
    try (Stream<Path> files = Files.list(path.getParent())) {
      String name = path.getFileName().toString();
      return files
          .map(each -> each.getFileName().toString())
          .filter(each -> EditDistance.between(stem(each), stem(name)) <= 2)
          .findFirst()
          .map(each -> "; did you mean " + each + "?")
          .orElse("");
    } catch (IOException e) {
      return "; its folder cannot be read, either";
    }
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Returns the code cells of a notebook. */
  private static List<String> cells(Path notebook) throws IOException {
    JsonNode cells;
    try {
      cells = new ObjectMapper().readTree(notebook.toFile()).path("cells");
    } catch (JsonProcessingException e) {
      throw new MagicException(notebook + " is not a notebook: " + e.getOriginalMessage());
    }
    List<String> code = new ArrayList<>();
    for (JsonNode cell : cells) {
      if (cell.path("cell_type").asText().equals("code")) {
        code.add(text(cell.path("source")));
      }
    }
    return code;
  }

  /** Returns the source of a cell, which nbformat allows to be a string or a list of lines. */
  private static String text(JsonNode source) {
    if (source.isTextual()) {
      return source.asText();
    }
    StringBuilder text = new StringBuilder();
    source.forEach(line -> text.append(line.asText()));
    return text.toString();
  }

  /** Returns a script without the commands of the jshell tool that mean nothing here. */
  private static String script(String text) {
    return text.replaceAll("(?m)^/(exit|open|set|env|list|vars|methods|imports)\\b.*$", "");
  }
}
