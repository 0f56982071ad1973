package ijava.magic.maven.mima;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;

/**
 * Makes one POM file look like an artifact, since Maven's resolver reads POMs of artifacts only.
 */
final class PomWorkspace implements WorkspaceReader {

  private final WorkspaceRepository repository = new WorkspaceRepository("notebook");
  private final Artifact artifact = new DefaultArtifact("notebook.pom", "file", "pom", "1");
  private final File pom;

  PomWorkspace(Path pom) {
    this.pom = pom.toFile();
  }

  /** Returns the artifact that stands for the file. */
  Artifact artifact() {
    return artifact;
  }

  @Override
  public WorkspaceRepository getRepository() {
    return repository;
  }

  @Override
  public File findArtifact(Artifact wanted) {
    boolean ours =
        wanted.getGroupId().equals(artifact.getGroupId())
            && wanted.getArtifactId().equals(artifact.getArtifactId());
    return ours ? pom : null;
  }

  @Override
  public List<String> findVersions(Artifact wanted) {
    return findArtifact(wanted) == null ? List.of() : List.of(artifact.getVersion());
  }
}
