package lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What unit tests left behind.
 *
 * @param passed without those that were skipped
 * @param failures a line each: the test and why
 * @param flaky the same for tests that passed when they ran again; they count as passed
 */
record JUnitReports(int passed, List<String> failures, List<String> flaky) {

  /** Reads the reports in these folders; a folder that is not there has none. */
  static JUnitReports read(List<Path> folders) throws IOException {
    int passed = 0;
    List<String> failures = new ArrayList<>();
    List<String> flaky = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : Disk.list(folder, "TEST-.*\\.xml")) {
        NodeList cases = cases(file);
        for (int i = 0; i < cases.getLength(); i++) {
          Element test = (Element) cases.item(i);
          Element failure = first(test, "failure", "error");
          if (failure != null) {
            failures.add(line(test, failure));
          } else if (first(test, "skipped") == null) {
            passed++;
          }
          Element once = first(test, "flakyFailure", "flakyError");
          if (once != null) {
            flaky.add(line(test, once));
          }
        }
      }
    }
    return new JUnitReports(passed, failures, flaky);
  }

  private static NodeList cases(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getElementsByTagName("testcase");
    } catch (SAXException | ParserConfigurationException unreadable) {
      throw new IOException(file + " is no test report", unreadable);
    }
  }

  private static String line(Element test, Element failure) {
    // AssertJ begins a message with an empty line, and takes one for each value.
    String why =
        failure
            .getAttribute("message")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .limit(2)
            .collect(Collectors.joining(" "));
    return test.getAttribute("classname") + "." + test.getAttribute("name") + ": " + why;
  }

  private static Element first(Element parent, String... names) {
    for (String name : names) {
      NodeList found = parent.getElementsByTagName(name);
      if (found.getLength() > 0) {
        return (Element) found.item(0);
      }
    }
    return null;
  }
}
