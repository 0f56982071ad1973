package lab;

import java.nio.file.Path;

/** Where things lie below {@code root}, an absolute path. */
record Checkout(Path root) {

  /** Logs, stamps and compiled classes of this program. */
  Path lab() {
    return root.resolve("target/lab");
  }

  Path venv() {
    return root.resolve(".venv");
  }

  Path data() {
    return root.resolve("data");
  }

  Path notebooks() {
    return root.resolve("notebooks");
  }

  /** Everything that Jupyter writes. */
  Path jupyter() {
    return root.resolve(".jupyter");
  }

  Path requirements() {
    return root.resolve("kernel-setup/requirements.txt");
  }

  Path log(String name) {
    return lab().resolve(name + ".log");
  }

  /** Returns a path as a person in the root would type it. */
  String show(Path path) {
    return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
  }
}
