package ijava.magic;

import ijava.eval.Session;
import ijava.spi.Escape;
import ijava.spi.Magic;
import ijava.spi.MimeBundle;
import java.lang.reflect.Array;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code %who} and {@code %reset}: what the cells have declared so far. */
final class SessionMagics {

  /** The most characters that are shown of a value. */
  private static final int MOST_CHARACTERS = 60;

  private SessionMagics() {}

  static List<Magic> all(Session session) {
    return List.of(
        new Magic(
                "who",
                Magic.Kind.LINE,
                "%who",
                "Lists the variables with type and value, long values cut.",
                call -> table(named(session.variables())))
            .withAliases("whos"),
        new Magic(
            "reset",
            Magic.Kind.LINE,
            "%reset",
            "Forgets variables, methods, types and imports; the class path stays, only a restart"
                + " clears it.",
            call -> reset(session)));
  }

  /** JShell keeps the value of every expression as $1, $2 …; readers look for their own names. */
  private static List<Session.Variable> named(List<Session.Variable> all) {
    return all.stream().filter(each -> !each.name().matches("\\$\\d+")).toList();
  }

  private static MimeBundle table(List<Session.Variable> variables) {
    if (variables.isEmpty()) {
      return MimeBundle.text("no variables yet");
    }
    int names = variables.stream().mapToInt(each -> each.name().length()).max().orElse(0);
    int types = variables.stream().mapToInt(each -> each.type().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    StringBuilder html =
        new StringBuilder("<table><thead><tr><th>name</th><th>type</th><th>value</th></tr></thead>")
            .append("<tbody>");
    for (Session.Variable each : variables) {
      String value = shortText(each.value());
      text.append(
          String.format(
              "%-" + names + "s  %-" + types + "s  %s%n", each.name(), each.type(), value));
      html.append("<tr>");
      for (String cell : List.of(each.name(), each.type(), value)) {
        html.append("<td style=\"text-align:left\">").append(Escape.html(cell)).append("</td>");
      }
      html.append("</tr>");
    }
    return MimeBundle.text(text.toString())
        .and(MimeBundle.HTML, html.append("</tbody></table>").toString());
  }

  /** Returns a value on one line; sizes where the whole would be long or slow to tell. */
  static String shortText(Object value) {
    if (value instanceof Collection<?> many) {
      return many.size() + " elements";
    }
    if (value instanceof Map<?, ?> many) {
      return many.size() + " entries";
    }
    if (value != null && value.getClass().isArray()) {
      return Array.getLength(value) + " elements";
    }
    if (value instanceof CharSequence text) {
      return cut('"' + text.toString() + '"');
    }
    boolean quick =
        value == null
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof Character
            || value instanceof Enum<?>
            || value instanceof Temporal
            || value instanceof Optional<?>
            || value instanceof Record;
    return quick ? cut(String.valueOf(value)) : value.getClass().getSimpleName();
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS - 1) + "…";
  }

  private static MimeBundle reset(Session session) {
    Session.Forgotten gone = session.reset();
    return MimeBundle.text(
        "forgot "
            + gone.variables()
            + " variables, "
            + gone.declarations()
            + " types and methods, "
            + gone.imports()
            + " imports; the class path and what libraries hold stay, a restart of the kernel"
            + " clears them");
  }
}
