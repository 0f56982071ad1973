package ijava.magic.maven.mima;

import eu.maveniverse.maven.mima.context.Context;
import ijava.magic.maven.Coordinates;
import ijava.magic.maven.MavenResolver.UnresolvedException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ResolutionErrorPolicy;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/** Gets one file, without what it needs. */
final class SingleFile {

  private final Context context;
  private final DefaultRepositorySystemSession session;

  SingleFile(Context context, boolean offline) {
    this.context = context;
    this.session = new DefaultRepositorySystemSession(context.repositorySystemSession());
    session.setOffline(session.isOffline() || offline);
    // Nobody asked for it by name, so what is not there is not looked for again today.
    session.setResolutionErrorPolicy(
        new SimpleResolutionErrorPolicy(ResolutionErrorPolicy.CACHE_NOT_FOUND));
  }

  Optional<Path> find(Coordinates wanted) {
    DefaultArtifact artifact =
        new DefaultArtifact(
            wanted.group(),
            wanted.name(),
            wanted.classifier(),
            wanted.extension(),
            wanted.version());
    ArtifactRequest request = new ArtifactRequest(artifact, context.remoteRepositories(), "");
    try {
      return Optional.of(
          context
              .repositorySystem()
              .resolveArtifact(session, request)
              .getArtifact()
              .getFile()
              .toPath());
    } catch (ArtifactResolutionException e) {
      boolean nowhere = e.getResult().getExceptions().stream().allMatch(SingleFile::isNotFound);
      if (nowhere) {
        return Optional.empty();
      }
      throw new UnresolvedException(wanted + " cannot be fetched: " + e.getMessage(), null);
    }
  }

  /** Offline, Maven says not found, too. */
  private static boolean isNotFound(Exception e) {
    return e instanceof ArtifactNotFoundException
        && !(e.getCause() instanceof RepositoryOfflineException);
  }
}
