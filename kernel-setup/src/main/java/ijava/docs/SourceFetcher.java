package ijava.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Gets the sources of a jar from where the jar came from. */
public interface SourceFetcher {

  /** Fetches nothing. */
  SourceFetcher NONE = jar -> Optional.empty();

  /**
   * Returns the jar with the sources of a jar, nothing if there is none; may take long.
   *
   * @throws IOException if that cannot be found out now, for example without a network
   */
  Optional<Path> fetch(Path jar) throws IOException;
}
