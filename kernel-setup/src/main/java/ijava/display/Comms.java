package ijava.display;

import ijava.spi.Comm;
import ijava.spi.CommMessage;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Channels between cells and the front end, for widgets and the like. Safe for use by any thread.
 *
 * <pre>{@code
 * Comms.register("echo", (comm, opening) -> comm.onMessage(m -> comm.send(m.data())));
 * }</pre>
 */
public final class Comms {

  private static volatile CommChannel channel = new NoFrontEnd();

  private Comms() {}

  /** Uses another channel from now on; called by the kernel as it starts. */
  public static void connect(CommChannel to) {
    channel = Objects.requireNonNull(to, "to");
  }

  /**
   * Says what to do when the front end opens a comm of a target.
   *
   * @param handler takes the new comm and the message that opened it, on the thread of cells; where
   *     it fails, the comm is closed
   */
  public static void register(String target, BiConsumer<Comm, CommMessage> handler) {
    channel.register(
        Objects.requireNonNull(target, "target"), Objects.requireNonNull(handler, "handler"));
  }

  /** Forgets a target; comms that are open stay open. */
  public static void unregister(String target) {
    channel.unregister(target);
  }

  /** Opens a comm of a target that the front end knows. */
  public static Comm open(String target, Map<String, ?> data) {
    return open(target, CommMessage.of(data));
  }

  /** Opens a comm with metadata and attachments; otherwise as {@link #open(String, Map)}. */
  public static Comm open(String target, CommMessage message) {
    return channel.open(Objects.requireNonNull(target, "target"), message);
  }

  /** Outside of a kernel there is nobody to talk to. */
  private static final class NoFrontEnd implements CommChannel {

    @Override
    public void register(String target, BiConsumer<Comm, CommMessage> handler) {}

    @Override
    public void unregister(String target) {}

    @Override
    public Comm open(String target, CommMessage message) {
      throw new IllegalStateException(
          "comm " + target + " cannot be opened: this code runs outside of a kernel");
    }
  }
}
