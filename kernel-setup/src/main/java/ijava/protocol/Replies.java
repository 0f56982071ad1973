package ijava.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** What the kernel answers and tells, one record for each shape of content. */
public final class Replies {

  private Replies() {}

  /**
   * {@code kernel_info_reply}.
   *
   * @see <a
   *     href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-info">Jupyter
   *     messaging, section Kernel info</a>
   */
  public record KernelInfo(
      String status,
      String protocolVersion,
      String implementation,
      String implementationVersion,
      LanguageInfo languageInfo,
      String banner,
      boolean debugger,
      List<String> supportedFeatures,
      List<HelpLink> helpLinks) {}

  /** The language part of {@code kernel_info_reply}. */
  public record LanguageInfo(
      String name,
      String version,
      String mimetype,
      String fileExtension,
      String pygmentsLexer,
      String codemirrorMode,
      String nbconvertExporter) {}

  /** An entry of the front end's help menu. */
  public record HelpLink(String text, String url) {}

  /** {@code status} with {@code busy}, {@code idle} or {@code starting}. */
  public record Status(String executionState) {}

  /** {@code execute_input}: what is being run, for all clients. */
  public record ExecuteInput(String code, int executionCount) {}

  /** {@code stream}; the name is {@code stdout} or {@code stderr}. */
  public record Stream(String name, String text) {}

  /** {@code execute_result}. */
  public record ExecuteResult(
      int executionCount, Map<String, Object> data, Map<String, Object> metadata) {}

  /** {@code display_data} and {@code update_display_data}. */
  public record DisplayData(
      Map<String, Object> data,
      Map<String, Object> metadata,
      @JsonProperty("transient") Transient notStored) {}

  /** What a front end uses and does not store. */
  public record Transient(String displayId) {}

  /** {@code clear_output}. */
  public record ClearOutput(@JsonProperty("wait") boolean untilNext) {}

  /** {@code error}, and the heart of failed replies. */
  public record Error(String ename, String evalue, List<String> traceback) {}

  /** {@code execute_reply} of a cell that ended well. */
  public record ExecuteOk(
      String status,
      int executionCount,
      Map<String, Object> userExpressions,
      List<Object> payload) {}

  /**
   * {@code execute_reply} of a cell that failed.
   *
   * @param userExpressions always empty: they are evaluated after cells that end well
   */
  public record ExecuteError(
      String status,
      int executionCount,
      Map<String, Object> userExpressions,
      String ename,
      String evalue,
      List<String> traceback) {}

  /** {@code execute_reply} of a cell that was not run because an earlier one failed. */
  public record ExecuteAborted(String status, int executionCount) {}

  /** {@code complete_reply}; positions count Unicode code points. */
  public record Complete(
      String status,
      List<String> matches,
      int cursorStart,
      int cursorEnd,
      Map<String, Object> metadata) {}

  /** {@code is_complete_reply}; {@code indent} only with {@code incomplete}. */
  public record IsComplete(String status, String indent) {}

  /** {@code inspect_reply}. */
  public record Inspect(
      String status, boolean found, Map<String, Object> data, Map<String, Object> metadata) {}

  /** {@code history_reply}: session, cell number and source of each cell. */
  public record History(String status, List<List<Object>> history) {}

  /**
   * {@code input_request}.
   *
   * @param password whether the client must not show what is typed
   */
  public record InputRequest(String prompt, boolean password) {}

  /** {@code comm_info_reply}. */
  public record CommInfo(String status, Map<String, Object> comms) {}

  /** One comm of {@code comm_info_reply}. */
  public record CommTarget(String targetName) {}

  /** {@code comm_open}. */
  public record CommOpen(String commId, String targetName, Map<String, Object> data) {}

  /** {@code comm_msg} and {@code comm_close}. */
  public record CommData(String commId, Map<String, Object> data) {}

  /** {@code connect_reply}: the ports of the kernel's sockets. */
  public record Connect(
      String status, int shellPort, int iopubPort, int stdinPort, int hbPort, int controlPort) {}

  /** A reply of any type to a request that failed. */
  public record Failed(String status, String ename, String evalue, List<String> traceback) {

    /** Returns the reply for an error without a traceback. */
    public static Failed of(String name, String message) {
      return new Failed("error", name, message, List.of());
    }
  }

  /** {@code debug_reply} to a command that failed, in the words of both protocols. */
  public record DebugFailed(
      String status,
      String ename,
      String evalue,
      List<String> traceback,
      int seq,
      String type,
      int requestSeq,
      boolean success,
      String command,
      String message) {}

  /** {@code shutdown_reply}. */
  public record Shutdown(String status, boolean restart) {}

  /** A reply that says nothing more than {@code ok}. */
  public record Ok(String status) {

    /** Returns the reply. */
    public static Ok ok() {
      return new Ok("ok");
    }
  }
}
