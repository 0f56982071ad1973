package lab;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The word {@code lab}: JupyterLab on this checkout. */
final class JupyterLab {
  private static final String FIRST = "notebooks/00-start-here.ipynb";
  private static final Pattern PORT = Pattern.compile("--(?:ServerApp\\.)?port[= ](\\d+)");

  private JupyterLab() {}

  static int open(Checkout at, List<String> args) throws Exception {
    requirePort(args);
    Python python = Setup.of(at).python();
    Run lab =
        Run.of(python.executable(), "-m", "jupyterlab")
            .and("--ServerApp.root_dir=" + at.root(), "--ServerApp.answer_yes=True");
    if (Files.exists(at.root().resolve(FIRST))) {
      lab = lab.and("--LabApp.default_url=/lab/tree/" + FIRST);
    }
    if (!Run.WINDOWS && new UnixSystem().getUid() == 0 && !args.contains("--allow-root")) {
      Console.line("You are root; JupyterLab is told that this is meant (--allow-root).");
      lab = lab.and("--allow-root");
    }
    JupyterHome.configure(at);
    JupyterHome.trust(at, python);
    Console.line("JupyterLab starts; its address follows. Ctrl-C here ends it.");
    lab = lab.and(args.toArray());
    return lab.in(at.root()).with(JupyterHome.environment(at, python)).inherit();
  }

  /** JupyterLab takes the next free port by itself, unless asked for one. */
  private static void requirePort(List<String> args) {
    int port = port(args);
    if (port >= 0 && !free(port)) {
      throw new Stop(
          "Port %s is taken by another program; ask for another one, or leave --port out and"
              + " JupyterLab takes the next free one.",
          port);
    }
  }

  /** Returns the port that the options ask for, or -1. */
  static int port(List<String> args) {
    Matcher asked = PORT.matcher(String.join(" ", args));
    return asked.find() ? Integer.parseInt(asked.group(1)) : -1;
  }

  /** Returns whether a program on this machine could listen on the port. */
  static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException | IllegalArgumentException taken) {
      return false;
    }
  }
}
