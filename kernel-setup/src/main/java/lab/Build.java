package lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the jars of the kernel and the library. */
final class Build {
  static final List<String> MODULES = List.of("kernel-setup", "lib");

  private Build() {}

  /** Packages both modules and notes the class path, if a source or the JDK has changed. */
  static void jars(Checkout at) throws Exception {
    Path stamp = at.lab().resolve("build.stamp");
    String hash = hash(at);
    if (Stamp.is(stamp, hash) && ClassPath.missing(at).isEmpty()) {
      return;
    }
    Step.run(
        "Kernel and library",
        step -> {
          Files.deleteIfExists(stamp);
          Path log = at.log("build");
          Run build =
              Maven.command(at, step)
                  .and("-Dmaven.test.skip=true", "-Dspotless.check.skip=true")
                  .and("package", "dependency:build-classpath")
                  .and("-DincludeScope=runtime", "-Dmdep.outputFile=" + ClassPath.FILE);
          if (build.log(log, new MavenProgress(step::say)) != 0) {
            throw Log.stop(at, log, "Maven could not build the kernel and the library.");
          }
          Stamp.write(stamp, hash);
        });
  }

  private static String hash(Checkout at) throws IOException {
    List<Object> inputs = new ArrayList<>();
    inputs.add(at.root() + " " + Jdk.HOME + " " + Runtime.version()); // The class path names them.
    inputs.add(at.root().resolve("pom.xml"));
    for (Path engine : ClassPath.engines(at)) {
      inputs.add(engine.resolve("pom.xml"));
      inputs.add(engine.resolve("src/main"));
    }
    for (String name : MODULES) {
      Path module = at.root().resolve(name);
      inputs.add(module.resolve("pom.xml"));
      inputs.add(module.resolve("src/main/resources"));
      // Of our own package and other things beside it, the jars hold nothing.
      for (Path sources : Disk.list(module.resolve("src/main/java"), "(?!lab$).*")) {
        inputs.add(sources);
      }
    }
    return Stamp.of(inputs.toArray());
  }
}
