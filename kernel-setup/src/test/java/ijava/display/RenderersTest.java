package ijava.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import ijava.spi.ValueFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderersTest {

  private final Renderers renderers = new Renderers();

  @Test
  void render_noRenderer_returnsItsText() {
    assertThat(renderers.render(42)).isEqualTo(MimeBundle.text("42"));
    assertThat(renderers.render((Object) null)).isEqualTo(MimeBundle.text("null"));
  }

  @Test
  void render_nestedArrays_showsElements() {
    assertThat(renderers.render(new Object[] {new double[] {1.5}, "x", null}))
        .isEqualTo(MimeBundle.text("[[1.5], x, null]"));
  }

  @Test
  void render_longArray_isCutWithANote() {
    String text = (String) renderers.render(new int[5_000]).data().get(MimeBundle.TEXT);

    assertThat(text).endsWith("… (1000 of 5000 elements)]").hasSizeLessThan(4_000);
  }

  @Test
  void render_longText_isCutWithANote() {
    String text = (String) renderers.render("x".repeat(20_000)).data().get(MimeBundle.TEXT);

    assertThat(text).hasSizeLessThan(10_100).endsWith("… (10000 of 20000 characters)");
  }

  @Test
  void render_subtypeOfInterface_usesTheNearestRenderer() {
    renderers.add(html(Collection.class, "collection"));
    renderers.add(html(List.class, "list"));

    assertThat(renderers.render(new ArrayList<>()).data()).containsEntry("text/html", "list");
    assertThat(renderers.render(new java.util.HashSet<>()).data())
        .containsEntry("text/html", "collection");
  }

  @Test
  void render_superclassBeforeInterface_wins() {
    renderers.add(html(List.class, "interface"));
    renderers.add(html(java.util.AbstractList.class, "class"));

    assertThat(renderers.render(new ArrayList<>()).data()).containsEntry("text/html", "class");
  }

  @Test
  void render_rendererThatFails_fallsBackToTextAndSaysWhy() {
    renderers.add(
        new Renderer<Integer>() {
          @Override
          public Class<Integer> type() {
            return Integer.class;
          }

          @Override
          public MimeBundle render(Integer value) throws IOException {
            throw new IOException("no ink");
          }
        });

    assertThat((String) renderers.render(5).data().get(MimeBundle.TEXT))
        .startsWith("5")
        .contains("no ink");
  }

  @Test
  void render_toStringThatThrows_doesNotThrow() {
    Object broken =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("broken");
          }
        };

    assertThat((String) renderers.render(broken).data().get(MimeBundle.TEXT)).contains("broken");
  }

  @Test
  void render_valueThatFailsWhileItComputes_throwsItsOwnError() {
    Exception own = new Exception("no rows");
    renderers.add(
        new Renderer<StringBuilder>() {
          @Override
          public Class<StringBuilder> type() {
            return StringBuilder.class;
          }

          @Override
          public MimeBundle render(StringBuilder value) {
            throw new ValueFailure(own);
          }
        });

    assertThatThrownBy(() -> renderers.render(new StringBuilder())).isSameAs(own);
  }

  @Test
  void render_stringAsHtml_isTakenAsHtml() {
    assertThat(renderers.render("<b>x</b>", "text/html").data())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("text/html", "<b>x</b>", "text/plain", "<b>x</b>"));
  }

  @Test
  void render_stringAsPicture_hasAShortTextForFrontEndsWithoutPictures() {
    assertThat(renderers.render("<svg/>", "image/svg+xml").data())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("image/svg+xml", "<svg/>", "text/plain", "image/svg+xml, 6 characters"));
  }

  @Test
  void render_longStringAsHtml_hasItsBeginningAsText() {
    MimeBundle shown = renderers.render("<p>".repeat(1_000), "text/html");
    assertThat((String) shown.data().get(MimeBundle.TEXT))
        .startsWith("<p><p>")
        .endsWith("… (200 of 3000 characters)");
    assertThat((String) shown.data().get(MimeBundle.HTML)).hasSize(3_000);
  }

  @Test
  void render_stringAsText_isWhole() {
    String text = "trip ".repeat(1_000);
    assertThat(renderers.render(text, "text/plain")).isEqualTo(MimeBundle.text(text));
  }

  @Test
  void render_typeThatTheValueDoesNotHave_namesThoseItHas() {
    assertThatThrownBy(() -> renderers.render(42, "image/png"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a java.lang.Integer cannot be shown as image/png; it can be shown as text/plain");
  }

  private static <T> Renderer<T> html(Class<T> type, String html) {
    return new Renderer<>() {
      @Override
      public Class<T> type() {
        return type;
      }

      @Override
      public MimeBundle render(T value) {
        return MimeBundle.text("text").and("text/html", html);
      }
    };
  }
}
