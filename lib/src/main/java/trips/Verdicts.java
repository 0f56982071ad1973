package trips;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says what times mean, and no more than they show. */
final class Verdicts {

  private final List<Runs> all;
  private final List<Runs> ranked;
  private final Runs fastest;

  Verdicts(List<Runs> all) {
    this.all = all;
    ranked = all.stream().sorted(Comparator.comparingDouble(Runs::median)).toList();
    fastest = ranked.get(0);
  }

  /** Returns the finding, without a point. */
  String headline() {
    return switch (all.size()) {
      case 1 -> fastest.name() + " takes " + Seconds.text(fastest.median());
      case 2 -> pair(all.get(0), all.get(1));
      default -> several();
    };
  }

  /** Returns the figures behind it, without a point. */
  String figures() {
    int runs = fastest.seconds().length;
    return switch (all.size()) {
      case 1 ->
          "median of "
              + runs
              + " runs, from "
              + Seconds.text(fastest.least())
              + " to "
              + Seconds.text(fastest.most());
      case 2 -> "medians of " + runs + " runs " + medians() + doubts(all.get(0), all.get(1));
      default ->
          "medians of "
              + runs
              + " runs "
              + ranked.stream().map(this::ranked).collect(Collectors.joining(", "));
    };
  }

  private static String pair(Runs first, Runs second) {
    return first.compare(second) == 0
        ? "No clear difference between " + first.name() + " and " + second.name()
        : first.name()
            + " takes "
            + Seconds.times(first.ratio(second))
            + " the time of "
            + second.name();
  }

  private String medians() {
    return Seconds.text(all.get(0).median()) + " and " + Seconds.text(all.get(1).median());
  }

  private static String doubts(Runs first, Runs second) {
    if (first.compare(second) == 0) {
      return ", and the runs of both lie among each other";
    }
    long exceptions = (long) Math.ceil(first.exceptions(second));
    return exceptions == 0
        ? ""
        : ", though in "
            + exceptions
            + " of "
            + first.pairs(second)
            + " pairs of runs it is the other way round";
  }

  private String several() {
    List<String> equal = ranked.stream().skip(1).filter(this::isTied).map(Runs::name).toList();
    if (equal.isEmpty()) {
      return fastest.name() + " is the fastest of " + all.size();
    }
    String names = fastest.name() + " and " + String.join(", ", equal);
    return equal.size() == all.size() - 1
        ? "No clear difference between " + names
        : names + " are the fastest of " + all.size() + ", with no clear difference between them";
  }

  private String ranked(Runs runs) {
    String median = runs.name() + " " + Seconds.text(runs.median());
    return runs == fastest ? median : median + " (" + Seconds.times(runs.ratio(fastest)) + ")";
  }

  private boolean isTied(Runs runs) {
    return runs.compare(fastest) == 0;
  }
}
