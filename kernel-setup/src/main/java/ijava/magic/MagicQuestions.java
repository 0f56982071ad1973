package ijava.magic;

import ijava.eval.Completion;
import ijava.spi.Magic;
import ijava.spi.MimeBundle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers questions about magics: what fits at a cursor, and what a name means. */
final class MagicQuestions {

  private static final Pattern NAME = Pattern.compile("(?:^|.*=)\\s*(%%?\\w*)");

  private final MagicTable table;

  MagicQuestions(MagicTable table) {
    this.table = table;
  }

  /** Returns the names or arguments that fit, nothing where no magic is. */
  Optional<Completion> complete(String code, int cursor, CellQuestion question) {
    Matcher name = NAME.matcher(code.substring(question.lineStart(), cursor));
    if (name.matches() && (question.found() != null || name.group(1).matches("%+"))) {
      return Optional.of(names(name.group(1), question.lineStart() + name.start(1), cursor));
    }
    if (question.found() == null) {
      return question.isJava() ? Optional.empty() : Optional.of(body(code, cursor));
    }
    Magic.Arguments arguments =
        table.find(question.found().name()).map(Magic::arguments).orElse(Magic.Arguments.NONE);
    if (arguments == Magic.Arguments.JAVA) {
      return Optional.empty();
    }
    return Optional.of(arguments(arguments, code, cursor));
  }

  private Completion names(String typed, int start, int cursor) {
    List<Completion.Match> matches =
        table.names().stream()
            .filter(each -> each.startsWith(typed))
            .map(each -> new Completion.Match(each, "magic"))
            .toList();
    return new Completion(matches, start, cursor);
  }

  private static Completion arguments(Magic.Arguments arguments, String code, int cursor) {
    int start = cursor;
    while (start > 0 && " \t\n\"'".indexOf(code.charAt(start - 1)) < 0) {
      start--;
    }
    List<Completion.Match> matches =
        arguments.complete(code.substring(start, cursor)).stream()
            .map(each -> new Completion.Match(each, "text"))
            .toList();
    return new Completion(matches, start, cursor);
  }

  /** The body of a cell magic that is no Java, for example SQL. */
  private Completion body(String code, int cursor) {
    int start = cursor;
    while (start > 0 && Character.isUnicodeIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    String word = code.substring(start, cursor);
    List<Completion.Match> matches =
        CellParser.parse(code).stream()
            .limit(1)
            .filter(part -> part.magic() != null)
            .flatMap(part -> table.find(part.magic()).stream())
            .flatMap(magic -> magic.arguments().completeBody(word).stream())
            .map(each -> new Completion.Match(each, "text"))
            .toList();
    return new Completion(matches, start, cursor);
  }

  /** Returns usage and help of the magic at the cursor, nothing where Java is. */
  Optional<MimeBundle> inspect(CellQuestion question) {
    if (question.found() == null) {
      return Optional.empty();
    }
    return table.find(question.found().name()).map(magic -> MagicHelp.of(List.of(magic)));
  }
}
