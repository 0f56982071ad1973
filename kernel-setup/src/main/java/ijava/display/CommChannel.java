package ijava.display;

import ijava.spi.Comm;
import ijava.spi.CommMessage;
import java.util.function.BiConsumer;

/** What {@link Comms} stands on; the kernel has one that reaches the front end. */
public interface CommChannel {

  /**
   * Says what to do when the front end opens a comm of a target; for the same target the handler
   * registered last wins.
   */
  void register(String target, BiConsumer<Comm, CommMessage> handler);

  /** Forgets a target; comms that are open stay open. */
  void unregister(String target);

  /** Opens a comm of a target that the front end knows. */
  Comm open(String target, CommMessage message);
}
