package ijava.kernel;

import ijava.protocol.Header;
import ijava.protocol.Replies;
import java.util.List;

/** What the kernel says of itself. */
final class KernelInfo {

  private static final String VERSION =
      KernelInfo.class.getPackage().getImplementationVersion() == null
          ? "development"
          : KernelInfo.class.getPackage().getImplementationVersion();

  private KernelInfo() {}

  static Replies.KernelInfo reply() {
    String java = System.getProperty("java.version");
    return new Replies.KernelInfo(
        "ok",
        Header.PROTOCOL_VERSION,
        "ijava-kernel",
        VERSION,
        new Replies.LanguageInfo("java", java, "text/x-java-source", ".java", "java", "java", ""),
        "Java " + java + " · ijava-kernel " + VERSION,
        false,
        List.of(),
        List.of(
            new Replies.HelpLink(
                "Java API",
                "https://docs.oracle.com/en/java/javase/"
                    + Runtime.version().feature()
                    + "/docs/api/"),
            new Replies.HelpLink("Java tutorials", "https://dev.java/learn/")));
  }
}
