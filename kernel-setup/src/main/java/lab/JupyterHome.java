package lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Jupyter's configuration and traces, inside the checkout. */
final class JupyterHome {

  private JupyterHome() {}

  /** What keeps Jupyter's traces in the checkout and makes our kernel win over one elsewhere. */
  static Map<String, String> environment(Checkout at, Python python) {
    Map<String, String> env = new TreeMap<>();
    env.put("JUPYTER_CONFIG_DIR", at.jupyter().resolve("config").toString());
    env.put("JUPYTER_DATA_DIR", at.jupyter().resolve("data").toString());
    env.put("JUPYTER_RUNTIME_DIR", at.jupyter().resolve("runtime").toString());
    env.put("JUPYTERLAB_SETTINGS_DIR", at.jupyter().resolve("settings").toString());
    env.put("JUPYTERLAB_WORKSPACES_DIR", at.jupyter().resolve("workspaces").toString());
    env.put("IPYTHONDIR", at.jupyter().resolve("ipython").toString());
    env.put("PYTHONUTF8", "1");
    env.put("PYTHONDONTWRITEBYTECODE", "1");
    String ours = python.prefix().resolve("share/jupyter").toString();
    String theirs = System.getenv("JUPYTER_PATH");
    env.put("JUPYTER_PATH", theirs == null ? ours : ours + File.pathSeparator + theirs);
    return env;
  }

  /** No questions in the first minute: no news, no updates, one kernel. */
  static void configure(Checkout at) throws IOException {
    Path config = at.jupyter().resolve("config");
    Files.createDirectories(config.resolve("labconfig"));
    Files.writeString(
        config.resolve("jupyter_lab_config.json"),
        """
        {"LabApp": {"log_level": 30, "news_url": null, "extension_manager": "readonly",
          "check_for_updates_class": "jupyterlab.NeverCheckForUpdate"}}
        """);
    Files.writeString(
        config.resolve("jupyter_server_config.json"),
        """
        {"ServerApp": {"log_level": 30}, "KernelSpecManager": {"allowed_kernelspecs": ["java"]}}
        """);
    Files.writeString(
        config.resolve("labconfig/default_setting_overrides.json"),
        """
        {"@jupyterlab/apputils-extension:notification":
          {"fetchNews": "false", "checkForUpdates": false}}
        """);
  }

  /** Jupyter hides the committed SVG charts of a notebook that it was not told to trust. */
  static void trust(Checkout at, Python python) throws Exception {
    List<Path> notebooks = Disk.list(at.notebooks(), ".*\\.ipynb");
    Path stamp = at.jupyter().resolve("trusted.stamp");
    String hash = Stamp.of(notebooks.toArray());
    if (notebooks.isEmpty() || Stamp.is(stamp, hash)) {
      return;
    }
    Run sign =
        Run.of(python.executable(), "-c")
            .and("from nbformat.sign import TrustNotebookApp as App; App.launch_instance()")
            .and(notebooks.toArray())
            .with(environment(at, python));
    if (sign.log(at.log("trust"), line -> {}) == 0) {
      Stamp.write(stamp, hash);
    }
  }
}
