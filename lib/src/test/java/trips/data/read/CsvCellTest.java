package trips.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {

  @ParameterizedTest
  @CsvSource({
    "137,137",
    "' 137 ',137",
    "137.0,137",
    "1.37e2,137",
    "+1,1",
    "-1,-1",
    "007,7",
    "2147483647,2147483647",
  })
  void value_wholeNumbers_givesIntegers(String text, int expected) {
    assertThat(value(CsvCell.INTEGER, text)).isEqualTo(expected);
    assertThat(value(CsvCell.LONG, text)).isEqualTo((long) expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12.5", "x", "1d", "0x10", "1e99", "1e9999999", "--1", ".", "1 2", "2147483648"})
  void value_noWholeNumber_isBad(String text) {
    assertThat(value(CsvCell.INTEGER, text)).isSameAs(CsvCell.BAD);
  }

  @ParameterizedTest
  @CsvSource({
    "12.5,12.5",
    "-.5,-0.5",
    "5.,5",
    "1e3,1000",
    "9223372036854775807,9223372036854775807"
  })
  void value_numbers_givesDoubles(String text, double expected) {
    assertThat(value(CsvCell.DOUBLE, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "NULL", "NaN", "\\N"})
  void value_nothing_isNullExceptInText(String text) {
    assertThat(value(CsvCell.INTEGER, text)).isNull();
    assertThat(value(CsvCell.TIME, text)).isNull();
    assertThat(value(CsvCell.DOUBLE, text)).isNull();
    assertThat(String.valueOf(value(CsvCell.TEXT, text))).isEqualTo(text.isEmpty() ? "null" : text);
  }

  @Test
  void value_textThatIsNoText_isBad() {
    byte[] half = {(byte) 0xc3};
    assertThat(CsvCell.TEXT.value(half, 0, 1)).isSameAs(CsvCell.BAD);
    assertThat(value(CsvCell.TEXT, "a\0b")).isSameAs(CsvCell.BAD);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "a,b,c|a;b;c",
        "a,,|a;;",
        "``|``",
        "\"a\",\"b,c\",\"d\"\"e\"|a;b,c;d\"e",
        "\"\",x|;x",
      })
  void split_cells_findsThem(String line, String cells) {
    assertThat(String.join(";", split(line))).isEqualTo(cells);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a", "a\"b", "\"a\"b,c", "a,\"", "\"a\"\"", "a,b\""})
  void split_quoteThatIsNotClosedOrInsideACell_saysSo(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    assertThat(new CsvLine().split(bytes, bytes.length)).contains("quote");
  }

  private static List<String> split(String line) {
    CsvLine cells = new CsvLine();
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    assertThat(cells.split(bytes, bytes.length)).isNull();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < cells.count(); i++) {
      texts.add(cells.text(i));
    }
    return texts;
  }

  private static Object value(CsvCell cell, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return cell.value(bytes, 0, bytes.length);
  }
}
