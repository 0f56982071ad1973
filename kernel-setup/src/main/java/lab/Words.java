package lab;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that can be typed after {@code Lab.java}, as a table. */
final class Words {

  private static final List<Word> WORDS =
      List.of(
          new Word(
              "lab", "[OPTION...]", "set up what is missing and open JupyterLab", JupyterLab::open),
          new Word("setup", "", "set up what is missing, open nothing", Setup::run),
          new Word("test", "", "run every unit test and every notebook", TestRun::run),
          new Word(
              "run",
              "[--check] NOTEBOOK...",
              "run notebooks and keep their outputs",
              NotebookRun::named),
          new Word(
              "data",
              "[OPTION...]",
              "generate trips of any month, or download TLC's own",
              TripData::run),
          new Word(
              "bench", "[--check] [PART...]", "measure the kernel, beside ipykernel", Bench::run),
          new Word("doctor", "", "say what is there, what is not, and what helps", Doctor::run),
          new Word("clean", "[--yes] [--all]", "remove what set-up and builds made", Clean::run),
          new Word("help", "", "say this", Words::help));

  private record Word(String name, String usage, String help, Handler handler) {}

  interface Handler {
    /** Returns the exit code; {@code args} may be changed. */
    int run(Checkout at, List<String> args) throws Exception;
  }

  private Words() {}

  /** Runs the word that {@code typed} begins with, {@code lab} if it begins with none. */
  static int run(Checkout at, List<String> typed) throws Exception {
    if (!typed.isEmpty() && Set.of("-h", "--help", "-?").contains(typed.get(0))) {
      typed.set(0, "help");
    } else if (typed.isEmpty() || typed.get(0).startsWith("-")) {
      typed.add(0, "lab");
    }
    String name = typed.remove(0);
    for (Word word : WORDS) {
      if (word.name.equals(name)) {
        return word.handler.run(at, typed);
      }
    }
    List<String> names = WORDS.stream().map(Word::name).toList();
    throw new Stop(
        "There is no word \"%s\"; did you mean \"%s\"? The words are: %s.",
        name, nearest(name, names), String.join(", ", names));
  }

  /** Stops if words are left that {@code name} does not take. */
  static void refuse(List<String> args, String name) {
    if (!args.isEmpty()) {
      String usage =
          WORDS.stream()
              .filter(word -> word.name.equals(name))
              .map(word -> (name + " " + word.usage).strip())
              .collect(Collectors.joining());
      throw new Stop("\"%s\" is too much here; the usage is: %s.", args.get(0), usage);
    }
  }

  private static int help(Checkout at, List<String> args) {
    Console.line("java kernel-setup/Lab.java [WORD]");
    Console.line("");
    for (Word word : WORDS) {
      Console.line(String.format("  %-30s %s", (word.name + " " + word.usage).strip(), word.help));
    }
    Console.line(
        """

        Without a word it is "lab"; options of lab go to JupyterLab (--no-browser, --port N).
        Options of data: --month 2020-03 or 2020-03..2020-05, --scale 0.1, --layout 7 or 24,
        --sample; or --download 2020-03..2020-05. Without any it makes what set-up makes.
        In the environment, LAB_HEAP=2g gives a notebook's Java so much memory (default
        1500m, on machines with less than 3 GB 1g), and LAB_TIMEOUT=600 lets one notebook take so
        many seconds in test and run (300).\
        """);
    return 0;
  }

  /** Returns the known name with the fewest letters to change. */
  static String nearest(String name, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(other -> distance(name, other)))
        .orElse("(none)");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
