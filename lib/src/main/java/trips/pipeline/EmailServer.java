package trips.pipeline;

import java.util.List;

/**
 * Where and as whom e-mail is sent.
 *
 * @param host of the SMTP server
 * @param port 587 is usual with STARTTLS, 25 without
 * @param from the sender's address
 * @param to the receivers' addresses, at least one
 * @param user null to send without signing in
 * @param password null without a user
 * @param startTls whether the connection must be encrypted; if the server cannot, nothing is sent
 */
public record EmailServer(
    String host,
    int port,
    String from,
    List<String> to,
    String user,
    String password,
    boolean startTls) {

  /**
   * Checks what can be checked without the server.
   *
   * @throws IllegalArgumentException if nobody is to receive it, the port is none, or a password
   *     would be sent in the clear to another machine
   */
  public EmailServer {
    to = List.copyOf(to);
    if (to.isEmpty()) {
      throw new IllegalArgumentException("an e-mail needs a receiver; give at least one address");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("the port is " + port + ", but must be 1 to 65535");
    }
    if (user != null && !startTls && !host.equals("127.0.0.1") && !host.equals("localhost")) {
      throw new IllegalArgumentException(
          "the password for " + host + " would be sent unencrypted; use startTls");
    }
  }

  /** Returns a server that lets anybody send, without encryption. */
  public static EmailServer plain(String host, int port, String from, String... to) {
    return new EmailServer(host, port, from, List.of(to), null, null, false);
  }

  /** Returns a copy that signs in, with encryption. */
  public EmailServer signedIn(String as, String secret) {
    return new EmailServer(host, port, from, to, as, secret, true);
  }

  /** Returns the server without the password. */
  @Override
  public String toString() {
    return host + ":" + port + (startTls ? " with STARTTLS" : "") + ", from " + from + " to " + to;
  }
}
