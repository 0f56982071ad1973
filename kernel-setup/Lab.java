import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sets up this checkout and works with it: {@code java kernel-setup/Lab.java [WORD]}.
 *
 * <p>One file, no dependencies, the same command on Linux, macOS and Windows. It does only what is
 * missing, says what each step took, and stops with one sentence when something is wrong. All it
 * makes lies inside the checkout; outside, only the download caches of Maven and pip grow, and a
 * conda environment that is active and holds the pinned packages gets the kernel's entry.
 *
 * <p>Written in the Java of JDK 11, so that an older JDK is told what is wrong in a sentence and
 * not in a hundred errors of its compiler. A new word is one line in {@link #WORDS}.
 */
public final class Lab {

  private static final List<Word> WORDS =
      List.of(
          new Word("lab", "[OPTION...]", "set up what is missing and open JupyterLab", Lab::lab),
          new Word("setup", "", "set up what is missing, open nothing", Lab::setup),
          new Word("test", "", "run every unit test and every notebook", Lab::test),
          new Word(
              "run", "[--check] NOTEBOOK...", "run notebooks and keep their outputs", Lab::run),
          new Word("doctor", "", "say what is there, what is not, and what helps", Lab::doctor),
          new Word("clean", "[--yes] [--all]", "remove what set-up and builds made", Lab::clean),
          new Word("help", "", "say this", Lab::help));

  public static void main(String[] args) {
    int exit;
    try {
      exit = dispatch(new ArrayList<>(List.of(args)));
    } catch (Stop stop) {
      Out.problem(stop.getMessage());
      exit = 1;
    } catch (IOException unusable) { // a read-only checkout, a full disk
      String why = unusable.toString().replaceAll("^[\\w.]*\\.", "");
      Out.problem(
          "A file could not be read or written: " + why + ". Mend that and run this again.");
      exit = 1;
    } catch (Exception | Error unexpected) {
      Out.problem("That should not happen: " + unexpected + ". Please report it with this trace:");
      unexpected.printStackTrace();
      exit = 1;
    }
    System.exit(exit);
  }

  private static int dispatch(List<String> args) throws Exception {
    if (!args.isEmpty() && Set.of("-h", "--help", "-?").contains(args.get(0))) {
      args.set(0, "help");
    } else if (args.isEmpty() || args.get(0).startsWith("-")) {
      args.add(0, "lab");
    }
    String name = args.remove(0);
    for (Word word : WORDS) {
      if (word.name.equals(name)) {
        return word.handler.run(new Checkout(Checkout.find()), args);
      }
    }
    List<String> names = WORDS.stream().map(word -> word.name).collect(Collectors.toList());
    throw new Stop(
        "There is no word \"%s\"; did you mean \"%s\"? The words are: %s.",
        name, nearest(name, names), String.join(", ", names));
  }

  // ---- the words -------------------------------------------------------------------------------

  private static int help(Checkout at, List<String> args) {
    Out.line("java kernel-setup/Lab.java [WORD]");
    Out.line("");
    for (Word word : WORDS) {
      Out.line(String.format("  %-30s %s", (word.name + " " + word.usage).strip(), word.help));
    }
    Out.line("");
    Out.line(
        "Without a word it is \"lab\"; options of lab go to JupyterLab (--no-browser, --port N).");
    Out.line(
        "In the environment, LAB_HEAP=2g gives a notebook's Java so much memory (default 1g),");
    Out.line("and LAB_TIMEOUT=600 lets one notebook take so many seconds in test and run (300).");
    return 0;
  }

  private static int setup(Checkout at, List<String> args) throws Exception {
    refuse(args, "setup");
    long start = System.nanoTime();
    Ready ready = Ready.of(at);
    Out.done("Everything is set up", start);
    Out.line("  Java   " + Jdk.home());
    Out.line("  Python " + ready.python.executable);
    Out.line("  Kernel " + ready.kernel);
    return 0;
  }

  private static int lab(Checkout at, List<String> args) throws Exception {
    args.remove("--");
    JupyterLab.requirePort(args);
    Ready ready = Ready.of(at);
    return JupyterLab.open(at, ready.python, args);
  }

  private static int run(Checkout at, List<String> args) throws Exception {
    boolean check = args.remove("--check");
    List<Path> notebooks = Notebooks.named(at, args);
    Ready ready = Ready.of(at);
    return Notebooks.run(at, ready.python, check ? "--check" : "--write", notebooks).failed == 0
        ? 0
        : 1;
  }

  private static int test(Checkout at, List<String> args) throws Exception {
    refuse(args, "test");
    Tally tally = new Tally();
    try {
      Ready ready = Ready.of(at);
      tally.add(Build.verify(at));
      tally.add(Notebooks.selfTest(at, ready.python));
      tally.add(Notebooks.run(at, ready.python, "--check", Notebooks.all(at)));
    } catch (Stop stop) {
      Out.problem(stop.getMessage());
      tally.failed++;
    }
    Out.line(tally.passed + " passed, " + tally.failed + " failed");
    return tally.failed == 0 ? 0 : 1;
  }

  private static int doctor(Checkout at, List<String> args) throws Exception {
    refuse(args, "doctor");
    return new Doctor(at).examine();
  }

  private static int clean(Checkout at, List<String> args) throws Exception {
    boolean yes = args.remove("--yes");
    boolean all = args.remove("--all");
    refuse(args, "clean [--yes] [--all]");
    return Cleaner.clean(at, yes, all);
  }

  private static void refuse(List<String> args, String usage) {
    if (!args.isEmpty()) {
      throw new Stop("\"%s\" is too much here; the usage is: %s.", args.get(0), usage);
    }
  }

  /** Something the table above holds: what is typed, and what it does. */
  private static final class Word {
    final String name;
    final String usage;
    final String help;
    final Handler handler;

    Word(String name, String usage, String help, Handler handler) {
      this.name = name;
      this.usage = usage;
      this.help = help;
      this.handler = handler;
    }
  }

  private interface Handler {
    /** Returns the exit code. */
    int run(Checkout at, List<String> args) throws Exception;
  }

  /** Ends the program with one sentence for the person at the keyboard. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stop(String sentence, Object... values) {
      super(String.format(Locale.ROOT, sentence, values));
    }
  }

  // ---- set-up ----------------------------------------------------------------------------------

  /** The whole set-up, done: what every further word builds on. */
  private static final class Ready {
    final Python python;
    final Path kernel;

    private Ready(Python python, Path kernel) {
      this.python = python;
      this.kernel = kernel;
    }

    static Ready of(Checkout at) throws Exception {
      Jdk.require(at);
      Files.createDirectories(at.lab);
      // Two terminals, one checkout: the second waits instead of writing into the same folders.
      try (FileChannel channel =
              FileChannel.open(
                  at.lab.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel)) {
        Disk.require(at);
        Python python = Python.ready(at);
        Build.jars(at);
        Path kernel = Kernelspec.install(at, python);
        Data.march2020(at, kernel.resolve("java.args"));
        return new Ready(python, kernel);
      }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        Out.line("Another set-up is at work in this checkout; waiting for it to end.");
        lock = channel.lock();
      }
      return lock;
    }
  }

  /** Where things lie. */
  private static final class Checkout {
    final Path root;
    final Path lab;
    final Path venv;
    final Path data;
    final Path notebooks;
    final Path jupyter;
    final Path requirements;

    Checkout(Path root) {
      this.root = root;
      this.lab = root.resolve("target/lab");
      this.venv = root.resolve(".venv");
      this.data = root.resolve("data");
      this.notebooks = root.resolve("notebooks");
      this.jupyter = root.resolve(".jupyter");
      this.requirements = root.resolve("kernel-setup/requirements.txt");
    }

    Path log(String name) {
      return lab.resolve(name + ".log");
    }

    /** A path as a person in the root would type it. */
    String show(Path path) {
      return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }

    static Path find() {
      List<Path> starts = new ArrayList<>();
      // JDK 22 and newer tell the file; older ones only the command line of the launcher.
      String source = System.getProperty("jdk.launcher.sourcefile");
      if (source != null) {
        starts.add(Path.of(source).toAbsolutePath());
      }
      String command = System.getProperty("sun.java.command", "");
      Matcher file = Pattern.compile("^\\S+ (.*?Lab\\.java)(?: .*)?$").matcher(command);
      if (file.matches()) {
        starts.add(Path.of(file.group(1)).toAbsolutePath());
      }
      starts.add(Path.of("").toAbsolutePath());
      for (Path start : starts) {
        for (Path dir = start.normalize(); dir != null; dir = dir.getParent()) {
          if (Files.isRegularFile(dir.resolve("kernel-setup/Lab.java"))) {
            return dir;
          }
        }
      }
      throw new Stop(
          "No kernel-setup/Lab.java above %s: go to the folder that git clone made, and run"
              + " java kernel-setup/Lab.java there.",
          starts.get(starts.size() - 1));
    }
  }

  /** The Java that runs this program, which becomes the Java of Maven and of the kernel. */
  private static final class Jdk {
    static final int OLDEST = 17;
    static final int NEWEST = 23; // SPARK: 4.1 dies on 24 with "getSubject is not supported".

    static Path home() {
      return Path.of(System.getProperty("java.home"));
    }

    static String java() {
      return tool(home(), "java").toString();
    }

    static void require(Checkout at) {
      String wrong = wrong();
      if (wrong != null) {
        throw new Stop("%s", wrong + " " + remedy());
      }
    }

    /** Returns what is wrong with the running Java, or null. */
    static String wrong() {
      int version = Runtime.version().feature();
      if (!fits(version)) {
        return String.format(
            "This is Java %d (%s), and Spark 4.1 runs on Java %d to %d.",
            version, home(), OLDEST, NEWEST);
      }
      if (!Files.isExecutable(tool(home(), "javac"))) {
        return String.format(
            "This is a Java %d without its compiler (a JRE, %s), and a notebook compiles its cells.",
            version, home());
      }
      return null;
    }

    static String remedy() {
      Path other = another();
      if (other == null) {
        return "Install JDK 21 or 17 (Temurin from https://adoptium.net, apt install"
            + " openjdk-17-jdk-headless, brew install openjdk@21), then run its own java by its"
            + " path, or point JAVA_HOME and PATH at it.";
      }
      String java = tool(other, "java").toString();
      return "A JDK that fits is on this machine; run\n\n    "
          + (java.contains(" ") ? '"' + java + '"' : java)
          + " kernel-setup/Lab.java\n\nor point JAVA_HOME and PATH at it.";
    }

    /** Looks for a JDK that fits in the places where installers put them. */
    private static Path another() {
      String user = System.getProperty("user.home");
      List<Path> found = new ArrayList<>();
      if (System.getenv("JAVA_HOME") != null) {
        addIfFits(Path.of(System.getenv("JAVA_HOME")), found);
      }
      List<Path> places = new ArrayList<>();
      if (home().getParent() != null) {
        places.add(home().getParent());
      }
      for (String place :
          List.of(
              "/usr/lib/jvm",
              "/usr/lib64/jvm",
              "/Library/Java/JavaVirtualMachines",
              "/opt/homebrew/opt",
              "/usr/local/opt",
              "C:\\Program Files\\Java",
              "C:\\Program Files\\Eclipse Adoptium",
              "C:\\Program Files\\Microsoft",
              user + "/.sdkman/candidates/java",
              user + "/.jdks",
              user + "/Library/Java/JavaVirtualMachines")) {
        places.add(Path.of(place));
      }
      for (Path place : places) {
        for (Path jdk : Disk.list(place)) {
          addIfFits(jdk, found);
          addIfFits(jdk.resolve("Contents/Home"), found);
          addIfFits(jdk.resolve("libexec/openjdk.jdk/Contents/Home"), found);
        }
      }
      return found.isEmpty() ? null : found.get(0);
    }

    private static void addIfFits(Path jdk, List<Path> found) {
      try {
        if (Files.isExecutable(tool(jdk, "java")) && Files.isExecutable(tool(jdk, "javac"))) {
          Matcher version =
              Pattern.compile("JAVA_VERSION=\"(\\d+)")
                  .matcher(Files.readString(jdk.resolve("release")));
          if (version.find() && fits(Integer.parseInt(version.group(1)))) {
            found.add(jdk.toRealPath());
          }
        }
      } catch (IOException unreadable) {
        // A JDK we may not read is a JDK we cannot offer.
      }
    }

    private static boolean fits(int version) {
      return version >= OLDEST && version <= NEWEST;
    }

    private static Path tool(Path home, String name) {
      return home.resolve("bin").resolve(Run.WINDOWS ? name + ".exe" : name);
    }
  }

  /** A Python with the pinned packages: that of an active conda environment, else .venv. */
  private static final class Python {
    static final String PROBE =
        "import sys; print('%d.%d.%d' % sys.version_info[:3]); print(sys.prefix)";
    static final String MISSING =
        "import sys, importlib.metadata as m\n"
            + "def version(name):\n"
            + "    try: return m.version(name)\n"
            + "    except m.PackageNotFoundError: return None\n"
            + "for line in open(sys.argv[1], encoding='utf-8'):\n"
            + "    name, pinned, wanted = line.partition('==')\n"
            + "    if pinned and version(name.strip()) != wanted.strip(): print(line.strip())\n";

    final Path executable;
    final Path prefix;

    private Python(Path executable, Path prefix) {
      this.executable = executable;
      this.prefix = prefix;
    }

    static Python ready(Checkout at) throws Exception {
      Python conda = conda(at);
      if (conda != null) {
        return conda;
      }
      Python venv = venv(at);
      Path stamp = at.venv.resolve("lab.stamp");
      String made = "venv of " + at.root;
      String complete = made + " with " + Stamp.of(at.requirements);
      boolean working = Files.isExecutable(venv.executable);
      if (working && Stamp.is(stamp, complete)) {
        return venv;
      }
      List<String> base = working && Stamp.startsWith(stamp, made) ? null : newest();
      Out.step(
          "Python packages",
          progress -> {
            if (base != null) {
              progress.say("making " + at.show(at.venv));
              makeVenv(at, base, Files.exists(stamp));
              Stamp.write(stamp, made);
            }
            progress.say("looking for packages");
            install(at, venv, progress);
            Stamp.write(stamp, complete);
          });
      return venv;
    }

    /** Returns the interpreter of our own environment, which may not be there yet. */
    static Python venv(Checkout at) {
      Path bin = at.venv.resolve(Run.WINDOWS ? "Scripts/python.exe" : "bin/python");
      return new Python(bin, at.venv);
    }

    /**
     * Returns the active conda environment if it already holds the pinned packages, else null.
     * Binder builds its image without activating, and names the environment in NB_PYTHON_PREFIX.
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
      Path executable = home.resolve(Run.WINDOWS ? "python.exe" : "bin/python");
      Python conda = new Python(executable, home);
      return Files.isExecutable(executable) && conda.missing(at).isEmpty() ? conda : null;
    }

    /** Returns the pinned packages that are missing or of another version, one a line. */
    String missing(Checkout at) throws Exception {
      Run.Result result =
          new Run(executable.toString(), "-c", MISSING, at.requirements.toString()).capture();
      return result.exit == 0 ? result.text.strip() : "python does not start";
    }

    /** Returns the command of the first Python that is new enough. */
    static List<String> newest() throws Exception {
      List<List<String>> candidates = new ArrayList<>();
      candidates.add(List.of("python3"));
      candidates.add(List.of("python"));
      if (Run.WINDOWS) {
        candidates.add(List.of("py", "-3"));
      }
      for (int minor = 14; minor >= 10; minor--) {
        candidates.add(List.of("python3." + minor));
      }
      List<String> tooOld = new ArrayList<>();
      for (List<String> candidate : candidates) {
        Run.Result probe = new Run(candidate).and("-c", PROBE).capture();
        if (probe.exit == 0) {
          String version = probe.text.lines().findFirst().orElse("0.0.0");
          if (newEnough(version)) {
            return candidate;
          }
          tooOld.add(String.join(" ", candidate) + " is " + version);
        }
      }
      throw new Stop(
          "JupyterLab needs Python 3.10 or newer, and %s. Install one from https://www.python.org"
              + " (apt install python3 python3-venv, brew install python), then run this again.",
          tooOld.isEmpty()
              ? "there is no Python on the PATH"
              : "here " + String.join(", ", tooOld));
    }

    private static boolean newEnough(String version) {
      String[] numbers = version.split("\\.");
      int major = Integer.parseInt(numbers[0]);
      return major > 3 || major == 3 && Integer.parseInt(numbers[1]) >= 10;
    }

    private static void makeVenv(Checkout at, List<String> base, boolean moved) throws Exception {
      Path log = at.log("venv");
      Run venv = new Run(base).and("-m", "venv");
      // The scripts of an environment name its folder: a moved checkout needs a new one.
      Run run = (moved ? venv.and("--clear") : venv).and(at.venv.toString());
      if (run.log(log, line -> {}) == 0) {
        return;
      }
      String text = Files.readString(log);
      if (text.contains("ensurepip") || text.contains("No module named venv")) {
        throw new Stop(
            "%s has no venv module, which makes %s. Install it (Debian, Ubuntu: sudo apt install"
                + " python3-venv), then run this again.",
            String.join(" ", base), at.show(at.venv));
      }
      throw Log.stop(at, log, "Python could not make " + at.show(at.venv) + ".");
    }

    private static void install(Checkout at, Python python, Progress progress) throws Exception {
      Path log = at.log("pip");
      Run pip =
          new Run(python.executable.toString(), "-m", "pip", "install")
              .and("--disable-pip-version-check", "--no-input", "--progress-bar=off")
              .and("-r", at.requirements.toString());
      int[] count = {0};
      Consumer<String> watch =
          line -> {
            if (line.matches("(Collecting|Processing|Requirement) .*")) {
              progress.say(++count[0] + " packages found");
            } else if (line.startsWith("Installing")) {
              progress.say("installing " + count[0] + " packages");
            }
          };
      // Where an index is out of reach, pip's own five retries a package take twelve minutes.
      if (pip.and("--retries=0", "--timeout=30").log(log, watch) == 0) {
        return;
      }
      count[0] = 0;
      if (pip.and("--retries=2", "--timeout=15").log(log, watch) != 0) {
        throw Log.stop(at, log, "pip could not install the packages that set-up needs.");
      }
    }
  }

  /** The Maven build: jars, class path, unit tests. */
  private static final class Build {
    static final List<String> MODULES = List.of("kernel-setup", "lib");

    /** Packages both modules and notes the class path, if a source or the JDK has changed. */
    static void jars(Checkout at) throws Exception {
      Path stamp = at.lab.resolve("build.stamp");
      String hash = hash(at);
      if (Stamp.is(stamp, hash) && missing(at).isEmpty()) {
        return;
      }
      Out.step(
          "Kernel and library",
          progress -> {
            Files.deleteIfExists(stamp);
            Path log = at.log("build");
            Run build =
                maven(at, progress)
                    .and(
                        "-B",
                        "-Dstyle.color=never",
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true")
                    .and("package", "dependency:build-classpath")
                    .and("-DincludeScope=runtime", "-Dmdep.outputFile=target/classpath.txt");
            if (build.log(log, new Downloads(progress)) != 0) {
              throw Log.stop(at, log, "Maven could not build the kernel and the library.");
            }
            Stamp.write(stamp, hash);
          });
    }

    /** Returns our own jars and all they need, in order; empty before the first build. */
    static List<Path> classPath(Checkout at) throws IOException {
      Path file = at.root.resolve("lib/target/classpath.txt");
      List<Path> jars = new ArrayList<>();
      if (Files.exists(file)) {
        for (Path jar : Disk.list(at.root.resolve("lib/target"))) {
          if (jar.getFileName().toString().matches("trips-[0-9].*\\.jar")) {
            jars.add(jar);
          }
        }
        for (String jar : Files.readString(file).strip().split(Pattern.quote(Run.PATH_SEPARATOR))) {
          jars.add(Path.of(jar));
        }
      }
      return jars;
    }

    /** Returns the jars of the class path that are gone; a class path of none counts as one. */
    static List<Path> missing(Checkout at) throws IOException {
      List<Path> jars = classPath(at);
      return jars.isEmpty()
          ? List.of(at.root.resolve("lib/target/classpath.txt"))
          : jars.stream().filter(jar -> !Files.exists(jar)).collect(Collectors.toList());
    }

    /** Runs all unit tests and checks, whatever fails before. */
    static Tally verify(Checkout at) throws Exception {
      for (String module : MODULES) {
        Disk.delete(at.root.resolve(module).resolve("target/surefire-reports"));
      }
      Path log = at.log("verify");
      Tally tally = new Tally();
      Out.step(
          "Unit tests and checks",
          progress -> {
            // -fn: a failing module must not hide the tests of the next one.
            int exit =
                maven(at, progress)
                    .and("-B", "-Dstyle.color=never", "-fn", "-Dmaven.test.failure.ignore=true")
                    .and("verify")
                    .log(log, new Downloads(progress));
            tally.add(Surefire.tally(at));
            List<String> errors = Log.lines(log, "^\\[ERROR\\] Failed to execute goal.*");
            if (exit != 0 && errors.isEmpty()) {
              throw Log.stop(at, log, "Maven could not run the tests.");
            }
            for (String error : errors) {
              Out.problem(error.replace("[ERROR] ", "").replaceAll(" -> \\[Help.*", ""));
              tally.failed++;
            }
            progress.good = tally.failed == 0;
            if (!progress.good) {
              Out.line("  The whole of it is in " + at.show(log) + "; format: mvnw spotless:apply");
            }
          });
      return tally;
    }

    private static String hash(Checkout at) throws Exception {
      List<Object> inputs = new ArrayList<>();
      inputs.add(
          at.root + " " + Jdk.home() + " " + Runtime.version()); // The class path names them.
      inputs.add(at.root.resolve("pom.xml"));
      for (String module : MODULES) {
        inputs.add(at.root.resolve(module).resolve("pom.xml"));
        inputs.add(at.root.resolve(module).resolve("src/main"));
      }
      return Stamp.of(inputs.toArray());
    }

    /**
     * Returns the Maven to use: a new one on the PATH, else the wrapper's own, which is fetched on
     * first use, else an older one on the PATH.
     */
    private static Run maven(Checkout at, Progress progress) throws Exception {
      List<String> installed = Run.script("mvn");
      int version = version(new Run(installed).in(at.root).java(Jdk.home()).and("-v").capture());
      if (version < 309) {
        progress.say("Maven itself");
        List<String> wrapper =
            Run.WINDOWS ? List.of("cmd", "/c", ".\\mvnw.cmd") : List.of("sh", "mvnw");
        Path log = at.log("maven");
        if (new Run(wrapper).in(at.root).java(Jdk.home()).and("-v").log(log, line -> {}) == 0) {
          installed = wrapper;
        } else if (version < 308) {
          throw Log.stop(at, log, "Maven is not installed, and could not be downloaded.");
        }
      }
      return new Run(installed).in(at.root).java(Jdk.home());
    }

    /** Returns 309 for Maven 3.9, and 0 for none. */
    private static int version(Run.Result result) {
      Matcher found = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)").matcher(result.text);
      return result.exit == 0 && found.find()
          ? Integer.parseInt(found.group(1)) * 100 + Integer.parseInt(found.group(2))
          : 0;
    }
  }

  /** Turns Maven's output into a word on how far it is. */
  private static final class Downloads implements Consumer<String> {
    private static final Pattern SIZE = Pattern.compile("\\((\\d+(?:\\.\\d+)?) (k|M|G)?B");
    private final Progress progress;
    private int files;
    private double megabytes;

    Downloads(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void accept(String line) {
      if (line.contains("Downloaded from")) {
        files++;
        Matcher size = SIZE.matcher(line);
        if (size.find()) {
          String unit = String.valueOf(size.group(2));
          double factor = unit.equals("k") ? 1e-3 : unit.equals("M") ? 1 : 1e3;
          megabytes += Double.parseDouble(size.group(1)) * (unit.equals("null") ? 1e-6 : factor);
        }
        progress.say(String.format(Locale.ROOT, "%d files, %.0f MB fetched", files, megabytes));
      } else if (line.startsWith("[INFO] Running ")) {
        progress.say(line.substring("[INFO] Running ".length()));
      } else if (line.startsWith("[INFO] --- ")) {
        progress.say(
            line.replaceAll("\\[INFO\\] --- (\\S+?):\\S+:(\\S+).* @ (\\S+).*", "$3 $1:$2"));
      }
    }
  }

  /** Reads what the unit tests left behind. */
  private static final class Surefire {
    static Tally tally(Checkout at) throws Exception {
      Tally tally = new Tally();
      for (String module : Build.MODULES) {
        for (Path file : Disk.list(at.root.resolve(module).resolve("target/surefire-reports"))) {
          if (file.getFileName().toString().matches("TEST-.*\\.xml")) {
            add(file, tally);
          }
        }
      }
      return tally;
    }

    private static void add(Path file, Tally tally) throws Exception {
      org.w3c.dom.NodeList cases =
          javax.xml.parsers.DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        org.w3c.dom.Element test = (org.w3c.dom.Element) cases.item(i);
        org.w3c.dom.Element failure = first(test, "failure", "error");
        if (failure != null) {
          tally.failed++;
          String why = failure.getAttribute("message").lines().findFirst().orElse("");
          Out.problem(
              test.getAttribute("classname") + "." + test.getAttribute("name") + ": " + why);
        } else if (first(test, "skipped") == null) {
          tally.passed++;
        }
      }
    }

    private static org.w3c.dom.Element first(org.w3c.dom.Element parent, String... names) {
      for (String name : names) {
        org.w3c.dom.NodeList found = parent.getElementsByTagName(name);
        if (found.getLength() > 0) {
          return (org.w3c.dom.Element) found.item(0);
        }
      }
      return null;
    }
  }

  /** The entry by which Jupyter finds the kernel. */
  private static final class Kernelspec {
    static final String DEFAULT_HEAP = "1g";

    static Path folder(Python python) {
      return python.prefix.resolve("share/jupyter/kernels/java");
    }

    static Path install(Checkout at, Python python) throws Exception {
      Path folder = folder(python);
      Path stamp = folder.resolve("lab.stamp");
      Path logos = at.root.resolve("kernel-setup/src/main/kernelspec");
      List<Path> jars = Build.classPath(at);
      String hash =
          Stamp.of(at.root.toString(), Jdk.java(), Runtime.version(), heap(), jars, logos)
              + Stamp.of(jars.get(0), at.root.resolve("kernel-setup/Lab.java"));
      if (Stamp.is(stamp, hash)) {
        return folder;
      }
      Out.step(
          "Jupyter kernel",
          progress -> {
            Files.createDirectories(folder);
            for (Path logo : Disk.list(logos)) {
              Files.copy(
                  logo, folder.resolve(logo.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            Path args = folder.resolve("java.args");
            writeArguments(args, jars, options(at, jars));
            Files.writeString(folder.resolve("kernel.json"), json(args));
            Stamp.write(stamp, hash);
          });
      return folder;
    }

    static String heap() {
      String heap = System.getenv("LAB_HEAP");
      if (heap == null || heap.isBlank()) {
        return DEFAULT_HEAP;
      }
      if (!heap.matches("[1-9][0-9]*[kKmMgG]")) {
        throw new Stop("LAB_HEAP is \"%s\"; write a number and a unit, such as 1500m or 2g.", heap);
      }
      return heap;
    }

    /** Asks Spark which JVM options it needs: its list changes with every version. */
    private static List<String> options(Checkout at, List<Path> jars) throws Exception {
      List<String> options = new ArrayList<>();
      options.add("-Xmx" + heap());
      options.add("-Xshare:auto");
      options.add("-Djava.awt.headless=true");
      options.add("-Dfile.encoding=UTF-8");
      // Numbers and messages read alike everywhere, so that notebooks print the same.
      options.add("-Duser.language=en");
      options.add("-Duser.country=US");
      Path args = at.lab.resolve("classpath.args");
      writeArguments(args, jars, List.of());
      Run.Result spark = new Run(Jdk.java(), "@" + args, "trips.notebook.JvmOptions").capture();
      if (spark.exit != 0) {
        throw new Stop("Spark did not tell its JVM options: %s", spark.text.strip());
      }
      spark.text.lines().filter(line -> line.startsWith("-")).forEach(options::add);
      return options;
    }

    /** An argument file: 200 jars are too long for a command line on Windows. */
    static void writeArguments(Path file, List<Path> jars, List<String> options)
        throws IOException {
      List<String> lines = new ArrayList<>();
      options.forEach(option -> lines.add(quote(option)));
      lines.add("-cp");
      lines.add(
          quote(jars.stream().map(Path::toString).collect(Collectors.joining(Run.PATH_SEPARATOR))));
      // The java launcher reads its files in the encoding of file names, not in UTF-8.
      Charset charset =
          Charset.forName(System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()));
      Files.write(file, lines, charset);
    }

    private static String quote(String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String json(Path args) {
      return String.join(
          "\n",
          "{",
          "  \"argv\": [",
          "    " + quote(Jdk.java()) + ",",
          "    " + quote("@" + args) + ",",
          "    \"ijava.kernel.Main\",",
          "    \"{connection_file}\"",
          "  ],",
          "  \"display_name\": \"Java\",",
          "  \"language\": \"java\",",
          "  \"interrupt_mode\": \"message\",",
          "  \"metadata\": {\"debugger\": false}",
          "}",
          "");
    }
  }

  /** The month of trips that every notebook reads. */
  private static final class Data {
    static final String MONTH = "fhvhv_tripdata_2020-03";

    static boolean there(Checkout at) {
      return Files.exists(at.data.resolve(MONTH + ".synthetic.parquet/_SUCCESS"))
          || Files.exists(at.data.resolve(MONTH + ".parquet"))
          || Files.exists(at.data.resolve(MONTH + ".csv"));
    }

    static void march2020(Checkout at, Path args) throws Exception {
      if (there(at)) {
        return;
      }
      long start = System.nanoTime();
      Path log = at.log("data");
      int exit =
          new Run(Jdk.java(), "@" + args, "trips.data.Generate", "--data", at.data.toString())
              .in(at.root)
              .log(log, Data::show);
      if (exit != 0) {
        throw new Stop("The trip data could not be generated: %s", Log.lastLine(log));
      }
      Out.done("Trips of March 2020", start);
    }

    private static void show(String line) {
      if (!line.startsWith("WARNING: Using incubator modules")) { // Spark's options ask for them.
        Out.line(line);
      }
    }
  }

  // ---- working with it -------------------------------------------------------------------------

  /** JupyterLab on this checkout, with its settings and traces inside it. */
  private static final class JupyterLab {
    static final String FIRST = "notebooks/00-start-here.ipynb";

    static int open(Checkout at, Python python, List<String> args) throws Exception {
      Run lab =
          new Run(python.executable.toString(), "-m", "jupyterlab")
              .and("--ServerApp.root_dir=" + at.root)
              .and("--ServerApp.answer_yes=True");
      if (Files.exists(at.root.resolve(FIRST))) {
        lab = lab.and("--LabApp.default_url=/lab/tree/" + FIRST);
      }
      if (root() && !args.contains("--allow-root")) {
        Out.line("You are root; JupyterLab is told that this is meant (--allow-root).");
        lab = lab.and("--allow-root");
      }
      writeConfiguration(at);
      trust(at, python);
      Out.line("JupyterLab starts; its address follows. Ctrl-C here ends it.");
      lab.and(args.toArray(new String[0])).in(at.root).env(environment(at, python)).inherit();
      return 0;
    }

    /** JupyterLab takes the next free port by itself, unless asked for one. */
    static void requirePort(List<String> args) {
      Matcher asked =
          Pattern.compile("(?:--port|--ServerApp\\.port)[= ](\\d+)")
              .matcher(String.join(" ", args));
      if (asked.find() && !free(Integer.parseInt(asked.group(1)))) {
        throw new Stop(
            "Port %s is taken by another program; ask for another one, or leave --port out and"
                + " JupyterLab takes the next free one.",
            asked.group(1));
      }
    }

    static boolean free(int port) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.isBound();
      } catch (IOException | IllegalArgumentException taken) {
        return false;
      }
    }

    /** What keeps Jupyter's traces in the checkout and makes our kernel win over one elsewhere. */
    static Map<String, String> environment(Checkout at, Python python) {
      Map<String, String> env = new TreeMap<>();
      env.put("JUPYTER_CONFIG_DIR", at.jupyter.resolve("config").toString());
      env.put("JUPYTER_DATA_DIR", at.jupyter.resolve("data").toString());
      env.put("JUPYTER_RUNTIME_DIR", at.jupyter.resolve("runtime").toString());
      env.put("JUPYTERLAB_SETTINGS_DIR", at.jupyter.resolve("settings").toString());
      env.put("JUPYTERLAB_WORKSPACES_DIR", at.jupyter.resolve("workspaces").toString());
      env.put("IPYTHONDIR", at.jupyter.resolve("ipython").toString());
      env.put("PYTHONUTF8", "1");
      prepend(env, "JUPYTER_PATH", python.prefix.resolve("share/jupyter"));
      if (Files.isDirectory(ownConfiguration())) {
        prepend(env, "JUPYTER_CONFIG_PATH", ownConfiguration());
      }
      return env;
    }

    private static void prepend(Map<String, String> env, String name, Path path) {
      String rest = System.getenv(name);
      env.put(name, rest == null ? path.toString() : path + Run.PATH_SEPARATOR + rest);
    }

    /** The reader's own configuration, which is read and never written. */
    private static Path ownConfiguration() {
      String own = System.getenv("JUPYTER_CONFIG_DIR");
      return own == null ? Path.of(System.getProperty("user.home"), ".jupyter") : Path.of(own);
    }

    /**
     * No questions in the first minute: no news, no updates, one kernel, the reader's own theme.
     */
    private static void writeConfiguration(Checkout at) throws IOException {
      Path config = Files.createDirectories(at.jupyter.resolve("config/labconfig")).getParent();
      Files.writeString(
          config.resolve("jupyter_lab_config.json"),
          "{\"LabApp\": {\"log_level\": 30, \"news_url\": null, \"extension_manager\": \"readonly\","
              + " \"check_for_updates_class\": \"jupyterlab.NeverCheckForUpdate\"}}\n");
      Files.writeString(
          config.resolve("jupyter_server_config.json"),
          "{\"ServerApp\": {\"log_level\": 30},"
              + " \"KernelSpecManager\": {\"allowed_kernelspecs\": [\"java\"]}}\n");
      Files.writeString(
          config.resolve("labconfig/default_setting_overrides.json"),
          "{\"@jupyterlab/apputils-extension:notification\":"
              + " {\"fetchNews\": \"false\", \"checkForUpdates\": false}}\n");
      Path settings = at.jupyter.resolve("settings");
      Path own = ownConfiguration().resolve("lab/user-settings");
      if (!Files.exists(settings) && Files.isDirectory(own)) {
        Disk.copy(own, settings);
      }
    }

    /** Jupyter hides the committed SVG charts of a notebook that it was not told to trust. */
    private static void trust(Checkout at, Python python) throws Exception {
      List<Path> notebooks = Notebooks.all(at);
      Path stamp = at.jupyter.resolve("trusted.stamp");
      String hash = Stamp.of(notebooks.toArray());
      if (notebooks.isEmpty() || Stamp.is(stamp, hash)) {
        return;
      }
      Run sign =
          new Run(python.executable.toString(), "-c")
              .and("from nbformat.sign import TrustNotebookApp as App; App.launch_instance()")
              .env(environment(at, python));
      for (Path notebook : notebooks) {
        sign = sign.and(notebook.toString());
      }
      if (sign.log(at.log("trust"), line -> {}) == 0) {
        Stamp.write(stamp, hash);
      }
    }

    private static boolean root() {
      return !Run.WINDOWS && new com.sun.security.auth.module.UnixSystem().getUid() == 0;
    }
  }

  /** Notebooks, executed by nbclient in run_notebooks.py. */
  private static final class Notebooks {

    static List<Path> all(Checkout at) {
      return Disk.list(at.notebooks).stream()
          .filter(path -> path.toString().endsWith(".ipynb"))
          .collect(Collectors.toList());
    }

    /** Resolves names as people type them: a path, a file name, or how one begins ("06"). */
    static List<Path> named(Checkout at, List<String> names) {
      List<Path> all = all(at);
      List<String> known =
          all.stream()
              .map(path -> path.getFileName().toString().replace(".ipynb", ""))
              .collect(Collectors.toList());
      if (known.isEmpty()) {
        throw new Stop("There are no notebooks in %s.", at.notebooks);
      }
      if (names.isEmpty()) {
        throw new Stop("Which notebook? Name one or more of: %s.", String.join(", ", known));
      }
      List<Path> found = new ArrayList<>();
      for (String name : names) {
        Path file = Path.of(name).toAbsolutePath();
        List<Path> starting =
            all.stream()
                .filter(path -> path.getFileName().toString().startsWith(name))
                .collect(Collectors.toList());
        if (Files.isRegularFile(file)) {
          found.add(file);
        } else if (starting.size() == 1) {
          found.add(starting.get(0));
        } else {
          throw new Stop(
              "There is no notebook \"%s\"; did you mean \"%s\"? There are: %s.",
              name, nearest(name, known), String.join(", ", known));
        }
      }
      return found;
    }

    static Tally run(Checkout at, Python python, String mode, List<Path> notebooks)
        throws Exception {
      Tally tally = new Tally();
      if (notebooks.isEmpty()) {
        return tally;
      }
      Path report = at.lab.resolve("notebooks.txt");
      Files.deleteIfExists(report);
      Run run =
          script(at, python, "run_notebooks.py")
              .and(mode, "--logs", at.lab.toString(), "--report", report.toString())
              .and("--timeout", System.getenv().getOrDefault("LAB_TIMEOUT", "300"))
              .env(Map.of("PYTHONIOENCODING", Out.CHARSET.name() + ":replace"));
      for (Path notebook : notebooks) {
        run = run.and(notebook.toString());
      }
      int exit = run.inherit();
      if (!Files.exists(report)) {
        throw new Stop("The notebooks could not be run (exit code %d).", exit);
      }
      String[] numbers = Files.readString(report).strip().split(" ");
      tally.passed = Integer.parseInt(numbers[0]);
      tally.failed = Integer.parseInt(numbers[1]);
      return tally;
    }

    /** Tests the script that tests the notebooks. */
    static Tally selfTest(Checkout at, Python python) throws Exception {
      Path log = at.log("selftest");
      Tally tally = new Tally();
      Out.step(
          "Tests of the notebook runner",
          progress -> {
            script(at, python, "run_notebooks_test.py").log(log, progress::say);
            String text = Files.readString(log);
            int ran = number(text, "Ran (\\d+) test");
            tally.failed = number(text, "failures=(\\d+)") + number(text, "errors=(\\d+)");
            tally.passed = ran - tally.failed - number(text, "skipped=(\\d+)");
            if (ran == 0 || tally.failed > 0) {
              Out.problem(Log.tail(log));
              tally.failed = Math.max(1, tally.failed);
              progress.good = false;
            }
          });
      return tally;
    }

    static Run script(Checkout at, Python python, String name) throws IOException {
      Files.createDirectories(at.jupyter.resolve("runtime"));
      return new Run(python.executable.toString())
          .and(at.root.resolve("kernel-setup").resolve(name).toString())
          .in(at.root)
          .env(JupyterLab.environment(at, python));
    }

    private static int number(String text, String pattern) {
      Matcher found = Pattern.compile(pattern).matcher(text);
      return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
  }

  /** How many passed, and how many did not. */
  private static final class Tally {
    int passed;
    int failed;

    void add(Tally other) {
      passed += other.passed;
      failed += other.failed;
    }
  }

  /** Looks at everything, changes nothing, and starts the kernel once. */
  private static final class Doctor {
    private final Checkout at;
    private int wrong;

    Doctor(Checkout at) {
      this.at = at;
    }

    int examine() throws Exception {
      String setup = "run java kernel-setup/Lab.java setup";
      String jdk = Jdk.wrong();
      row(
          "JDK",
          Runtime.version() + " in " + Jdk.home(),
          jdk == null ? null : jdk + " " + Jdk.remedy());
      Python python = python(setup);
      List<Path> missing = Build.missing(at);
      row(
          "Class path",
          Build.classPath(at).size() + " jars",
          missing.isEmpty() ? null : missing.get(0) + " is missing: " + setup);
      Path spec = Kernelspec.folder(python);
      boolean installed = Files.exists(spec.resolve("kernel.json"));
      row("Kernel", at.show(spec), installed ? null : "not installed: " + setup);
      row("Trip data", at.show(at.data), Data.there(at) ? null : "not generated: " + setup);
      long free = Disk.freeGigabytes(at.root);
      row("Disk", free + " GB free", free >= 1 ? null : "make room: notebooks write into data/");
      memory();
      row(
          "Port 8888",
          JupyterLab.free(8888) ? "free" : "taken; JupyterLab takes the next one",
          null);
      if (installed && python.executable.toFile().exists()) {
        startKernel(python);
      }
      return wrong == 0 ? 0 : 1;
    }

    private Python python(String setup) throws Exception {
      Python conda = Python.conda(at);
      Python python = conda == null ? Python.venv(at) : conda;
      boolean there = Files.isExecutable(python.executable);
      Run.Result probe = new Run(python.executable.toString(), "-c", Python.PROBE).capture();
      row(
          "Python",
          (there ? probe.text.lines().findFirst().orElse("?") + " in " : "")
              + at.show(python.prefix),
          probe.exit == 0 ? null : "not there: " + setup);
      if (there) {
        String missing = python.missing(at).replaceAll("\\s+", ", ");
        row(
            "Packages",
            "as pinned",
            missing.isEmpty() ? null : "missing " + missing + ": " + setup);
      }
      return python;
    }

    private void memory() {
      Object system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
      @SuppressWarnings("deprecation") // its successor is newer than JDK 11
      long bytes = ((com.sun.management.OperatingSystemMXBean) system).getTotalPhysicalMemorySize();
      double gigabytes = bytes / 1e9;
      row(
          "Memory",
          String.format(Locale.ROOT, "%.1f GB; a notebook gets %s", gigabytes, Kernelspec.heap()),
          gigabytes >= 2.5 ? null : "little: run one notebook at a time");
    }

    private void startKernel(Python python) throws Exception {
      Path log = at.log("probe");
      int exit = Notebooks.script(at, python, "probe_kernel.py").log(log, line -> {});
      row(
          "Kernel runs",
          Log.lastLine(log),
          exit == 0 ? null : "it does not answer; see " + at.show(log));
    }

    private void row(String what, String found, String fix) {
      Out.line(
          String.format("%s %-12s %s", Out.mark(fix == null), what, fix == null ? found : fix));
      wrong += fix == null ? 0 : 1;
    }
  }

  /** Removes what this program and the build made. */
  private static final class Cleaner {
    static int clean(Checkout at, boolean yes, boolean all) throws Exception {
      List<Path> made = made(at, all);
      if (made.isEmpty()) {
        Out.line("Nothing to remove.");
        return 0;
      }
      long sum = 0;
      for (Path path : made) {
        long size = Disk.size(path);
        sum += size;
        Out.line(String.format(Locale.ROOT, "%10.1f MB  %s", size / 1e6, at.show(path)));
      }
      Out.line(String.format(Locale.ROOT, "%10.1f MB  in all", sum / 1e6));
      if (!yes && !agreed()) {
        Out.line("Nothing was removed.");
        return 1;
      }
      for (Path path : made) {
        Disk.delete(path);
      }
      Out.line("Removed. The next run sets up what it needs.");
      return 0;
    }

    private static List<Path> made(Checkout at, boolean all) throws Exception {
      List<Path> made = new ArrayList<>();
      for (String name :
          List.of(
              "target",
              "kernel-setup/target",
              "lib/target",
              ".venv",
              ".jupyter",
              "kernel-setup/__pycache__",
              "notebooks/.ipynb_checkpoints")) {
        made.add(at.root.resolve(name));
      }
      Python conda = Python.conda(at);
      if (conda != null && Files.exists(Kernelspec.folder(conda).resolve("lab.stamp"))) {
        made.add(Kernelspec.folder(conda));
      }
      for (Path path : Disk.list(at.data)) {
        String name = path.getFileName().toString();
        boolean committed = Set.of("README.md", "zones.csv", "published").contains(name);
        boolean downloaded = name.contains("tripdata_") && !name.contains(".synthetic.");
        if (!committed && (all || !downloaded)) {
          made.add(path);
        }
      }
      made.removeIf(path -> !Files.exists(path, LinkOption.NOFOLLOW_LINKS));
      return made;
    }

    private static boolean agreed() {
      if (!Out.TERMINAL) {
        throw new Stop("There is no terminal to ask at: say clean --yes to remove these.");
      }
      String answer = System.console().readLine("Remove them? [y/N] ");
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
  }

  // ---- tools -----------------------------------------------------------------------------------

  /** What the person sees. */
  private static final class Out {
    static final Charset CHARSET = charset();
    static final boolean UTF8 = StandardCharsets.UTF_8.equals(CHARSET);
    static final boolean TERMINAL = terminal();
    private static final PrintStream PRINT =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, CHARSET);

    static synchronized void line(String text) {
      PRINT.println(text);
    }

    static void problem(String sentence) {
      if (!Run.ending) { // After Ctrl-C, a child that was ended is no problem.
        line(mark(false) + " " + sentence);
      }
    }

    static void done(String what, long start) {
      ended(true, what, start);
    }

    private static void ended(boolean good, String what, long start) {
      double seconds = (System.nanoTime() - start) / 1e9;
      String dots = UTF8 ? "…" : "...";
      line(String.format(Locale.ROOT, "%s %s %s %.1f s", mark(good), what, dots, seconds));
    }

    static String mark(boolean good) {
      return UTF8 ? good ? "✓" : "✗" : good ? "ok" : "!!";
    }

    /** Does a piece of work, saying how far it is while it lasts and how long it took. */
    static void step(String what, Work work) throws Exception {
      long start = System.nanoTime();
      Progress progress = new Progress(what);
      try (progress) {
        work.run(progress);
      }
      ended(progress.good, what, start);
    }

    /** Rewrites the last line of a terminal. */
    static synchronized void over(String text) {
      String cut = text.length() > 78 ? text.substring(0, 78) : text;
      PRINT.print("\r" + cut + " ".repeat(78 - cut.length()) + (cut.isEmpty() ? "\r" : ""));
      PRINT.flush();
    }

    private static Charset charset() {
      for (String name : List.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")) {
        String value = System.getProperty(name);
        if (value != null && Charset.isSupported(value)) {
          return Charset.forName(value);
        }
      }
      return Charset.defaultCharset();
    }

    private static boolean terminal() {
      try { // Since JDK 22 there is a console without a terminal.
        return System.console() != null
            && (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
      } catch (ReflectiveOperationException older) {
        return System.console() != null;
      }
    }
  }

  private interface Work {
    void run(Progress progress) throws Exception;
  }

  /** Speaks up while a step lasts: every second on a terminal, else every ten. */
  private static final class Progress implements AutoCloseable {
    private final String what;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    private volatile String status = "";
    boolean good = true;

    Progress(String what) {
      this.what = what;
      int period = Out.TERMINAL ? 1 : 10;
      clock.scheduleAtFixedRate(this::tick, period, period, TimeUnit.SECONDS);
    }

    void say(String status) {
      this.status = status;
    }

    private void tick() {
      synchronized (Out.class) {
        if (!clock.isShutdown()) {
          say();
        }
      }
    }

    private void say() {
      long seconds = (System.nanoTime() - start) / 1_000_000_000L;
      String now = status.isEmpty() ? "" : ", " + status;
      String text = (Out.UTF8 ? "… " : ".. ") + what + ": " + seconds + " s" + now;
      if (Out.TERMINAL) {
        Out.over(text);
      } else {
        Out.line(text);
      }
    }

    @Override
    public void close() {
      synchronized (Out.class) { // A tick that is at it must not write after this.
        clock.shutdownNow();
        if (Out.TERMINAL) {
          Out.over("");
        }
      }
    }
  }

  /** A command to run; every method that adds to it returns a new one. */
  private static final class Run {
    static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    static final String PATH_SEPARATOR = System.getProperty("path.separator");
    private static final Set<Process> CHILDREN = ConcurrentHashMap.newKeySet();
    private static volatile boolean ending;

    static {
      // Ctrl-C ends this JVM at once: children must not outlive it, and may take a moment to end.
      Runtime.getRuntime().addShutdownHook(new Thread(Run::endChildren));
    }

    private final List<String> command;
    private final Path folder;
    private final Map<String, String> env;

    Run(String... command) {
      this(List.of(command));
    }

    Run(List<String> command) {
      this(command, null, Map.of());
    }

    private Run(List<String> command, Path folder, Map<String, String> env) {
      this.command = command;
      this.folder = folder;
      this.env = env;
    }

    /** Returns the command of a script on the PATH, which Windows starts only through its shell. */
    static List<String> script(String name) {
      return WINDOWS ? List.of("cmd", "/c", name) : List.of(name);
    }

    Run and(String... more) {
      List<String> longer = new ArrayList<>(command);
      longer.addAll(List.of(more));
      return new Run(longer, folder, env);
    }

    Run in(Path other) {
      return new Run(command, other, env);
    }

    Run env(Map<String, String> more) {
      Map<String, String> all = new TreeMap<>(env);
      all.putAll(more);
      return new Run(command, folder, all);
    }

    Run java(Path home) {
      return env(Map.of("JAVA_HOME", home.toString()));
    }

    /** Runs it on our own terminal and returns the exit code. */
    int inherit() throws Exception {
      return await(builder().inheritIO().start());
    }

    /** Runs it with all output in a file, each line also given to {@code watch}. */
    int log(Path file, Consumer<String> watch) throws Exception {
      Files.createDirectories(file.getParent());
      try (PrintStream log = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
        return lines(
            line -> {
              log.println(line);
              watch.accept(line);
            });
      } catch (IOException absent) {
        Files.writeString(file, absent.getMessage() + System.lineSeparator());
        return 127;
      }
    }

    /** Runs it and returns what it printed; a program that is not there has exit code 127. */
    Result capture() throws Exception {
      StringBuilder text = new StringBuilder();
      try {
        int exit = lines(line -> text.append(line).append('\n'));
        return new Result(exit, text.toString());
      } catch (IOException absent) {
        return new Result(127, String.valueOf(absent.getMessage()));
      }
    }

    private int lines(Consumer<String> watch) throws Exception {
      Process process =
          builder().redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.PIPE).start();
      process.getOutputStream().close();
      CHILDREN.add(process);
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          watch.accept(line);
        }
      }
      return await(process);
    }

    private static int await(Process process) throws InterruptedException {
      CHILDREN.add(process);
      int exit = process.waitFor();
      CHILDREN.remove(process);
      return exit;
    }

    private ProcessBuilder builder() {
      ProcessBuilder builder = new ProcessBuilder(command);
      if (folder != null) {
        builder.directory(folder.toFile());
      }
      builder.environment().putAll(env);
      return builder;
    }

    private static void endChildren() {
      ending = true;
      for (Process child : CHILDREN) {
        List<ProcessHandle> family = child.descendants().collect(Collectors.toList());
        try {
          // Windows has no gentle way to end a process, but Ctrl-C has reached the child, too.
          if (!WINDOWS || !child.waitFor(5, TimeUnit.SECONDS)) {
            child.destroy();
          }
          if (!child.waitFor(10, TimeUnit.SECONDS)) {
            child.destroyForcibly();
          }
        } catch (InterruptedException hurried) {
          child.destroyForcibly();
        }
        family.forEach(ProcessHandle::destroy);
      }
    }

    private static final class Result {
      final int exit;
      final String text;

      Result(int exit, String text) {
        this.exit = exit;
        this.text = text;
      }
    }
  }

  /** Finds the lines in a log that say why. */
  private static final class Log {
    private static final Pattern NETWORK =
        Pattern.compile(
            "Could not transfer|UnknownHost|Unknown host|Connection refused|timed out"
                + "|Network is unreachable|No route to host|Failed to fetch|Failed to establish"
                + "|name resolution|Max retries|No matching distribution|ConnectionError"
                + "|Could not resolve host|offline mode");

    /** Returns the sentence for a step that failed: its own cause if it is a usual one. */
    static Stop stop(Checkout at, Path log, String what) throws IOException {
      String text = Files.readString(log);
      String cause = "See why below";
      if (text.contains("No space left on device") || text.contains("not enough space")) {
        cause = "The disk is full: make room";
      } else if (NETWORK.matcher(text).find()) {
        cause =
            "It needs the network for that: check the connection and the proxy (Maven:"
                + " ~/.m2/settings.xml, pip: PIP_PROXY or PIP_INDEX_URL)";
      }
      return new Stop(
          "%s %s, then run this again. The whole log is %s, and ends with\n%s",
          what, cause, at.show(log), tail(log).replaceAll("(?m)^", "    "));
    }

    static List<String> lines(Path log, String pattern) throws IOException {
      try (Stream<String> lines = Files.lines(log)) {
        return lines.filter(line -> line.matches(pattern)).collect(Collectors.toList());
      }
    }

    /** Returns the errors in a log if it marks them, else its last lines. */
    static String tail(Path log) throws IOException {
      List<String> lines = lines(log, "(?i)^(\\[ERROR\\]|ERROR|wget:|curl:).*\\w.*");
      if (lines.isEmpty()) {
        lines = lines(log, ".*\\S.*");
        lines = lines.subList(Math.max(0, lines.size() - 4), lines.size());
      }
      return lines.stream()
          .limit(4)
          .map(line -> line.length() > 200 ? line.substring(0, 200) + " ..." : line)
          .collect(Collectors.joining("\n"));
    }

    static String lastLine(Path log) throws IOException {
      List<String> lines = lines(log, ".*\\S.*");
      return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }
  }

  /** A hash of what a step depends on, kept when the step is done. */
  private static final class Stamp {
    /** Hashes files by content, folders by names and contents, all else by its text. */
    static String of(Object... inputs) throws Exception {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object input : inputs) {
        if (input instanceof Path && Files.isDirectory((Path) input)) {
          for (Path file : Disk.files((Path) input)) {
            digest.update(((Path) input).relativize(file).toString().getBytes("UTF-8"));
            digest.update(Files.readAllBytes(file));
          }
        } else if (input instanceof Path) {
          digest.update(Files.readAllBytes((Path) input));
        } else {
          digest.update(String.valueOf(input).getBytes("UTF-8"));
        }
        digest.update((byte) 0);
      }
      StringBuilder hex = new StringBuilder();
      for (byte b : digest.digest()) {
        hex.append(String.format("%02x", b));
      }
      return hex.toString();
    }

    static boolean is(Path file, String hash) throws IOException {
      return Files.exists(file) && Files.readString(file).equals(hash);
    }

    static boolean startsWith(Path file, String hash) throws IOException {
      return Files.exists(file) && Files.readString(file).startsWith(hash);
    }

    static void write(Path file, String hash) throws IOException {
      Files.writeString(file, hash);
    }
  }

  /** Files and folders. */
  private static final class Disk {
    /** What a first set-up takes: Python packages, jars, a month of trips, and some air. */
    static final long NEEDED_GIGABYTES = 2;

    static void require(Checkout at) throws IOException {
      boolean fresh = !Files.exists(at.venv) || !Build.missing(at).isEmpty() || !Data.there(at);
      long free = freeGigabytes(at.root);
      if (fresh && free < NEEDED_GIGABYTES) {
        throw new Stop(
            "There is less than %d GB free for %s: make room (set-up takes about 1 GB), then run"
                + " this again.",
            NEEDED_GIGABYTES, at.root);
      }
    }

    static long freeGigabytes(Path path) throws IOException {
      return Files.getFileStore(path).getUsableSpace() / 1_000_000_000L;
    }

    /** Returns what lies in a folder, sorted; nothing if it is not there or not readable. */
    static List<Path> list(Path folder) {
      try (Stream<Path> paths = Files.list(folder)) {
        return paths.sorted().collect(Collectors.toList());
      } catch (IOException absent) {
        return List.of();
      }
    }

    static List<Path> files(Path folder) throws IOException {
      try (Stream<Path> paths = Files.walk(folder)) {
        return paths.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
      }
    }

    static long size(Path path) throws IOException {
      try (Stream<Path> paths = Files.walk(path)) {
        return paths.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
      }
    }

    static void copy(Path from, Path to) throws IOException {
      for (Path file : files(from)) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }

    /** Deletes a file, a link, or a folder with all in it; a link's target stays. */
    static void delete(Path path) throws IOException {
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      try (Stream<Path> paths = Files.walk(path)) {
        for (Path each : paths.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
          Files.delete(each);
        }
      } catch (UncheckedIOException failed) {
        throw failed.getCause();
      }
    }
  }

  /** Returns the known name with the fewest letters to change. */
  private static String nearest(String name, List<String> known) {
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

  private Lab() {}
}
