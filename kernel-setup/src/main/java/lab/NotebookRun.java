package lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs notebooks, each in a kernel of its own; nbclient does it in run_notebooks.py. */
final class NotebookRun {
  private static final String SCRIPTS = "kernel-setup/src/main/python";

  private NotebookRun() {}

  /** The word {@code run}. */
  static int named(Checkout at, List<String> args) throws Exception {
    String mode = args.remove("--check") ? "--check" : "--write";
    List<Path> notebooks = Notebooks.named(at, args);
    return run(at, Setup.of(at).python(), mode, notebooks).failed() == 0 ? 0 : 1;
  }

  /** Runs notebooks and says of each whether it holds; {@code mode} is the script's. */
  static Tally run(Checkout at, Python python, String mode, List<Path> notebooks) throws Exception {
    if (notebooks.isEmpty()) {
      return Tally.NONE;
    }
    Path report = at.lab().resolve("notebooks.txt");
    Files.deleteIfExists(report);
    int exit =
        script(at, python, at.root().resolve(SCRIPTS).resolve("run_notebooks.py"))
            .and(mode, "--logs", at.lab(), "--report", report)
            .and("--timeout", System.getenv().getOrDefault("LAB_TIMEOUT", "300"))
            .and(notebooks.toArray())
            .with(Map.of("PYTHONIOENCODING", Console.CHARSET.name() + ":replace"))
            .inherit();
    if (!Files.exists(report)) {
      throw new Stop("The notebooks could not be run (exit code %d).", exit);
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
