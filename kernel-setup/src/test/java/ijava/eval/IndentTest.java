package ijava.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int f() {|4",
        "void f() { if (x) {|8",
        "void f() { }|0",
        "f(a,|4",
        "}|0",
        "String s = \"{\"; {|4",
        "char c = '{'; {|4",
        "char c = '\\''; {|4",
        "// {|0",
        "/* { */ {|4",
        "String t = \"\"\" { \"\"\"; {|4",
        "String open = \"{|0"
      })
  void after_openBrackets_returnsFourSpacesEach(String code, int spaces) {
    assertThat(Indent.after(code)).isEqualTo(" ".repeat(spaces));
  }
}
