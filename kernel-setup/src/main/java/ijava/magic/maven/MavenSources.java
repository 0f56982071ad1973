package ijava.magic.maven;

import ijava.docs.SourceFetcher;
import ijava.magic.maven.MavenResolver.Progress;
import ijava.magic.maven.MavenResolver.UnresolvedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Fetches {@code -sources} jars of Maven artifacts into the local repository, as Maven does.
 *
 * <p>Maven itself remembers what does not exist, so that the next kernel does not ask again.
 */
public final class MavenSources implements SourceFetcher {

  private final MavenResolver.Files files;
  private MavenResolver resolver;

  /** Creates a fetcher; Maven's resolver is loaded when it is first needed. */
  public MavenSources(MavenResolver.Files files) {
    this.files = files;
  }

  @Override
  public synchronized Optional<Path> fetch(Path jar) throws IOException {
    Optional<Coordinates> artifact = LocalRepository.of(files).coordinatesOf(jar);
    if (artifact.isEmpty()) {
      artifact = PomProperties.coordinatesOf(jar);
    }
    if (artifact.isEmpty()) {
      return Optional.empty();
    }
    if (resolver == null) {
      resolver = LibraryLoader.newResolver(files);
    }
    Coordinates of = artifact.get();
    try {
      return resolver.find(
          new Coordinates(of.group(), of.name(), "jar", "sources", of.version(), of.exclusions()),
          new Silent());
    } catch (UnresolvedException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The reader asked for help, not for a download. */
  private static final class Silent implements Progress {

    @Override
    public void downloading(String file, long done, long total) {
      // The answer to the next question says how it went.
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
