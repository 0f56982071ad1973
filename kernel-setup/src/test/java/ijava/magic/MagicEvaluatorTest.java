package ijava.magic;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.eval.CellScope;
import ijava.eval.Completeness;
import ijava.eval.Completion;
import ijava.eval.Outcome;
import ijava.spi.Cell;
import ijava.spi.Magic;
import ijava.spi.MagicFailure;
import ijava.spi.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MagicEvaluatorTest {

  private final List<String> ran = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final MagicTable table = new MagicTable();
  private final MagicEvaluator magics =
      new MagicEvaluator(
          new RecordingEvaluator(ran, asked, interrupted),
          table,
          value -> MimeBundle.text(String.valueOf(value)),
          interrupted::countDown);

  @Test
  void evaluate_noMagic_isGivenToJavaAsItIs() {
    evaluate("int x = 7\n  % 3;\n");

    assertThat(ran).containsExactly("int x = 7\n  % 3;\n\n");
  }

  @Test
  void evaluate_lineMagicBetweenJava_runsInOrderAndKeepsLineNumbers() {
    table.add(line("greet", call -> ran.add("greet" + call.arguments()) ? "hi" : null));

    evaluate("a();\n%greet one \"two three\"\nb();");

    assertThat(ran).containsExactly("a();\n", "greet[one, two three]", "\n\nb();\n");
  }

  @Test
  void evaluate_lineMagicAtTheEnd_showsItsValue() {
    table.add(line("greet", call -> "hello " + call.line()));

    assertThat(evaluate("%greet  you ")).isEqualTo(new Outcome.Value(MimeBundle.text("hello you")));
  }

  @Test
  void evaluate_percentInTextBlockOrComment_isNoMagic() {
    String cell = "var s = \"\"\"\n%greet\n\"\"\";\n/*\n%greet\n*/\nvar c = '\"'; // \"\"\"\n";

    evaluate(cell);

    assertThat(ran).containsExactly(cell + "\n");
  }

  @Test
  void evaluate_cellMagic_getsTheRestOfTheCell() {
    table.add(
        new Magic("keep", Magic.Kind.CELL, "%%keep", "", call -> call.line() + "|" + call.body()));

    assertThat(evaluate("%%keep -o x\n%time\nrest"))
        .isEqualTo(new Outcome.Value(MimeBundle.text("-o x|%time\nrest")));
  }

  @Test
  void evaluate_magicFailure_isToldAsItStands() {
    table.add(
        line(
            "bad",
            call -> {
              throw new MagicFailure("SyntaxError", call.cell() + "\n  here\n  ^");
            }));

    assertThat(evaluate("%bad"))
        .isInstanceOfSatisfying(
            Outcome.Failure.class,
            failure -> {
              assertThat(failure.name()).isEqualTo("SyntaxError");
              assertThat(failure.traceback()).hasSize(3).first().asString().startsWith("cell [");
            });
  }

  @Test
  void complete_bodyOfAMagicThatIsNoJava_asksTheMagic() {
    Magic.Arguments words =
        new Magic.Arguments() {
          @Override
          public List<String> complete(String word) {
            return List.of("argument");
          }

          @Override
          public List<String> completeBody(String word) {
            return List.of(word + "E");
          }
        };
    table.add(new Magic("query", Magic.Kind.CELL, "%%query", "", call -> null).completing(words));

    assertThat(magics.complete("%%query\nx, y.ZON", 16).matches())
        .extracting(Completion.Match::text)
        .containsExactly("ZONE");
    assertThat(magics.complete("%%query\nx, y.ZON", 16).start()).isEqualTo(13);
    assertThat(magics.complete("%%query ", 8).matches())
        .extracting(Completion.Match::text)
        .containsExactly("argument");
  }

  @Test
  void evaluate_cellTime_runsTheBodyOnItsOwnLines() {
    Outcome outcome = evaluate("%%time\nwork()");

    assertThat(ran).containsExactly("\nwork()");
    assertThat(outcome).isEqualTo(new Outcome.Value(MimeBundle.text("ran")));
  }

  @Test
  void evaluate_javaThatFailsInAMagic_failsTheCell() {
    assertThat(evaluate("%time fail\nnever();"))
        .isEqualTo(new Outcome.Failure("Failed", "as told", List.of()));
    assertThat(ran).containsExactly("fail");
  }

  @Test
  void evaluate_unknownMagic_namesTheNearest() {
    Outcome.Failure failure = (Outcome.Failure) evaluate("%%tiemout 3\nx");

    assertThat(failure.message()).contains("%%tiemout").contains("%%timeout").contains("%help");
  }

  @Test
  void evaluate_wrongArgument_saysWhatIsAllowed() {
    for (String argument : List.of("", "soon", "-1", "0", "1 2", "1e99", "NaN")) {
      Outcome.Failure failure = (Outcome.Failure) evaluate("%%timeout " + argument + "\nx");

      assertThat(failure.message())
          .contains("'" + argument + "'")
          .contains("number of seconds")
          .contains("usage: %%timeout SECONDS");
    }
    assertThat(ran).isEmpty();
  }

  @Test
  void evaluate_timeout_interruptsACellThatTakesLonger() {
    evaluate("%%timeout 0.05\nawait interrupt");

    assertThat(ran).containsExactly("\nawait interrupt", "was interrupted");
  }

  @Test
  void evaluate_help_listsEveryMagic() {
    Outcome.Value help = (Outcome.Value) evaluate("%help");

    String text = (String) help.bundle().data().get("text/plain");
    for (Magic magic : table.all()) {
      assertThat(text).contains(magic.usage()).contains(magic.help());
    }
  }

  @Test
  void complete_percent_offersMagics() {
    Completion found = magics.complete("x();\n%%ti", 9);

    assertThat(found.matches())
        .extracting(Completion.Match::text)
        .containsExactly("%%time", "%%timeout");
    assertThat(found.start()).isEqualTo(5);
  }

  @Test
  void complete_afterEquals_offersLineMagics() {
    assertThat(magics.complete("var x = %he", 11).matches())
        .extracting(Completion.Match::text)
        .containsExactly("%help");
  }

  @Test
  void complete_argumentOfHelp_offersNames() {
    assertThat(magics.complete("%help tim", 9).matches())
        .extracting(Completion.Match::text)
        .containsExactly("%%time", "%%timeout", "%time");
  }

  @Test
  void complete_bodyOfHtml_isNotJava() {
    asked.clear();
    magics.complete("%%html\n<b", 9);
    magics.complete("%%time\nx.", 9);
    magics.complete("%time y.", 8);
    magics.complete("var a = %load b\nz.", 18);

    assertThat(asked).containsExactly("      \nx.", "      y.", "var a = 0;     \nz.");
  }

  @Test
  void inspect_magic_tellsItsUsage() {
    MimeBundle help = magics.inspect("x();\n%%timeout 3", 9, false).orElseThrow();

    assertThat((String) help.data().get("text/plain")).contains("%%timeout SECONDS");
    assertThat(magics.inspect("\"%%time\"", 4, false)).isEmpty();
  }

  @Test
  void evaluate_inlineMagic_becomesACall() {
    evaluate("var a = %keep \"b c\" d; // e\nvar f =\n  %keep g/*.jar\nh();");

    assertThat(ran)
        .containsExactly(
            "var a = ijava.magic.Magics.lineMagic(\"keep\", java.util.List.of(\"b c\", \"d;\","
                + " \"//\", \"e\"));\n"
                + "var f =\n"
                + "  ijava.magic.Magics.lineMagic(\"keep\", java.util.List.of(\"g/*.jar\"));\n"
                + "h();\n");
  }

  @Test
  void evaluate_percentAfterEqualsInAString_isNoMagic() {
    String cell = "var a = \"b = %keep c\"; // = %keep\nint d = 7 %e;";

    evaluate(cell);

    assertThat(ran).containsExactly(cell + "\n");
  }

  @Test
  void evaluate_helpOfOne_tellsLineAndCell() {
    Outcome.Value help = (Outcome.Value) evaluate("%help time");

    assertThat((String) help.bundle().data().get("text/plain"))
        .contains("%time CODE")
        .contains("%%time ")
        .doesNotContain("timeout");
    assertThat(((Outcome.Failure) evaluate("%help tmie")).message()).contains("%time");
  }

  @Test
  void evaluate_alias_runsTheSameMagic() {
    assertThat(evaluate("%%js\nx")).isEqualTo(evaluate("%%javascript\nx"));
  }

  @Test
  void evaluate_quietValue_isNotShown() {
    table.add(line("greet", call -> new Magic.Quiet("hello")));

    assertThat(evaluate("%greet")).isEqualTo(new Outcome.Nothing());
  }

  @Test
  void evaluate_magicThatIsInterrupted_failsAsInterrupted() {
    table.add(
        line(
            "wait",
            call -> {
              throw new InterruptedException();
            }));

    assertThat(((Outcome.Failure) evaluate("%wait")).name()).isEqualTo("Interrupted");
  }

  @Test
  void completeness_magicLine_isComplete() {
    assertThat(magics.completeness("%help").status()).isEqualTo(Completeness.Status.COMPLETE);
    assertThat(magics.completeness("%help\nopen {").status())
        .isEqualTo(Completeness.Status.INCOMPLETE);
  }

  @Test
  void duration_nanos_hasFewDigits() {
    assertThat(KernelMagics.duration(12_345_678)).isEqualTo("12.3 ms");
    assertThat(KernelMagics.duration(2_345_678_901L)).isEqualTo("2.35 s");
  }

  private Outcome evaluate(String code) {
    Cell cell = new Cell(1, "id", code);
    return CellScope.run(cell, (stream, text) -> {}, scope -> magics.evaluate(cell, scope));
  }

  private static Magic line(String name, Magic.Handler handler) {
    return new Magic(name, Magic.Kind.LINE, "%" + name, "", handler);
  }
}
