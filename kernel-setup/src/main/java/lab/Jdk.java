package lab;

import java.nio.file.Path;

/** The JDK that runs this program, which becomes the Java of Maven and of the kernel. */
final class Jdk {
  static final Path HOME = Path.of(System.getProperty("java.home"));
  static final Path JAVA = HOME.resolve("bin").resolve(Run.WINDOWS ? "java.exe" : "java");

  private Jdk() {}
}
