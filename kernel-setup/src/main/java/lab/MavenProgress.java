package lab;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns Maven's output, line by line, into a word on how far it is. */
final class MavenProgress implements Consumer<String> {
  private static final Pattern DOWNLOADED =
      Pattern.compile(".*Downloaded from.*?(?:\\((\\d+(?:\\.\\d+)?) (k|M|G)?B.*)?");
  private static final Pattern GOAL =
      Pattern.compile("\\[INFO\\] --- (\\S+?):\\S+:(\\S+).* @ (\\S+).*");
  private static final String TEST = "[INFO] Running ";

  private final Consumer<String> say;
  private int files;
  private double megabytes;

  MavenProgress(Consumer<String> say) {
    this.say = say;
  }

  @Override
  public void accept(String line) {
    Matcher downloaded = DOWNLOADED.matcher(line);
    Matcher goal = GOAL.matcher(line);
    if (downloaded.matches()) {
      files++;
      if (downloaded.group(1) != null) {
        megabytes += Double.parseDouble(downloaded.group(1)) * megabytes(downloaded.group(2));
      }
      say.accept(String.format(Locale.ROOT, "%d files, %.0f MB fetched", files, megabytes));
    } else if (line.startsWith(TEST)) {
      say.accept(line.substring(TEST.length()));
    } else if (goal.matches()) {
      say.accept(goal.group(3) + " " + goal.group(1) + ":" + goal.group(2));
    }
  }

  private static double megabytes(String unit) {
    return switch (String.valueOf(unit)) {
      case "k" -> 1e-3;
      case "M" -> 1;
      case "G" -> 1e3;
      default -> 1e-6;
    };
  }
}
