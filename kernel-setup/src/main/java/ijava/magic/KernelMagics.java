package ijava.magic;

import static ijava.spi.Magic.Kind.CELL;
import static ijava.spi.Magic.Kind.LINE;

import ijava.eval.LastFailure;
import ijava.spi.Magic;
import ijava.spi.MimeBundle;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The magics that the kernel brings along. */
final class KernelMagics {

  private static final double NANOS = 1e9;

  private KernelMagics() {}

  static List<Magic> all(MagicTable table) {
    return List.of(
        new Magic(
                "help",
                LINE,
                "%help [MAGIC]",
                "Lists the magics with their usage, or tells about one.",
                call -> help(call.arguments(), table))
            .completing(word -> namesLike(word, table)),
        new Magic(
            "lsmagic",
            LINE,
            "%lsmagic",
            "Lists the names of the magics.",
            call -> MimeBundle.text(String.join("  ", table.names()))),
        new Magic(
                "time",
                LINE,
                "%time CODE",
                "Runs a line of Java and prints how long it took.",
                KernelMagics::time)
            .completing(Magic.Arguments.JAVA),
        new Magic(
                "time",
                CELL,
                "%%time",
                "Runs the cell and prints how long it took.",
                KernelMagics::time)
            .completing(Magic.Arguments.JAVA),
        new Magic(
                "timeout",
                CELL,
                "%%timeout SECONDS",
                "Runs the cell and interrupts it, as the stop button does, if it takes longer.",
                KernelMagics::timeout)
            .completing(Magic.Arguments.JAVA),
        new Magic(
            "tb",
            LINE,
            "%tb",
            "Shows the whole stack trace of the latest error, with its causes.",
            call -> trace()));
  }

  private static MimeBundle help(List<String> arguments, MagicTable table) {
    if (arguments.isEmpty()) {
      return MagicHelp.of(table.all());
    }
    List<Magic> found =
        arguments.stream()
            .flatMap(
                each -> each.startsWith("%") ? Stream.of(each) : Stream.of("%" + each, "%%" + each))
            .flatMap(each -> table.find(each).stream())
            .distinct()
            .toList();
    if (found.isEmpty()) {
      String name = arguments.get(0);
      throw new MagicException(table.unknown(name.startsWith("%") ? name : "%" + name));
    }
    return MagicHelp.of(found);
  }

  private static List<String> namesLike(String word, MagicTable table) {
    return table.names().stream()
        .filter(name -> name.startsWith(word) || name.replace("%", "").startsWith(word))
        .toList();
  }

  private static Object time(Magic.Call call) {
    long start = System.nanoTime();
    try {
      call.evaluate();
    } finally {
      System.out.println(duration(System.nanoTime() - start));
    }
    return null;
  }

  /** Returns a duration in the unit that leaves few digits, for example {@code 12.3 ms}. */
  static String duration(long nanos) {
    double seconds = nanos / NANOS;
    return seconds >= 1
        ? String.format(Locale.ROOT, "%.2f s", seconds)
        : String.format(Locale.ROOT, "%.1f ms", seconds * 1_000);
  }

  private static Object timeout(Magic.Call call) {
    long millis = millis(call.arguments());
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    try {
      ScheduledFuture<?> pending = timer.schedule(call::interrupt, millis, TimeUnit.MILLISECONDS);
      call.evaluate();
      pending.cancel(false);
    } finally {
      timer.shutdownNow();
    }
    return null;
  }

  private static MimeBundle trace() {
    String trace = LastFailure.trace();
    return MimeBundle.text(trace.isEmpty() ? "no cell has failed yet" : trace);
  }

  private static long millis(List<String> arguments) {
    try {
      double seconds = Double.parseDouble(arguments.size() == 1 ? arguments.get(0) : "");
      if (seconds > 0 && seconds <= TimeUnit.DAYS.toSeconds(1)) {
        return Math.round(seconds * 1_000);
      }
    } catch (NumberFormatException e) {
      // Told below, with the numbers that are allowed.
    }
    throw new IllegalArgumentException(
        "the time is '"
            + String.join(" ", arguments)
            + "', but must be a number of seconds between 0 and 86,400, for example 2.5");
  }
}
