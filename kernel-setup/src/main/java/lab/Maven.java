package lab;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Maven that builds: the one on the PATH if it is new enough, else the wrapper's own. */
final class Maven {
  private static final Pattern VERSION = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)");
  private static final int OLDEST = 308;

  private Maven() {}

  /** Returns Maven in the root of the checkout, on our JDK; the wrapper fetches it on first use. */
  static Run command(Checkout at, Step step) throws Exception {
    Run installed = here(Run.script("mvn"), at);
    Run.Result answer = installed.and("-v").capture();
    if (answer.exit() == 0 && version(answer.text()) >= OLDEST) {
      return installed;
    }
    step.say("Maven itself");
    Run wrapper = here(Run.WINDOWS ? Run.of("cmd", "/c", ".\\mvnw.cmd") : Run.of("sh", "mvnw"), at);
    if (wrapper.and("-v").log(at.log("maven"), line -> {}) != 0) {
      throw Log.stop(at, at.log("maven"), "Maven is not installed, and could not be downloaded.");
    }
    return wrapper;
  }

  /** Returns 309 for what Maven 3.9 says of itself, and 0 for what is no Maven. */
  static int version(String text) {
    Matcher found = VERSION.matcher(text);
    return found.find()
        ? Integer.parseInt(found.group(1)) * 100 + Integer.parseInt(found.group(2))
        : 0;
  }

  private static Run here(Run maven, Checkout at) {
    return maven
        .in(at.root())
        .with(Map.of("JAVA_HOME", Jdk.HOME.toString()))
        .and("-B", "-Dstyle.color=never");
  }
}
