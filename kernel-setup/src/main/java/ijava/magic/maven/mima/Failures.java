package ijava.magic.maven.mima;

import ijava.magic.EditDistance;
import ijava.magic.maven.Coordinates;
import ijava.magic.maven.MavenResolver.UnresolvedException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.MetadataTransferException;
import org.eclipse.aether.transfer.RepositoryOfflineException;

/** Says in one sentence why something cannot be had, and what to do. */
final class Failures {

  /** How many versions are named when the one asked for is not there. */
  private static final int MOST_VERSIONS = 5;

  private static final Pattern PREVIEW =
      Pattern.compile("(?i).*(snapshot|preview|alpha|beta|rc|[-.]m\\d).*");

  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> repositories;

  Failures(
      RepositorySystem system,
      RepositorySystemSession session,
      List<RemoteRepository> repositories) {
    this.system = system;
    this.session = session;
    this.repositories = repositories;
  }

  /** Returns the failure of coordinates without version, with the newest one. */
  UnresolvedException noVersion(Coordinates of) {
    List<String> known = versions(of.group(), of.name());
    if (known.isEmpty()) {
      return new UnresolvedException(
          "there is no " + of + " in " + places(), of.group() + ":" + of.name());
    }
    return new UnresolvedException(
        of + " has no version; the newest is written " + of + ":" + newest(known), null);
  }

  /** Returns what the reader is to know of a failure. */
  UnresolvedException told(Exception failure) {
    Artifact artifact = artifactOf(failure);
    if (artifact == null) {
      return new UnresolvedException("cannot resolve: " + root(failure).getMessage(), null);
    }
    String what = "cannot get " + text(artifact) + ": ";
    if (session.isOffline() || has(failure, RepositoryOfflineException.class)) {
      return new UnresolvedException(
          what
              + "it is not in the local repository "
              + session.getLocalRepository().getBasedir()
              + ", and the kernel works offline; leave out -o, or <offline> in settings.xml",
          null);
    }
    Optional<Throwable> transfer = transferProblem(failure);
    return transfer.isPresent() ? unreachable(what, transfer.get()) : notFound(what, artifact);
  }

  private UnresolvedException unreachable(String what, Throwable transfer) {
    RemoteRepository repository =
        transfer instanceof ArtifactTransferException a
            ? a.getRepository()
            : ((MetadataTransferException) transfer).getRepository();
    String where = repository == null ? places() : place(repository);
    Throwable cause = root(transfer);
    String why = String.valueOf(cause.getMessage());
    if (why.matches("(?s).*\\b(401|403|407)\\b.*")) {
      return new UnresolvedException(
          what
              + where
              + " refuses ("
              + why
              + "); put its credentials in settings.xml, <server> with the same <id>",
          null);
    }
    return new UnresolvedException(
        what
            + where
            + " does not answer ("
            + cause.getClass().getSimpleName()
            + ": "
            + why
            + "); check the network, and mirror or proxy in settings.xml, or use what is on this"
            + " machine with -o",
        null);
  }

  private UnresolvedException notFound(String what, Artifact artifact) {
    List<String> known = versions(artifact.getGroupId(), artifact.getArtifactId());
    String tried = what + "it is not in " + places();
    if (known.isEmpty()) {
      return new UnresolvedException(tried, artifact.getGroupId() + ":" + artifact.getArtifactId());
    }
    if (known.contains(artifact.getVersion())) {
      return new UnresolvedException(
          tried + "; this version has no such extension or classifier", null);
    }
    Optional<String> nearest = nearest(artifact.getVersion(), known);
    List<String> releases = releases(known);
    return new UnresolvedException(
        tried
            + nearest.map(each -> "; did you mean version " + each + "? T").orElse("; t")
            + "he newest are "
            + String.join(
                ", ",
                releases.subList(Math.max(0, releases.size() - MOST_VERSIONS), releases.size())),
        null);
  }

  private List<String> versions(String group, String name) {
    Artifact any = new DefaultArtifact(group, name, "jar", "[0,)");
    try {
      return system
          .resolveVersionRange(session, new VersionRangeRequest(any, repositories, ""))
          .getVersions()
          .stream()
          .map(Object::toString)
          .toList();
    } catch (VersionRangeResolutionException e) {
      return List.of();
    }
  }

  /** Returns the newest of those that begin with what was typed, else of the least distant. */
  private static Optional<String> nearest(String typed, List<String> known) {
    ToIntFunction<String> distance =
        each -> each.startsWith(typed) ? 0 : EditDistance.between(each, typed);
    return known.stream()
        .filter(each -> distance.applyAsInt(each) <= Math.max(1, typed.length() / 2))
        .min(
            Comparator.comparingInt(distance)
                .thenComparing(known::indexOf, Comparator.reverseOrder()));
  }

  private static String newest(List<String> versions) {
    List<String> releases = releases(versions);
    return releases.get(releases.size() - 1);
  }

  /** Returns those that are no previews, or all if there are only previews. */
  private static List<String> releases(List<String> versions) {
    List<String> releases =
        versions.stream().filter(each -> !PREVIEW.matcher(each).matches()).toList();
    return releases.isEmpty() ? versions : releases;
  }

  private String places() {
    return repositories.stream().map(Failures::place).collect(Collectors.joining(", "));
  }

  private static String place(RemoteRepository repository) {
    return repository.getId() + " (" + repository.getUrl() + ")";
  }

  private static String text(Artifact artifact) {
    return new Coordinates(
            artifact.getGroupId(),
            artifact.getArtifactId(),
            // Of whatever type, its POM is read first; readers did not ask for that.
            artifact.getExtension().equals("pom") ? "jar" : artifact.getExtension(),
            artifact.getClassifier(),
            artifact.getVersion(),
            List.of())
        .toString();
  }

  private static Artifact artifactOf(Throwable failure) {
    Artifact found = null;
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ArtifactResolutionException e) {
        found =
            e.getResults().stream()
                .filter(result -> !result.isResolved())
                .map(result -> result.getRequest().getArtifact())
                .findFirst()
                .orElse(found);
      } else if (each instanceof ArtifactDescriptorException e) {
        found = e.getResult().getRequest().getArtifact();
      } else if (each instanceof VersionRangeResolutionException e) {
        found = e.getResult().getRequest().getArtifact();
      }
    }
    return found;
  }

  private static Optional<Throwable> transferProblem(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ArtifactResolutionException e) {
        for (ArtifactResult result : e.getResults()) {
          for (Exception problem : result.getExceptions()) {
            if (isTransferProblem(problem)) {
              return Optional.of(problem);
            }
          }
        }
      } else if (each instanceof VersionRangeResolutionException e) {
        return e.getResult().getExceptions().stream()
            .filter(MetadataTransferException.class::isInstance)
            .filter(p -> !(p instanceof org.eclipse.aether.transfer.MetadataNotFoundException))
            .map(Throwable.class::cast)
            .findFirst();
      } else if (isTransferProblem(each)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static boolean isTransferProblem(Throwable problem) {
    return problem instanceof ArtifactTransferException
        && !(problem instanceof ArtifactNotFoundException);
  }

  private static boolean has(Throwable failure, Class<?> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
