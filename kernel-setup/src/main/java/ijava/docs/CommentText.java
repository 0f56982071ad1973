package ijava.docs;

import java.util.stream.Collectors;

/** The text of a doc comment without its marks. */
final class CommentText {

  private CommentText() {}

  /** Returns what stands between the marks, without the stars that lines begin with. */
  static String of(String comment) {
    String inner = comment.strip();
    inner = inner.startsWith("/**") ? inner.substring(3) : inner;
    inner = inner.endsWith("*/") ? inner.substring(0, inner.length() - 2) : inner;
    return inner
        .lines()
        .map(line -> line.replaceFirst("^\\s*\\*+", ""))
        .collect(Collectors.joining("\n"));
  }
}
