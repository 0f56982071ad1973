package lab;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The word {@code clean}: removes what this program and the build made. */
final class Clean {
  private static final List<String> MADE =
      List.of(
          "target",
          "kernel-setup/target",
          "lib/target",
          ".venv",
          ".jupyter",
          "notebooks/.ipynb_checkpoints");
  private static final Set<String> COMMITTED = Set.of("README.md", "zones.csv", "published");

  private Clean() {}

  static int run(Checkout at, List<String> args) throws Exception {
    boolean yes = args.remove("--yes");
    boolean all = args.remove("--all");
    Words.refuse(args, "clean");
    List<Path> made = made(at, all);
    long sum = 0;
    for (Path path : made) {
      long size = Disk.size(path);
      sum += size;
      Console.line(String.format(Locale.ROOT, "%10.1f MB  %s", size / 1e6, at.show(path)));
    }
    Console.line(String.format(Locale.ROOT, "%10.1f MB  in all", sum / 1e6));
    if (!yes && !agreed()) {
      Console.line("Nothing was removed.");
      return 1;
    }
    for (Path path : made) {
      Disk.delete(path);
    }
    Console.line("Removed. The next run sets up what it needs.");
    return 0;
  }

  /** Returns what is there to remove; what was downloaded into {@code data} only on request. */
  private static List<Path> made(Checkout at, boolean all) throws Exception {
    List<Path> made = new ArrayList<>();
    for (String name : MADE) {
      made.add(at.root().resolve(name));
    }
    for (Path engine : ClassPath.engines(at)) {
      made.add(engine.resolve("target"));
    }
    Python conda = Python.conda(at);
    if (conda != null && Files.exists(Kernelspec.folder(conda).resolve(Kernelspec.STAMP))) {
      made.add(Kernelspec.folder(conda));
    }
    for (Path path : Disk.list(at.data())) {
      String name = path.getFileName().toString();
      boolean downloaded = name.contains("tripdata_") && !name.contains(".synthetic.");
      if (!COMMITTED.contains(name) && (all || !downloaded)) {
        made.add(path);
      }
    }
    made.removeIf(path -> !Files.exists(path, LinkOption.NOFOLLOW_LINKS));
    return made;
  }

  private static boolean agreed() {
    if (!Console.TERMINAL) {
      throw new Stop("There is no terminal to ask at: say clean --yes to remove these.");
    }
    String answer = System.console().readLine("Remove them? [y/N] ");
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
