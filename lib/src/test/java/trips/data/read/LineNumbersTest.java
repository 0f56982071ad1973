package trips.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.HadoopFileLinesReader;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.collection.immutable.Map$;

class LineNumbersTest {

  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void inFile_partsCutAnywhere_numbersEachLine(String end) throws Exception {
    byte[] text = String.join(end, "1", "2", "", "44444", "5", "").getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(data.resolve("a.csv"), text);
    for (int cut = 1; cut < text.length; cut++) {
      List<String> lines = new ArrayList<>(numbered(file, 0, cut));
      lines.addAll(numbered(file, cut, text.length - cut));
      assertThat(lines)
          .as("cut at %d", cut)
          .containsExactly("1: 1", "2: 2", "3: ", "4: 44444", "5: 5");
    }
  }

  private static List<String> numbered(Path file, int start, int length) throws Exception {
    Configuration conf = new Configuration();
    PartitionedFile part =
        new PartitionedFile(
            InternalRow.empty(),
            SparkPath.fromPath(new org.apache.hadoop.fs.Path(file.toUri())),
            start,
            length,
            new String[0],
            0,
            Files.size(file),
            Map$.MODULE$.empty());
    LineNumbers numbers = new LineNumbers(part, conf);
    List<String> lines = new ArrayList<>();
    try (HadoopFileLinesReader reader = new HadoopFileLinesReader(part, conf)) {
      for (long i = 1; reader.hasNext(); i++) {
        Text line = reader.next();
        lines.add(numbers.inFile(i) + ": " + line);
      }
    }
    return lines;
  }
}
