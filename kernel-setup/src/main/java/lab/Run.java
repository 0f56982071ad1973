package lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A command to run; every method that adds to it returns a new one.
 *
 * @param folder where it runs, or null for our own
 * @param env what is added to our own environment
 */
record Run(List<String> command, Path folder, Map<String, String> env) {
  static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

  /** The exit code of a program that is not there. */
  static final int ABSENT = 127;

  record Result(int exit, String text) {}

  static Run of(Object... command) {
    return new Run(List.of(), null, Map.of()).and(command);
  }

  /** Returns a script on the PATH, which Windows starts only through its shell. */
  static Run script(String name) {
    return WINDOWS ? of("cmd", "/c", name) : of(name);
  }

  /** Adds arguments, each as its text. */
  Run and(Object... more) {
    List<String> longer = new ArrayList<>(command);
    for (Object each : more) {
      longer.add(each.toString());
    }
    return new Run(longer, folder, env);
  }

  Run in(Path other) {
    return new Run(command, other, env);
  }

  Run with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(env);
    all.putAll(more);
    return new Run(command, folder, all);
  }

  /** Runs it on our own terminal and returns the exit code. */
  int inherit() throws Exception {
    Process process = builder().inheritIO().start();
    Children.add(process);
    return Children.await(process);
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
      return ABSENT;
    }
  }

  /** Runs it and returns what it printed, on whichever stream. */
  Result capture() throws Exception {
    StringBuilder text = new StringBuilder();
    try {
      int exit = lines(line -> text.append(line).append('\n'));
      return new Result(exit, text.toString());
    } catch (IOException absent) {
      return new Result(ABSENT, String.valueOf(absent.getMessage()));
    }
  }

  private int lines(Consumer<String> watch) throws Exception {
    Process process = builder().redirectErrorStream(true).start();
    process.getOutputStream().close();
    Children.add(process);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        watch.accept(line);
      }
    }
    return Children.await(process);
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(command);
    if (folder != null) {
      builder.directory(folder.toFile());
    }
    builder.environment().putAll(env);
    return builder;
  }
}
