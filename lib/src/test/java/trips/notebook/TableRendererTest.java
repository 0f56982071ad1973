package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.spi.MimeBundle;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableRendererTest {

  @Test
  void render_namedTable_isThisTable() {
    Table table =
        Table.create(
            "zones per borough",
            StringColumn.create("borough", "Manhattan", "<Queens>"),
            IntColumn.create("zones", new Integer[] {69, null}));
    assertThat(new TableRenderer().render(table).data().get(MimeBundle.TEXT))
        .isEqualTo(
            """
            zones per borough
            borough      zones
            string     integer
            ---------  -------
            Manhattan       69
            <Queens>      null
            2 rows""");
    assertThat((String) new TableRenderer().render(table).data().get(MimeBundle.HTML))
        .contains("<caption>zones per borough</caption>")
        .contains("<td>&lt;Queens&gt;</td><td class=\"n\"><i>null</i></td>");
  }

  @Test
  void render_manyRows_saysOfHowMany() {
    Table table = Table.create("", IntColumn.indexColumn("i", 1234, 0));
    assertThat((String) new TableRenderer().render(table).data().get(MimeBundle.TEXT))
        .startsWith("      i\ninteger\n-------\n      0\n")
        .endsWith("     19\nfirst 20 of 1,234 rows");
  }
}
