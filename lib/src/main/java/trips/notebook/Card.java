package trips.notebook;

/** The look of a box with a title and a list of facts. */
final class Card {

  static final String CSS =
      ".trips-s{display:inline-block;padding:10px 16px;border-radius:6px;font-size:13px;"
          + "color:var(--jp-ui-font-color1,inherit);border:1px solid var(--jp-border-color2,#8886)}"
          + ".trips-s dl{display:grid;grid-template-columns:auto auto;gap:2px 16px;margin:6px 0 0}"
          + ".trips-s dt{color:var(--jp-ui-font-color2,#777);font-weight:400;white-space:nowrap}"
          + ".trips-s dd{margin:0;white-space:nowrap}"
          + ".trips-s a{color:var(--jp-content-link-color,#1976d2)}";

  private Card() {}
}
