package ijava.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells a stack in cells and lines; what lies between is folded. */
final class Frames {

  /** The most lines that are told of one stack; a recursion may have thousands. */
  private static final int MOST_LINES = 16;

  private final SnippetOrigins origins;

  Frames(SnippetOrigins origins) {
    this.origins = origins;
  }

  /** Returns a line for each frame in a cell, and for what was called from there. */
  List<String> of(StackTraceElement[] stack) {
    List<String> lines = new ArrayList<>();
    List<StackTraceElement> foreign = new ArrayList<>();
    String last = "";
    int same = 0;
    for (int i = 0; i < stack.length; i++) {
      if (isBridge(stack[i])) {
        continue;
      }
      Optional<String> place = origins.find(stack[i]);
      if (place.isEmpty()) {
        if (!isInner(stack[i])) {
          foreign.add(stack[i]);
        }
        continue;
      }
      String line = "    at " + Ansi.bold(place.get()) + in(stack[i].getMethodName());
      if (foreign.isEmpty() && line.equals(last)) {
        same++;
        continue;
      }
      same = addRepeats(lines, same);
      if (lines.size() >= MOST_LINES) {
        lines.add("    … " + (stack.length - i) + " more frames");
        return lines;
      }
      addForeign(lines, foreign);
      lines.add(line);
      last = line;
    }
    addRepeats(lines, same);
    // Below the cell are the kernel's own frames; of a library's thread there is nothing else.
    if (lines.isEmpty()) {
      addForeign(lines, foreign);
    }
    return lines;
  }

  /** Returns a line for each frame in a cell, and nothing of what lies between. */
  List<String> inCells(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(frame -> !isBridge(frame))
        .flatMap(
            frame ->
                origins.find(frame).stream()
                    .map(place -> "    at " + Ansi.bold(place) + in(frame.getMethodName())))
        .distinct()
        .limit(MOST_LINES)
        .toList();
  }

  /** Returns the innermost place in a cell. */
  Optional<String> firstPlace(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      Optional<String> place = origins.find(frame);
      if (place.isPresent()) {
        return place;
      }
    }
    return Optional.empty();
  }

  private static int addRepeats(List<String> lines, int same) {
    if (same > 0) {
      lines.add("    … " + same + (same == 1 ? " more time" : " more times"));
    }
    return 0;
  }

  private static void addForeign(List<String> lines, List<StackTraceElement> foreign) {
    if (!foreign.isEmpty()) {
      StackTraceElement first = foreign.get(0);
      int more = foreign.size() - 1;
      String folded =
          more == 0 ? "" : "  … " + more + (more == 1 ? " frame" : " frames") + " folded";
      lines.add("    at " + first.getClassName() + "." + first.getMethodName() + "()" + folded);
      foreign.clear();
    }
  }

  private static String in(String method) {
    if (method.startsWith("lambda$")) {
      return " in a lambda";
    }
    return switch (method) {
      case "", "do_it$" -> "";
      case "<init>" -> " in a constructor";
      case "<clinit>" -> " in a static initialiser";
      default -> method.startsWith("do_it$") ? "" : " in " + method + "()";
    };
  }

  /** A lambda's body has lines; what only hands it its values has none. */
  private static boolean isBridge(StackTraceElement frame) {
    return frame.getMethodName().startsWith("lambda$") && frame.getLineNumber() < 0;
  }

  private static boolean isInner(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.startsWith("ijava.")
        || name.startsWith("jdk.internal.reflect.")
        || name.startsWith("java.lang.reflect.")
        || name.startsWith("jdk.jshell.")
        || name.startsWith("java.lang.invoke.");
  }
}
