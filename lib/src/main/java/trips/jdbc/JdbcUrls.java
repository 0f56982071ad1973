package trips.jdbc;

/** What may be shown of the address of a database. */
public final class JdbcUrls {

  private JdbcUrls() {}

  /** Returns the address as an error may show it, on a projector too. */
  public static String withoutPassword(String url) {
    return url.replaceAll("(?i)(password=)[^&;]*", "$1…").replaceAll("(//[^/@:]*:)[^/@]*@", "$1…@");
  }
}
