package ijava.docs;

import ijava.spi.Escape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes HTML that somebody wrote in a comment harmless: known tags without attributes, each closed,
 * and everything else as text.
 */
final class SafeHtml {

  private static final Set<String> ALLOWED =
      Set.of(
          "p pre code b i em strong tt sub sup ul ol li dl dt dd table thead tbody tr th td caption"
              .concat(" blockquote h4 br hr var kbd samp small u cite")
              .split(" "));

  /** What HTML has, too, but a tooltip has no use for; other names are text, as in a type. */
  private static final Set<String> DROPPED =
      Set.of(
          "a abbr acronym address applet area article aside audio base big body button canvas center"
              .concat(
                  " col colgroup del details div embed figcaption figure font footer form frame")
              .concat(
                  " frameset head header html iframe img input ins label link main map math meta")
              .concat(" nav noscript object option param s section select source span strike style")
              .concat(" summary svg template textarea tfoot title video")
              .split(" "));

  private static final Pattern EMPTY_PARAGRAPH = Pattern.compile("<p>\\s*</p>");

  private static final Set<String> EMPTY = Set.of("br", "hr");

  /** What ends where a tag begins, as in HTML, whose authors leave its end out. */
  private static final Map<String, Set<String>> ENDED_BY =
      Map.of(
          "p", Set.of("p"),
          "li", Set.of("li"),
          "dt", Set.of("dt", "dd"),
          "dd", Set.of("dt", "dd"),
          "tr", Set.of("tr"),
          "td", Set.of("td", "th"),
          "th", Set.of("td", "th"));

  private static final Set<String> CONTAINERS =
      Set.of("ul", "ol", "dl", "table", "thead", "tbody", "blockquote", "td", "th", "li", "dd");

  /** What lies outside of these is never ended by what begins within. */
  private static final Set<String> BOUNDS = Set.of("ul", "ol", "dl", "table", "thead", "tbody");

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)<!--.*?-->|<(script|style)\\b.*?(?:</\\1\\s*>|$)|<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>"
              + "|&(?:#\\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});|[<>&\"']",
          Pattern.CASE_INSENSITIVE);

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  private SafeHtml() {}

  /** Returns HTML that says the same and can do nothing. */
  static String of(String html) {
    SafeHtml safe = new SafeHtml();
    safe.read(html);
    return EMPTY_PARAGRAPH.matcher(safe.out).replaceAll("").strip();
  }

  private void read(String html) {
    Matcher token = TOKEN.matcher(html);
    int from = 0;
    while (token.find()) {
      out.append(html, from, token.start());
      from = token.end();
      if (token.group(3) != null) {
        String name = token.group(3).toLowerCase(Locale.ROOT);
        if (isTag(name)) {
          tag(name, !token.group(2).isEmpty());
        } else {
          out.append(Escape.html(token.group()));
        }
      } else if (token.group().length() == 1) {
        out.append(Escape.html(token.group()));
      } else if (token.group().startsWith("&")) {
        out.append(token.group());
      }
    }
    out.append(html.substring(from));
    while (!open.isEmpty()) {
      end();
    }
  }

  private static boolean isTag(String name) {
    return ALLOWED.contains(name) || DROPPED.contains(name) || name.matches("h[1-6]");
  }

  private void tag(String written, boolean closes) {
    String name = written.matches("h[1-6]") ? "h4" : written;
    if (!ALLOWED.contains(name)) {
      return;
    }
    if (EMPTY.contains(name)) {
      out.append('<').append(name).append('>');
    } else if (closes) {
      endThrough(name);
    } else {
      beginAfterSiblings(name);
    }
  }

  private void endThrough(String name) {
    if (open.contains(name)) {
      while (!open.peek().equals(name)) {
        end();
      }
      end();
    }
  }

  private void beginAfterSiblings(String name) {
    boolean block =
        ENDED_BY.containsKey(name) || CONTAINERS.contains(name) || name.matches("h4|pre");
    if (block && "p".equals(open.peek())) {
      end();
    }
    Set<String> siblings = ENDED_BY.getOrDefault(name, Set.of());
    for (String each : open) {
      if (siblings.contains(each)) {
        endThrough(each);
        break;
      }
      if (BOUNDS.contains(each) || CONTAINERS.contains(each) && !name.equals("tr")) {
        break;
      }
    }
    open.push(name);
    out.append('<').append(name).append('>');
  }

  private void end() {
    out.append("</").append(open.pop()).append('>');
  }
}
