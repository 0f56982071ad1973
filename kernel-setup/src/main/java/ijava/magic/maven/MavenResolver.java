package ijava.magic.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds artifacts and what they need. One call at a time. */
public interface MavenResolver {

  /**
   * Downloads what is missing and returns all jars, each artifact in one version, those asked for
   * first.
   *
   * @throws UnresolvedException if one cannot be had
   */
  List<Artifact> resolve(Request request, Progress progress);

  /**
   * Downloads one file, if it is not here, without what it needs.
   *
   * @param artifact with an exact version
   * @return nothing if the repositories do not have it; that is remembered for a day
   * @throws UnresolvedException if they cannot be asked
   */
  Optional<Path> find(Coordinates artifact, Progress progress);

  /**
   * Where Maven's files are, for tests and special installations.
   *
   * @param settings the user's settings.xml, null for {@code ~/.m2/settings.xml}
   * @param localRepository null for what the settings say
   */
  record Files(Path settings, Path localRepository) {}

  /**
   * A remote repository.
   *
   * @param id the id by which settings.xml names its mirror and credentials
   */
  record Repository(String id, String url) {}

  /**
   * What to find.
   *
   * @param wanted the artifacts; empty if a POM says so
   * @param pom a POM file whose dependencies are wanted, or null
   * @param scopes the scopes of the POM's dependencies that are wanted
   * @param repositories further repositories, after those of the settings
   * @param offline whether to use what is on this machine only; also if the settings say so
   * @param update whether to look for new snapshots and releases, whenever that was done last
   */
  record Request(
      List<Coordinates> wanted,
      Path pom,
      Set<String> scopes,
      List<Repository> repositories,
      boolean offline,
      boolean update) {}

  /**
   * An artifact on this machine.
   *
   * @param key group, name, extension and classifier: what exists once on a class path
   * @param name group and name, {@code com.google.guava:guava}
   * @param wantedBy the artifact that was asked for and needs this one; itself if it was asked for
   */
  record Artifact(String key, String name, String version, Path file, String wantedBy) {

    /** Returns whether it was asked for, not only needed. */
    public boolean isDirect() {
      return wantedBy.equals(coordinates());
    }

    /** Returns the artifact as one writes it, {@code com.google.guava:guava:33.4.8-jre}. */
    public String coordinates() {
      return name + ":" + version;
    }
  }

  /** Follows downloads; called by several threads. */
  interface Progress {

    /**
     * Tells of a download.
     *
     * @param done bytes so far
     * @param total bytes in all, below 0 if unknown
     */
    void downloading(String file, long done, long total);

    /** Returns whether to give up. */
    boolean cancelled();
  }

  /** An artifact cannot be had; the message is one sentence for the reader. */
  final class UnresolvedException extends RuntimeException {

    private final String missing;

    /**
     * Creates one.
     *
     * @param missing group and name of which no version is known, for a search of similar ones;
     *     null if that is not the trouble
     */
    public UnresolvedException(String message, String missing) {
      super(message);
      this.missing = missing;
    }

    /** Returns group and name of which no version is known, or null. */
    public String missing() {
      return missing;
    }
  }
}
