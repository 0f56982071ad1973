package lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Makes {@code .venv} with the pinned packages, unless a conda environment has them. */
final class Venv {

  private Venv() {}

  static Python ready(Checkout at) throws Exception {
    Python conda = Python.conda(at);
    if (conda != null) {
      return conda;
    }
    Python venv = Python.venv(at);
    Path stamp = at.venv().resolve("lab.stamp");
    // The scripts of an environment name its folder: a moved checkout needs a new one.
    String made = "venv of " + at.root();
    String complete = made + " with " + Stamp.of(at.requirements());
    boolean usable = venv.exists() && Stamp.read(stamp).startsWith(made);
    if (usable && Stamp.is(stamp, complete)) {
      return venv;
    }
    Run base = usable ? null : Python.newest();
    Step.run(
        "Python packages",
        step -> {
          if (base != null) {
            step.say("making " + at.show(at.venv()));
            make(at, base, Files.exists(stamp));
            Stamp.write(stamp, made);
          }
          step.say("looking for packages");
          install(at, venv, step);
          Stamp.write(stamp, complete);
        });
    return venv;
  }

  private static void make(Checkout at, Run base, boolean moved) throws Exception {
    Path log = at.log("venv");
    Run venv = base.and("-m", "venv");
    if ((moved ? venv.and("--clear") : venv).and(at.venv()).log(log, line -> {}) == 0) {
      return;
    }
    String text = Files.readString(log);
    if (text.contains("ensurepip") || text.contains("No module named venv")) {
      throw new Stop(
          "%s has no venv module, which makes %s. Install it (Debian, Ubuntu: sudo apt install"
              + " python3-venv), then run this again.",
          String.join(" ", base.command()), at.show(at.venv()));
    }
    throw Log.stop(at, log, "Python could not make " + at.show(at.venv()) + ".");
  }

  private static void install(Checkout at, Python python, Step step) throws Exception {
    Path log = at.log("pip");
    Run pip =
        Run.of(python.executable(), "-m", "pip", "install")
            .and("--disable-pip-version-check", "--no-input", "--progress-bar=off")
            .and("-r", at.requirements());
    // Where an index is out of reach, pip's own five retries a package take twelve minutes.
    if (pip.and("--retries=0", "--timeout=30").log(log, watch(step)) != 0
        && pip.and("--retries=2", "--timeout=15").log(log, watch(step)) != 0) {
      throw Log.stop(at, log, "pip could not install the packages that set-up needs.");
    }
  }

  private static Consumer<String> watch(Step step) {
    int[] count = {0};
    return line -> {
      if (line.matches("(Collecting|Processing|Requirement) .*")) {
        step.say(++count[0] + " packages found");
      } else if (line.startsWith("Installing")) {
        step.say("installing " + count[0] + " packages");
      }
    };
  }
}
