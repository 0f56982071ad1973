package lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs notebooks, each in a kernel of its own, and checks them as texts; scripts do both. */
final class NotebookRun {
  private static final String SCRIPTS = "kernel-setup/src/main/python";

  private NotebookRun() {}

  /** The word {@code run}. */
  static int named(Checkout at, List<String> args) throws Exception {
    String mode = args.remove("--check") ? "--check" : "--write";
    List<Path> notebooks = Notebooks.named(at, args);
    Python python = Setup.of(at).python();
    Tally tally = run(at, python, mode, notebooks);
    List<Path> ours =
        notebooks.stream().filter(notebook -> at.notebooks().equals(notebook.getParent())).toList();
    if (mode.equals("--write") && !ours.isEmpty()) {
      tally = tally.plus(texts(at, python, mode, ours));
    }
    return tally.failed() == 0 ? 0 : 1;
  }

  /** Runs notebooks and says of each whether it holds; {@code mode} is the script's. */
  static Tally run(Checkout at, Python python, String mode, List<Path> notebooks) throws Exception {
    if (notebooks.isEmpty()) {
      return Tally.NONE;
    }
    return tally(
        at,
        script(at, python, at.root().resolve(SCRIPTS).resolve("run_notebooks.py"))
            .and(mode, "--logs", at.lab())
            .and("--timeout", System.getenv().getOrDefault("LAB_TIMEOUT", "300")),
        notebooks);
  }

  /**
   * Checks the notebooks as texts: their shape, the notes' headings, the glossary, the map. With
   * {@code --write}, glossary and map are made anew first.
   *
   * @param notebooks of which to say what is wrong; all if empty
   */
  static Tally texts(Checkout at, Python python, String mode, List<Path> notebooks)
      throws Exception {
    Path script = at.root().resolve(SCRIPTS).resolve("check_notebooks.py");
    return tally(at, script(at, python, script).and(mode), notebooks);
  }

  /** Runs a script on notebooks, on our terminal, and returns what it reports. */
  private static Tally tally(Checkout at, Run script, List<Path> notebooks) throws Exception {
    Path report = at.lab().resolve("notebooks.txt");
    Files.deleteIfExists(report);
    int exit =
        script
            .and("--report", report)
            .and(notebooks.toArray())
            .with(Map.of("PYTHONIOENCODING", Console.CHARSET.name() + ":replace"))
            .inherit();
    if (!Files.exists(report)) {
      throw new Stop("The notebooks could not be checked (exit code %d).", exit);
    }
    String[] numbers = Files.readString(report).strip().split(" ");
    return new Tally(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /** Returns the command that starts the kernel once and lets it add 1+1. */
  static Run probe(Checkout at, Python python) throws IOException {
    return script(at, python, at.root().resolve(SCRIPTS).resolve("probe_kernel.py"));
  }

  /** Returns the command that runs cells in a kernel; it needs the cells' file and a JVM. */
  static Run training(Checkout at, Python python) throws IOException {
    return script(at, python, at.root().resolve(SCRIPTS).resolve("train_kernel.py"));
  }

  /** Returns the command of a script that uses Jupyter. */
  static Run script(Checkout at, Python python, Path script) throws IOException {
    Files.createDirectories(at.jupyter().resolve("runtime"));
    return Run.of(python.executable(), script)
        .in(at.root())
        .with(JupyterHome.environment(at, python));
  }
}
