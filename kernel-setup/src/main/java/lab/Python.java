package lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Python environment, which may not be there yet. */
record Python(Path executable, Path prefix) {

  /** Prints the version. */
  static final String VERSION = "import sys; print('%d.%d.%d' % sys.version_info[:3])";

  private static final String MISSING =
      """
      import sys, importlib.metadata as m
      def version(name):
          try: return m.version(name)
          except m.PackageNotFoundError: return None
      for line in open(sys.argv[1], encoding='utf-8'):
          name, pinned, wanted = line.partition('==')
          if pinned and version(name.strip()) != wanted.strip(): print(line.strip())
      """;

  static Python venv(Checkout at) {
    String executable = Run.WINDOWS ? "Scripts/python.exe" : "bin/python";
    return new Python(at.venv().resolve(executable), at.venv());
  }

  /**
   * Returns the active conda environment if it already holds the pinned packages, else null. Binder
   * builds its image without activating, and names the environment in NB_PYTHON_PREFIX.
   */
  static Python conda(Checkout at) throws Exception {
    String prefix = System.getenv("CONDA_PREFIX");
    if (prefix == null || "base".equals(System.getenv("CONDA_DEFAULT_ENV"))) {
      prefix = System.getenv("NB_PYTHON_PREFIX");
    }
    if (prefix == null) {
      return null;
    }
    Path home = Path.of(prefix);
    Python conda = new Python(home.resolve(Run.WINDOWS ? "python.exe" : "bin/python"), home);
    return conda.exists() && conda.missing(at).isEmpty() ? conda : null;
  }

  boolean exists() {
    return Files.isExecutable(executable);
  }

  /** Returns the version, or an empty text if it does not start. */
  String version() throws Exception {
    return version(Run.of(executable));
  }

  /** Returns the pinned packages that are missing or of another version. */
  List<String> missing(Checkout at) throws Exception {
    Run.Result result = Run.of(executable, "-c", MISSING, at.requirements()).capture();
    return result.exit() == 0 ? result.text().lines().toList() : List.of("a Python that starts");
  }

  /** Returns the command of the first Python on the PATH that is new enough. */
  static Run newest() throws Exception {
    List<Run> candidates = new ArrayList<>(List.of(Run.of("python3"), Run.of("python")));
    if (Run.WINDOWS) {
      candidates.add(Run.of("py", "-3"));
    }
    for (int minor = 14; minor >= 10; minor--) {
      candidates.add(Run.of("python3." + minor));
    }
    List<String> tooOld = new ArrayList<>();
    for (Run candidate : candidates) {
      String version = version(candidate);
      if (newEnough(version)) {
        return candidate;
      }
      if (!version.isEmpty()) {
        tooOld.add(String.join(" ", candidate.command()) + " is " + version);
      }
    }
    throw new Stop(
        "JupyterLab needs Python 3.10 or newer, and %s. Install one from https://www.python.org"
            + " (apt install python3 python3-venv, brew install python), then run this again.",
        tooOld.isEmpty() ? "there is no Python on the PATH" : "here " + String.join(", ", tooOld));
  }

  private static String version(Run python) throws Exception {
    Run.Result result = python.and("-c", VERSION).capture();
    return result.exit() == 0 ? result.text().strip() : "";
  }

  /** Returns whether {@code version}, such as {@code 3.9.18}, is 3.10 or newer. */
  static boolean newEnough(String version) {
    return version.matches("3\\.[1-9]\\d+\\..*|([4-9]|[1-9]\\d+)\\..*");
  }
}
