package ijava.docs;

/**
 * Walks through Scala code, over strings, characters and comments.
 *
 * <p>It knows as much of the language as is needed to tell braces of code from those in text.
 */
final class ScalaTokens {

  /** What a token is. */
  enum Kind {
    /** A name or keyword. */
    WORD,
    /** A comment that begins with two stars. */
    DOC,
    /** One character that is neither. */
    SIGN,
    /** There is no more. */
    END
  }

  private final String text;
  private int end;
  private int start;

  ScalaTokens(String text) {
    this.text = text;
  }

  /** Returns tokens that go on from here, without moving these. */
  ScalaTokens copy() {
    ScalaTokens copy = new ScalaTokens(text);
    copy.moveTo(this);
    return copy;
  }

  /** Goes to where others are. */
  void moveTo(ScalaTokens others) {
    start = others.start;
    end = others.end;
  }

  String token() {
    return text.substring(start, end);
  }

  /** Goes to the next token. */
  Kind next() {
    while (end < text.length()) {
      start = end;
      char c = text.charAt(start);
      if (text.startsWith("/*", start)) {
        end = endOfComment();
        if (text.startsWith("/**", start) && end > start + 4) {
          return Kind.DOC;
        }
      } else if (text.startsWith("//", start)) {
        end = after("\n", start);
      } else if (c == '"') {
        end = endOfString(false);
      } else if (c == '\'') {
        end = endOfCharacter();
      } else if (Character.isJavaIdentifierStart(c) || c == '`') {
        return word(c);
      } else if (!Character.isWhitespace(c)) {
        end = start + 1;
        return Kind.SIGN;
      } else {
        end = start + 1;
      }
    }
    start = end;
    return Kind.END;
  }

  private Kind word(char first) {
    end = start + 1;
    if (first == '`') {
      end = after("`", end);
      return Kind.WORD;
    }
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '"') {
      // s"…": an interpolated string, with code in it.
      int word = start;
      start = end;
      end = endOfString(true);
      start = word;
    }
    return Kind.WORD;
  }

  private int after(String what, int from) {
    int at = text.indexOf(what, from);
    return at < 0 ? text.length() : at + what.length();
  }

  /** Comments nest in Scala. */
  private int endOfComment() {
    int depth = 0;
    int i = start;
    while (i < text.length()) {
      if (text.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else if (text.startsWith("*/", i)) {
        i += 2;
        if (--depth == 0) {
          return i;
        }
      } else {
        i++;
      }
    }
    return i;
  }

  private int endOfString(boolean interpolated) {
    boolean triple = text.startsWith("\"\"\"", start);
    int i = start + (triple ? 3 : 1);
    while (i < text.length()) {
      char c = text.charAt(i);
      if (interpolated && text.startsWith("${", i)) {
        i = endOfBlock(i + 1);
      } else if (triple && text.startsWith("\"\"\"", i)) {
        i += 3;
        while (i < text.length() && text.charAt(i) == '"') {
          i++;
        }
        return i;
      } else if (!triple && (c == '"' || c == '\n')) {
        return i + 1;
      } else {
        i += !triple && c == '\\' ? 2 : 1;
      }
    }
    return text.length();
  }

  private int endOfBlock(int brace) {
    ScalaTokens inner = new ScalaTokens(text);
    inner.end = brace;
    int depth = 0;
    while (inner.next() != Kind.END) {
      depth += inner.token().equals("{") ? 1 : inner.token().equals("}") ? -1 : 0;
      if (depth == 0) {
        return inner.end;
      }
    }
    return text.length();
  }

  /** A lone quote begins a symbol, which reads as a word. */
  private int endOfCharacter() {
    if (text.startsWith("\\", start + 1)) {
      return after("'", start + 3);
    }
    return text.startsWith("'", start + 2) ? start + 3 : start + 1;
  }
}
