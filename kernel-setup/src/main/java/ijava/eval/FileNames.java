package ijava.eval;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Completes the names of files in string literals. */
final class FileNames {

  private static final int MOST = 200;

  private FileNames() {}

  /** Returns where the string begins that is open at the end of the last line; -1 if none is. */
  static int openQuote(String before) {
    int open = -1;
    for (int i = before.lastIndexOf('\n') + 1; i < before.length(); i++) {
      char c = before.charAt(i);
      if (open >= 0 && c == '\\') {
        i++;
      } else if (c == '"') {
        open = open < 0 ? i : -1;
      } else if (open < 0 && before.startsWith("'\"'", i)) {
        i += 2;
      } else if (open < 0 && before.startsWith("//", i)) {
        return -1;
      }
    }
    return open;
  }

  /** Returns the files whose path begins as the text from a position on; folders end with /. */
  static Completion at(String before, int start) {
    String typed = before.substring(start);
    int slash = typed.lastIndexOf('/') + 1;
    String name = typed.substring(slash);
    File[] files = folder(typed.substring(0, slash)).listFiles();
    List<Completion.Match> matches = new ArrayList<>();
    if (files != null) {
      Arrays.sort(files);
      for (File file : files) {
        boolean hidden = file.getName().startsWith(".") && !name.startsWith(".");
        if (!hidden && file.getName().startsWith(name) && matches.size() < MOST) {
          String text = file.getName() + (file.isDirectory() ? "/" : "");
          matches.add(new Completion.Match(text, "path", ""));
        }
      }
    }
    return new Completion(matches, start + slash, before.length());
  }

  private static File folder(String typed) {
    return Path.of(typed.isEmpty() ? "." : typed).toFile();
  }
}
