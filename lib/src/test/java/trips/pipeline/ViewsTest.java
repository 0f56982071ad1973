package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.spi.MimeBundle;
import java.io.StringReader;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ViewsTest {

  private static final Optional<Schedule> NIGHTLY =
      Optional.of(new Schedule("0 3 * * *", Samples.SEOUL));

  @Test
  void pipeline_asText_saysAllThatThePictureShows() {
    assertThat(text(Views.pipeline("daily-trips", Samples.daily(), NIGHTLY, true)))
        .isEqualTo(
            """
            pipeline daily-trips: 5 tasks · at 0 3 * * * in Asia/Seoul · catches up
              ingest: 3 retries from 2 s · pool downloads, 2 at once
              clean, after ingest
              count, after clean: at most 5 min
              report, after count and clean
              notify, after count and report: if any failed""");
  }

  @Test
  void pipeline_ofOneTask_needsNoArrow() throws Exception {
    MimeBundle bundle =
        Views.pipeline("one", List.of(Samples.task("only")), Optional.empty(), false);
    assertThat(text(bundle)).isEqualTo("pipeline one: 1 task\n  only");
    assertThat(byClass(html(bundle), "trips-task")).hasSize(1);
    assertThat(byClass(html(bundle), "trips-arrow")).isEmpty();
  }

  @Test
  void pipeline_asPicture_hasABoxPerTaskAndAnArrowPerDependency() throws Exception {
    Document html = html(Views.pipeline("twelve", Samples.wide(), NIGHTLY, false));
    assertThat(byClass(html, "trips-task")).hasSize(12);
    assertThat(byClass(html, "trips-arrow").stream().map(ViewsTest::title))
        .hasSize(16)
        .contains("zones → per-zone", "per-day → report");
    Element svg = all(html, "svg").get(0);
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getAttribute("aria-label"))
        .isEqualTo("pipeline twelve: 12 tasks · at 0 3 * * * in Asia/Seoul");
    assertThat(all(html, "desc").get(0).getTextContent()).contains("union, after clean-fhv");
  }

  @Test
  void pipeline_withALongName_shortensItAndKeepsItAsTitle() throws Exception {
    String name = "download-the-trips-of-all-companies-of-march";
    Document html = html(Views.pipeline("p", List.of(Samples.task(name)), NIGHTLY, false));
    Element task = byClass(html, "trips-task").get(0);
    assertThat(title(task)).isEqualTo(name);
    assertThat(task.getElementsByTagName("text").item(0).getTextContent())
        .startsWith("download-the-trips")
        .endsWith("…");
  }

  @Test
  void run_asText_saysHowEachTaskStands() {
    assertThat(text(Views.run(Samples.failed(), Samples.at(8.2))))
        .isEqualTo(
            """
            daily-trips, run for 2020-03-01 03:00 (Asia/Seoul) · failed after 8.2 s
              ✓ ingest: succeeded · 1.4 s · try 2
              ✗ clean, after ingest: failed · 3.8 s · column "zone" <null> in row 17 & 18
              ⤼ count, after clean: skipped · clean failed
              ⤼ report, after count and clean: skipped · clean failed
              ✓ notify, after count and report: succeeded · 150 ms""");
  }

  @Test
  void run_inEveryState_namesIt() {
    assertThat(text(Views.run(Samples.everyState(), Samples.at(12))))
        .isEqualTo(
            """
            daily-trips, run for 2020-03-01 03:00 (Asia/Seoul) · running for 12 s
              ✓ ingest: succeeded · 2.8 s
              ▶ clean, after ingest: running · 3.0 s · try 2
              ↻ zones, after ingest: retrying · try 3 · SQLException: connection refused
              ✗ weather, after ingest: failed · 700 ms · no such station
              ≡ archive, after ingest: queued
              ⤼ forecast, after weather: skipped · weather failed
              ⧗ count, after clean and zones: waiting
              ⧗ report, after count and ingest: waiting""");
  }

  @Test
  void run_asPicture_hasAWordBesideEachColour() throws Exception {
    Document html = html(Views.run(Samples.everyState(), Samples.at(12)));
    List<Element> tasks = byClass(html, "trips-task");
    assertThat(tasks).hasSize(8);
    assertThat(tasks.stream().map(ViewsTest::words))
        .anyMatch(words -> words.contains("succeeded · 2.8 s"))
        .anyMatch(words -> words.contains("running · 3.0 s · try 2"))
        .anyMatch(words -> words.contains("retrying · try 3"))
        .anyMatch(words -> words.contains("failed · 700 ms"))
        .anyMatch(words -> words.contains("queued"))
        .anyMatch(words -> words.contains("skipped"))
        .anyMatch(words -> words.contains("waiting"));
    for (Element task : tasks) {
      assertThat(task.getElementsByTagName("circle").getLength()).as(title(task)).isEqualTo(1);
    }
  }

  @Test
  void run_asChart_hasARowPerTaskAndABarPerTry() throws Exception {
    Document html = html(Views.run(Samples.everyState(), Samples.at(12)));
    assertThat(byClass(html, "trips-row")).hasSize(8);
    assertThat(byClass(html, "trips-try").stream().map(ViewsTest::title))
        .containsExactly(
            "ingest, try 1: succeeded, 2.8 s, worker laptop-1",
            "clean, try 1: lost, 2.9 s, worker laptop-2: worker laptop-2 was not heard of for 5 s",
            "clean, try 2: running, 3.0 s, worker laptop-1",
            "zones, try 1: failed, 1.8 s, worker laptop-1: SQLException: connection refused",
            "zones, try 2: failed, 2.5 s, worker laptop-3: SQLException: connection refused",
            "weather, try 1: failed, 700 ms, worker laptop-3: no such station");
    assertThat(texts(html))
        .contains("0 s", "2 s", "12 s", "seconds from the start at 2020-03-01 03:00")
        .contains("3.0 s · laptop-2 → laptop-1", "try 2: SQLException: connection refused")
        .contains("skipped: weather failed");
  }

  @Test
  void run_thatTakesHours_countsInMinutes() throws Exception {
    PipelineRun run =
        Samples.run(
            State.SUCCEEDED,
            7_200,
            Samples.ran(
                "a",
                List.of(),
                State.SUCCEEDED,
                0,
                Samples.attempt(1, State.SUCCEEDED, 0, 7_200, null)));
    assertThat(texts(html(Views.run(run, Samples.at(7_200)))))
        .contains("20 min", "120 min", "minutes from the start at 2020-03-01 03:00", "2 h");
  }

  @Test
  void run_thatHasNotStarted_isShown() throws Exception {
    PipelineRun queued =
        new PipelineRun(
            "r",
            "p",
            Samples.LOGICAL,
            State.QUEUED,
            null,
            null,
            Map.of(),
            List.of(Samples.still("a", List.of("gone"), State.WAITING, null)));
    MimeBundle bundle = Views.run(queued, Samples.START);
    assertThat(text(bundle))
        .isEqualTo("p, run for 2020-03-01 03:00 (Asia/Seoul) · queued\n  ⧗ a, after gone: waiting");
    assertThat(byClass(html(bundle), "trips-task")).hasSize(1);
  }

  @Test
  void run_withLogs_foldsThemAwayAndEscapesThem() throws Exception {
    MimeBundle bundle = Views.run(Samples.failed(), Samples.at(8.2));
    String source = (String) bundle.data().get(MimeBundle.HTML);
    assertThat(source).doesNotContain("<null>", "<done>").contains("&lt;done&gt; &amp; written");
    Document html = html(bundle);
    assertThat(all(html, "details")).hasSize(1);
    assertThat(all(html, "details").get(0).getAttribute("open")).isEmpty();
    assertThat(all(html, "h5").stream().map(Element::getTextContent))
        .containsExactly("ingest, try 1", "ingest, try 2", "clean, try 1", "notify, try 1");
    assertThat(all(html, "tr")).hasSize(1 + 6);
  }

  @Test
  void live_ofAKnownPipeline_countsTheTriesThatAreLeft() {
    PipelineRun run =
        Samples.run(
            State.RUNNING,
            0,
            Samples.ran(
                "ingest",
                List.of(),
                State.RETRYING,
                0,
                Samples.attempt(1, State.FAILED, 0, 1, "no")),
            Samples.still("clean", List.of("ingest"), State.WAITING, null));
    assertThat(text(Views.live(run, Views.byName(Samples.daily()), Samples.at(2))))
        .isEqualTo(
            """
            daily-trips, run for 2020-03-01 03:00 (Asia/Seoul) · running for 2.0 s
              ↻ ingest: retrying 2 of 4 · 3 retries from 2 s · pool downloads, 2 at once · no
              ⧗ clean, after ingest: waiting""");
  }

  @Test
  void history_asText_hasALinePerRun() {
    assertThat(text(Views.history(Samples.history(2), Samples.at(9))))
        .isEqualTo(
            """
            history of daily-trips: 2 runs · 1 succeeded · 1 running
              ✓ 2020-03-01 03:00: succeeded after 3.0 s, tasks: 4 succeeded, 1 skipped
              ▶ 2020-03-02 03:00: running for 9.0 s, tasks: 3 waiting, 1 running, 1 succeeded""");
  }

  @Test
  void history_asPicture_hasASquarePerRunAndTask() throws Exception {
    Document html = html(Views.history(Samples.history(40), Samples.at(9)));
    assertThat(byClass(html, "trips-run")).hasSize(40);
    assertThat(byClass(html, "trips-square")).hasSize(40 * 5);
    assertThat(byClass(html, "trips-square").stream().map(ViewsTest::title))
        .contains("clean, 2020-03-08 03:00: failed, column \"zone\" <null> in row 17 & 18")
        .contains("ingest, 2020-03-08 03:00: succeeded, 2 tries");
    assertThat(texts(html))
        .contains("succeeded", "failed", "skipped", "running", "waiting", "Apr 9");
  }

  @Test
  void history_ofManyRuns_showsTheNewestAndSaysSo() throws Exception {
    MimeBundle bundle = Views.history(Samples.history(100), Samples.at(9));
    assertThat(byClass(html(bundle), "trips-run")).hasSize(60);
    assertThat(text(bundle).lines()).hasSize(61).first().asString().contains("newest 60 of 100");
    assertThat(texts(html(bundle))).contains("Jun 8").doesNotContain("Mar 1");
  }

  @Test
  void history_ofRunsInOneMinute_tellsThemApart() throws Exception {
    PipelineRun run = Samples.failed();
    PipelineRun later =
        new PipelineRun(
            "later",
            run.pipeline(),
            run.logicalTime().plusSeconds(7),
            run.state(),
            run.started(),
            run.ended(),
            run.params(),
            run.tasks());
    History history = new History("p", List.of("ingest"), List.of(run, later));
    assertThat(texts(html(Views.history(history, Samples.at(9)))))
        .contains("Mar 1 03:00:00", "Mar 1 03:00:07");
  }

  @Test
  void history_ofNoRun_saysSo() throws Exception {
    MimeBundle bundle = Views.history(Samples.history(0), Samples.at(9));
    assertThat(text(bundle)).isEqualTo("history of daily-trips: no run yet");
    assertThat(byClass(html(bundle), "trips-square")).isEmpty();
  }

  @Test
  void text_ofTimes_isReadAloudEasily() {
    assertThat(Arrays.asList(-5L, 0L, 999L, 1_000L, 9_940L, 9_951L, 59_400L, 60_000L, 200_000L))
        .map(millis -> Took.text(Duration.ofMillis(millis)))
        .containsExactly(
            "0 ms", "0 ms", "999 ms", "1.0 s", "9.9 s", "10 s", "59 s", "1 min", "3 min 20 s");
    assertThat(Took.text(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    assertThat(Took.moment(Samples.LOGICAL.withZoneSameInstant(ZoneOffset.UTC).plusSeconds(5)))
        .isEqualTo("2020-02-29 18:00:05 (Z)");
  }

  static String text(MimeBundle bundle) {
    return (String) bundle.data().get(MimeBundle.TEXT);
  }

  /** Our HTML is also XML, so that a parser finds what is not closed or not escaped. */
  static Document html(MimeBundle bundle) throws Exception {
    String html = (String) bundle.data().get(MimeBundle.HTML);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  private static List<Element> all(Document html, String name) {
    return elements(html.getElementsByTagName(name));
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<Element> byClass(Document html, String name) {
    return all(html, "g").stream().filter(g -> g.getAttribute("class").equals(name)).toList();
  }

  private static String title(Element of) {
    return of.getElementsByTagName("title").item(0).getTextContent();
  }

  private static String words(Element of) {
    return elements(of.getElementsByTagName("text")).stream()
        .map(Element::getTextContent)
        .reduce("", (all, next) -> all + "\n" + next);
  }

  private static List<String> texts(Document html) {
    return all(html, "text").stream().map(Element::getTextContent).toList();
  }
}
