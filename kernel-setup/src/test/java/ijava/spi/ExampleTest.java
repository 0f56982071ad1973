package ijava.spi;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.display.Display;
import ijava.eval.CellScope;
import ijava.eval.JavaEvaluator;
import ijava.eval.Outcome;
import ijava.magic.MagicEvaluator;
import ijava.magic.MagicTable;
import ijava.magic.Magics;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example in the package's Javadoc, compiled, found and used as a reader would. */
@Timeout(60)
class ExampleTest {

  @TempDir Path temp;

  @Test
  void packageInfo_example_worksAsItSays() throws Exception {
    compileExample();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {temp.toUri().toURL()});
        JavaEvaluator java = new JavaEvaluator(loader, Display::render)) {
      KernelExtension extension =
          ServiceLoader.load(KernelExtension.class, loader).findFirst().orElseThrow();
      MagicTable table = new MagicTable();
      extension.install(new Context(java, table));
      MagicEvaluator magics = new MagicEvaluator(java, table, Display::render, () -> {});
      Magics.connect(magics);
      java.session().addToClassPath(List.of(temp));

      Outcome.Value shown = (Outcome.Value) evaluate(magics, "%celsius 98.6");
      assertThat(shown.bundle().data()).containsEntry(MimeBundle.HTML, "<b>37 °C</b>");
      Outcome.Value kept =
          (Outcome.Value)
              evaluate(magics, "weather.WeatherExtension.Celsius t = %c 212\nt.degrees()");
      assertThat(kept.bundle().data()).containsEntry(MimeBundle.TEXT, "100.0");
      Outcome.Failure failed = (Outcome.Failure) evaluate(magics, "%celsius warm");
      assertThat(failed.message()).contains("'warm'").contains("usage: %celsius FAHRENHEIT");
      extension.close();
    }
  }

  private void compileExample() throws Exception {
    String source = Files.readString(Path.of("src/main/java/ijava/spi/package-info.java"));
    Matcher example = Pattern.compile("(?s)<pre>\\{@code\n(.*?) \\* \\}</pre>").matcher(source);
    assertThat(example.find()).isTrue();
    Path file = Files.createDirectories(temp.resolve("weather")).resolve("WeatherExtension.java");
    Files.writeString(file, example.group(1).replaceAll("(?m)^ \\* ?", ""));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-Xlint:all,-path,-classfile,-processing",
                "-Werror",
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                file.toString());
    assertThat(result).isZero();
    Path services = Files.createDirectories(temp.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(KernelExtension.class.getName()), "weather.WeatherExtension");
  }

  private static Outcome evaluate(MagicEvaluator magics, String code) {
    Cell cell = new Cell(1, "id", code);
    return CellScope.run(cell, (stream, text) -> {}, scope -> magics.evaluate(cell, scope));
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
    public void add(ErrorExplainer explainer) {}
  }
}
