package lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another JVM, run to its end. */
final class ChildJvm {

  /** What a process left behind; {@code text} holds both its streams. */
  record Result(int exit, String text) {}

  private ChildJvm() {}

  /** Runs {@code java} with these arguments, outside of any conda environment. */
  static Result run(Path java, Path folder, Map<String, String> env, List<String> args)
      throws Exception {
    var command =
        new ArrayList<>(List.of(java.toString(), "-XX:TieredStopAtLevel=1")); // starts sooner
    command.addAll(args);
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("CONDA_.*|NB_.*|JAVA_HOME"));
    builder.environment().putAll(env);
    var process = builder.start();
    process.getOutputStream().close();
    var text = new String(process.getInputStream().readAllBytes());
    return new Result(process.waitFor(), text.replace("\r\n", "\n"));
  }
}
