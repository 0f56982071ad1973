package ijava.kernel;

import ijava.display.Display;
import ijava.docs.SourceFetcher;
import ijava.eval.Evaluator;
import ijava.eval.IJavaEnvironment;
import ijava.eval.JavaEvaluator;
import ijava.magic.MagicEvaluator;
import ijava.magic.MagicTable;
import ijava.magic.Magics;
import ijava.magic.maven.MavenResolver;
import ijava.magic.maven.MavenSources;
import ijava.protocol.ConnectionInfo;
import ijava.spi.ErrorExplainer;
import ijava.spi.KernelContext;
import ijava.spi.Magic;
import ijava.spi.Renderer;
import ijava.spi.TaskEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/** Starts a Java kernel; Jupyter calls it with the path of a connection file. */
public final class Main {

  /** How long extensions and sockets may take to close, in milliseconds. */
  private static final long CLOSE_MILLIS = 2_000;

  private Main() {}

  /**
   * Runs a kernel until a client shuts it down or the process that started it ends.
   *
   * @param args the path of a connection file
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1) {
      System.err.println(
          "usage: java ijava.kernel.Main CONNECTION_FILE   ("
              + args.length
              + " arguments given; Jupyter gives the file, so start the kernel from there)");
      System.exit(2);
    }
    // Both take long; on two cores the sockets are made meanwhile.
    FutureTask<JavaEvaluator> java = new FutureTask<>(Main::java);
    Thread starting = new Thread(java, "java");
    starting.setDaemon(true);
    starting.start();
    ConnectionInfo connection;
    try {
      connection = ConnectionInfo.read(Path.of(args[0]));
    } catch (IOException e) {
      System.err.println("cannot read the connection file: " + e.getMessage());
      System.exit(2);
      return;
    }
    RoutedStream.install();
    RoutedInput.install();
    Extensions extensions = Extensions.of(Main.class.getClassLoader());
    AtomicReference<Kernel> self = new AtomicReference<>();
    Kernel kernel =
        new Kernel(
            connection,
            () -> connect(get(java), extensions, () -> self.get().interruptCell()),
            extensions,
            history());
    self.set(kernel);
    endWithParent(kernel);
    kernel.awaitShutdown();
    end(kernel, extensions);
  }

  private static JavaEvaluator java() {
    IJavaEnvironment environment = IJavaEnvironment.of(System.getenv());
    SourceFetcher sources =
        environment.fetchesSources() ? new MavenSources(mavenFiles()) : SourceFetcher.NONE;
    return new JavaEvaluator(Main.class.getClassLoader(), Display::result, environment, sources);
  }

  /** Waits for Java. */
  private static JavaEvaluator get(FutureTask<JavaEvaluator> java) {
    try {
      return java.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the kernel ends before it has begun", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException thrown
          ? thrown
          : new IllegalStateException("JShell does not start", e.getCause());
    }
  }

  /** Gives Java what the kernel and its extensions have for cells. */
  private static Evaluator connect(JavaEvaluator java, Extensions extensions, Runnable interrupt) {
    // Before the extensions, whose renderers win.
    Display.renderers().addStandard();
    MagicTable magics = MagicTable.of(java.session(), mavenFiles());
    extensions.install(new Context(java, magics));
    java.session().onClassPathAdded(extensions::classPathAdded);
    MagicEvaluator evaluator = new MagicEvaluator(java, magics, Display::result, interrupt);
    Magics.connect(evaluator);
    java.runStartupScripts();
    return evaluator;
  }

  /** The user's own, except for the folder that Maven's builds are told in the same way. */
  private static MavenResolver.Files mavenFiles() {
    String local = System.getProperty("maven.repo.local");
    return new MavenResolver.Files(null, local == null ? null : Path.of(local));
  }

  private static History history() {
    return new History(
        History.userFile(
            System.getenv(), System.getProperty("user.home"), System.getProperty("os.name")));
  }

  /** A kernel whose server has died would wait for ever. */
  private static void endWithParent(Kernel kernel) {
    String parent = System.getenv("JPY_PARENT_PID");
    if (parent != null && parent.matches("\\d+")) {
      ProcessHandle.of(Long.parseLong(parent))
          .ifPresent(process -> process.onExit().thenRun(kernel::requestShutdown));
    }
  }

  private static void end(Kernel kernel, Extensions extensions) throws InterruptedException {
    Thread closing =
        new Thread(
            () -> {
              kernel.close();
              extensions.close();
            },
            "closing");
    closing.setDaemon(true);
    closing.start();
    closing.join(CLOSE_MILLIS);
    Thread lastResort =
        new Thread(
            () -> {
              try {
                Thread.sleep(CLOSE_MILLIS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(0);
            });
    lastResort.setDaemon(true);
    lastResort.start();
    System.exit(0);
  }

  private record Context(JavaEvaluator java, MagicTable magics) implements KernelContext {

    @Override
    public Path classOutput() {
      return java.classOutput();
    }

    @Override
    public ClassLoader classLoader() {
      return java.classLoader();
    }

    @Override
    public void add(Renderer<?> renderer) {
      Display.renderers().add(renderer);
    }

    @Override
    public void add(Magic magic) {
      magics.add(magic);
    }

    @Override
    public void add(TaskEngine engine) {
      java.taskEngine(engine);
    }

    @Override
    public void add(ErrorExplainer explainer) {
      java.explainErrors(explainer);
    }
  }
}
