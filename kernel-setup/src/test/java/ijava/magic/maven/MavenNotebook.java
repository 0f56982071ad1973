package ijava.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.display.Display;
import ijava.display.DisplayChannel;
import ijava.eval.CellScope;
import ijava.eval.JavaEvaluator;
import ijava.eval.Outcome;
import ijava.magic.MagicEvaluator;
import ijava.magic.MagicTable;
import ijava.magic.Magics;
import ijava.spi.Cell;
import ijava.spi.MimeBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A notebook against a repository of the test's own, an empty local one and settings of the test's
 * own.
 */
@Timeout(60)
abstract class MavenNotebook {

  @TempDir Path temp;

  final List<String> shown = new CopyOnWriteArrayList<>();
  TestRepository remote;
  private JavaEvaluator java;
  MagicEvaluator magics;
  Path settings;

  @BeforeEach
  void start() throws Exception {
    remote = new TestRepository(temp);
    remote.publish("lib", "1.0");
    remote.publish("lib", "1.5");
    remote.publish("lib", "2.0");
    remote.publish("app", "1.0", "org.test:lib:1.0");
    settings = temp.resolve("settings.xml");
    mirror(remote.root.toUri().toString(), "");
    java = new JavaEvaluator(MavenNotebook.class.getClassLoader(), Display::render);
    MavenResolver.Files files = new MavenResolver.Files(settings, temp.resolve("local"));
    MagicTable table = MagicTable.of(java.session(), files);
    magics = new MagicEvaluator(java, table, Display::render, () -> {});
    Magics.connect(magics);
    Display.connect(new RecordingChannel());
  }

  @AfterEach
  void close() {
    magics.close();
    remote.close();
  }

  /** Writes settings that send every request to one place. */
  void mirror(String url, String more) throws Exception {
    Files.writeString(
        settings,
        "<settings><mirrors><mirror><id>test</id><mirrorOf>*</mirrorOf><url>"
            + url
            + "</url></mirror></mirrors>"
            + more
            + "</settings>");
  }

  List<String> complete(String code) {
    return magics.complete(code, code.length()).matches().stream().map(m -> m.text()).toList();
  }

  Outcome evaluate(String code) {
    Cell cell = new Cell(1, "id", code);
    return CellScope.run(cell, (stream, text) -> {}, scope -> magics.evaluate(cell, scope));
  }

  String failure(String code) {
    return ((Outcome.Failure) evaluate(code)).message();
  }

  static String text(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Value.class);
    return String.valueOf(((Outcome.Value) outcome).bundle().data().get(MimeBundle.TEXT));
  }

  private final class RecordingChannel implements DisplayChannel {

    @Override
    public void show(MimeBundle bundle, String id) {
      shown.add(String.valueOf(bundle.data().get(MimeBundle.TEXT)));
    }

    @Override
    public void update(MimeBundle bundle, String id) {
      show(bundle, id);
    }

    @Override
    public void clear(boolean wait) {}
  }
}
