package lab;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The word {@code doctor}: looks at everything, changes nothing, and starts the kernel once. */
final class Doctor {
  private static final String SETUP = "run java kernel-setup/Lab.java setup";
  private static final int USUAL_PORT = 8888;

  private final Checkout at;
  private int wrong;

  private Doctor(Checkout at) {
    this.at = at;
  }

  static int run(Checkout at, List<String> args) throws Exception {
    Words.refuse(args, "doctor");
    Doctor doctor = new Doctor(at);
    doctor.examine();
    return doctor.wrong == 0 ? 0 : 1;
  }

  private void examine() throws Exception {
    row("JDK", Runtime.version() + " in " + Jdk.HOME, null); // Lab.java has refused a wrong one
    Python python = python();
    List<Path> missing = ClassPath.missing(at);
    row(
        "Class path",
        ClassPath.jars(at).size() + " jars",
        missing.isEmpty() ? null : at.show(missing.get(0)) + " is missing: " + SETUP);
    Path kernel = Kernelspec.folder(python);
    boolean installed = Files.exists(kernel.resolve("kernel.json"));
    row("Kernel", at.show(kernel), installed ? null : "not installed: " + SETUP);
    row("Trip data", at.show(at.data()), TripData.there(at) ? null : "not generated: " + SETUP);
    long free = Disk.freeGigabytes(at.root());
    row("Disk", free + " GB free", free >= 1 ? null : "make room: notebooks write into data/");
    memory();
    boolean port = JupyterLab.free(USUAL_PORT);
    row("Port " + USUAL_PORT, port ? "free" : "taken; JupyterLab takes the next one", null);
    if (installed && python.exists()) {
      startKernel(python);
    }
  }

  private Python python() throws Exception {
    Python conda = Python.conda(at);
    Python python = conda == null ? Python.venv(at) : conda;
    String version = python.version();
    row(
        "Python",
        version + " in " + at.show(python.prefix()),
        version.isEmpty() ? "not there: " + SETUP : null);
    if (!version.isEmpty()) {
      List<String> missing = python.missing(at);
      row(
          "Packages",
          "as pinned",
          missing.isEmpty() ? null : "missing " + String.join(", ", missing) + ": " + SETUP);
    }
    return python;
  }

  private void memory() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double gigabytes = system.getTotalMemorySize() / 1e9;
    row(
        "Memory",
        String.format(Locale.ROOT, "%.1f GB; a notebook gets %s", gigabytes, Kernelspec.heap()),
        gigabytes >= 2.5 ? null : "little: run one notebook at a time");
  }

  private void startKernel(Python python) throws Exception {
    Path log = at.log("probe");
    int exit = NotebookRun.probe(at, python).log(log, line -> {});
    row(
        "Kernel runs",
        Log.lastLine(log),
        exit == 0 ? null : "it does not answer; see " + at.show(log));
  }

  private void row(String what, String found, String fix) {
    Console.line(
        String.format("%s %-12s %s", Console.mark(fix == null), what, fix == null ? found : fix));
    wrong += fix == null ? 0 : 1;
  }
}
