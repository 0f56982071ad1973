package lab;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

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
    Files.createDirectories(at.lab());
    // Two terminals, one checkout: the second waits instead of writing into the same folders.
    try (FileChannel channel =
        FileChannel.open(
            at.lab().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock(channel);
      requireSpace(at);
      Python python = Venv.ready(at);
      Build.jars(at);
      Path kernel = Kernelspec.install(at, python);
      TripData.generate(at, kernel.resolve(Kernelspec.ARGUMENTS));
      StartArchive.record(at, python, kernel);
      return new Setup(python, kernel);
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
