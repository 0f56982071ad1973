package trips.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import trips.data.TripSchema;

/** The dictionary for readers, {@code data/README.md}, says what the code says. */
class DictionaryTest {

  private static final String HEADING = "## Columns of the trips";

  @Test
  void readme_columnsTypesAndLayouts_areThoseOfTheSchema() throws Exception {
    List<String> expected =
        Arrays.stream(TripSchema.allColumns().fields())
            .map(
                field ->
                    "`"
                        + field.name()
                        + "` | "
                        + field.dataType().simpleString()
                        + " | "
                        + layouts(field))
            .toList();
    assertThat(dictionary().stream().map(cells -> String.join(" | ", cells.subList(0, 3))))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void readme_everyColumn_hasAUnitOrValues() throws Exception {
    assertThat(dictionary()).allSatisfy(cells -> assertThat(cells.get(3)).isNotBlank());
  }

  private static String layouts(StructField field) {
    Map<String, StructType> layouts = new LinkedHashMap<>();
    layouts.put("7", TripSchema.sevenColumns());
    layouts.put("24", TripSchema.twentyFourColumns());
    layouts.put("25", TripSchema.twentyFiveColumns());
    return layouts.entrySet().stream()
        .filter(layout -> Arrays.asList(layout.getValue().fieldNames()).contains(field.name()))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }

  private static List<List<String>> dictionary() throws Exception {
    String readme = Files.readString(Path.of("..", "data", "README.md"));
    return readme
        .substring(readme.indexOf(HEADING))
        .lines()
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
        .toList();
  }
}
