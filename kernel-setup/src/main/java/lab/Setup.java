package lab;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;

/** The whole set-up, done: what every further word builds on. */
record Setup(Python python, Path kernel) {

  /** What a first set-up takes: Python packages, jars, a month of trips, and some air. */
  private static final long NEEDED_GIGABYTES = 2;

  /** The word {@code setup}. */
  static int run(Checkout at, List<String> args) throws Exception {
    Words.refuse(args, "setup");
    long start = System.nanoTime();
    Setup setup = of(at);
    Console.ended(true, "Everything is set up", start);
    Console.line("  Java   " + Jdk.HOME);
    Console.line("  Python " + setup.python.executable());
    Console.line("  Kernel " + setup.kernel);
    return 0;
  }

  /** Does what is missing. */
  static Setup of(Checkout at) throws Exception {
    return locked(
        at,
        () -> {
          Setup setup = tools(at);
          TripData.generate(at, setup.arguments());
          StartArchive.record(at, setup.python, setup.kernel);
          return setup;
        });
  }

  /** Does what is missing to run the library, without the trips of March 2020. */
  static Setup withoutTrips(Checkout at) throws Exception {
    return locked(at, () -> tools(at));
  }

  /** Returns the file with the options and the class path of the kernel's JVM. */
  Path arguments() {
    return kernel.resolve(Kernelspec.ARGUMENTS);
  }

  private static Setup tools(Checkout at) throws Exception {
    requireSpace(at);
    Python python = Venv.ready(at);
    Build.jars(at);
    return new Setup(python, Kernelspec.install(at, python));
  }

  private static Setup locked(Checkout at, Callable<Setup> work) throws Exception {
    Files.createDirectories(at.lab());
    // Two terminals, one checkout: the second waits instead of writing into the same folders.
    try (FileChannel channel =
        FileChannel.open(
            at.lab().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock(channel);
      return work.call();
    }
  }

  /** Waits for the lock, which goes with the channel. */
  private static void lock(FileChannel channel) throws IOException {
    if (channel.tryLock() == null) {
      Console.line("Another set-up is at work in this checkout; waiting for it to end.");
      channel.lock();
    }
  }

  private static void requireSpace(Checkout at) throws IOException {
    boolean fresh =
        !Files.exists(at.venv()) || !ClassPath.missing(at).isEmpty() || !TripData.there(at);
    if (fresh && Disk.freeGigabytes(at.root()) < NEEDED_GIGABYTES) {
      throw new Stop(
          "There is less than %d GB free for %s: make room (set-up takes about 1 GB), then run"
              + " this again.",
          NEEDED_GIGABYTES, at.root());
    }
  }
}
