package ijava.magic.maven.mima;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import ijava.magic.maven.Coordinates;
import ijava.magic.maven.MavenResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.maven.settings.io.DefaultSettingsReader;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/** Resolves with Maven's own code and the user's own settings, read anew each time. */
public final class MimaResolver implements MavenResolver {

  private final Files files;

  /** Creates a resolver; called by reflection. */
  public MimaResolver(Files files) {
    this.files = files;
  }

  @Override
  public List<Artifact> resolve(Request request, Progress progress) {
    return with(overrides(request, progress), context -> new Resolution(context, request).run());
  }

  @Override
  public Optional<Path> find(Coordinates artifact, Progress progress) {
    Request request = new Request(List.of(artifact), null, Set.of(), List.of(), false, false);
    return with(
        overrides(request, progress),
        context -> new SingleFile(context, settingsSayOffline(context)).find(artifact));
  }

  private static <T> T with(ContextOverrides overrides, Function<Context, T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Maven's parsers look their parts up there.
    thread.setContextClassLoader(MimaResolver.class.getClassLoader());
    try (Context context = new StandaloneStaticRuntime().create(overrides)) {
      return work.apply(context);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private ContextOverrides overrides(Request request, Progress progress) {
    ContextOverrides.Builder overrides =
        ContextOverrides.create().withUserSettings(true).transferListener(new Transfers(progress));
    if (files.settings() != null) {
      overrides.withUserSettingsXmlOverride(files.settings());
    }
    if (files.localRepository() != null) {
      overrides.withLocalRepositoryOverride(files.localRepository());
    }
    if (request.offline()) {
      overrides.offline(true);
    }
    if (request.update()) {
      overrides.snapshotUpdatePolicy(ContextOverrides.SnapshotUpdatePolicy.ALWAYS);
    }
    return overrides.build();
  }

  /** MIMA leaves this one setting to its callers. */
  private static boolean settingsSayOffline(Context context) {
    Path settings = context.contextOverrides().getUserSettingsXmlOverride();
    Path file = settings == null ? context.mavenUserHome().settingsXml() : settings;
    if (!java.nio.file.Files.isRegularFile(file)) {
      return false;
    }
    try {
      return new DefaultSettingsReader().read(file.toFile(), Map.of()).isOffline();
    } catch (IOException e) {
      throw new UnresolvedException(file + " cannot be read: " + e.getMessage(), null);
    }
  }

  /** One request. */
  private static final class Resolution {

    private final RepositorySystem system;
    private final DefaultRepositorySystemSession session;
    private final Request request;
    private final List<RemoteRepository> repositories;

    Resolution(Context context, Request request) {
      this.system = context.repositorySystem();
      this.session = new DefaultRepositorySystemSession(context.repositorySystemSession());
      this.request = request;
      this.repositories = new ArrayList<>(context.remoteRepositories());
      session.setOffline(session.isOffline() || settingsSayOffline(context));
      // Who mends a repository tries again at once; Maven would remember the failure for a day.
      session.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(0));
      add(
          request.repositories().stream()
              .map(each -> new RemoteRepository.Builder(each.id(), "default", each.url()).build())
              .toList());
    }

    /** Adds repositories with the mirrors, proxies and credentials that the settings give them. */
    private void add(List<RemoteRepository> bare) {
      repositories.addAll(system.newResolutionRepositories(session, bare));
    }

    List<Artifact> run() {
      try {
        CollectRequest collect = request.pom() == null ? ofCoordinates() : ofPom(request.pom());
        collect.setRepositories(repositories);
        DependencyRequest wanted =
            new DependencyRequest(
                collect,
                DependencyFilterUtils.classpathFilter(JavaScopes.COMPILE, JavaScopes.RUNTIME));
        var result = system.resolveDependencies(session, wanted);
        return artifacts(result.getRoot(), result.getArtifactResults());
      } catch (DependencyResolutionException | ArtifactDescriptorException e) {
        throw new Failures(system, session, repositories).told(e);
      }
    }

    private CollectRequest ofCoordinates() {
      CollectRequest collect = new CollectRequest();
      for (Coordinates each : request.wanted()) {
        if (each.version().isEmpty()) {
          throw new Failures(system, session, repositories).noVersion(each);
        }
        DefaultArtifact artifact =
            new DefaultArtifact(
                each.group(), each.name(), each.classifier(), each.extension(), each.version());
        collect.addDependency(
            new Dependency(artifact, JavaScopes.COMPILE, false, exclusions(each)));
      }
      return collect;
    }

    private static List<Exclusion> exclusions(Coordinates of) {
      return of.exclusions().stream()
          .map(each -> new Exclusion(each.group(), each.name(), "*", "*"))
          .toList();
    }

    /** Reads the effective POM: parents, properties, profiles, imported management. */
    private CollectRequest ofPom(Path pom) throws ArtifactDescriptorException {
      PomWorkspace workspace = new PomWorkspace(pom);
      session.setWorkspaceReader(workspace);
      ArtifactDescriptorResult model =
          system.readArtifactDescriptor(
              session, new ArtifactDescriptorRequest(workspace.artifact(), repositories, ""));
      session.setWorkspaceReader(null);
      add(model.getRepositories());
      CollectRequest collect = new CollectRequest();
      collect.setManagedDependencies(model.getManagedDependencies());
      model.getDependencies().stream()
          .filter(each -> wants(each, request.scopes()))
          // What is wanted is wanted to run: tests, too, if their scope was named.
          .map(each -> isSystem(each) ? each : each.setScope(JavaScopes.COMPILE))
          .forEach(collect::addDependency);
      return collect;
    }

    private static boolean wants(Dependency each, Set<String> scopes) {
      return scopes.contains(each.getScope().isEmpty() ? JavaScopes.COMPILE : each.getScope());
    }

    private static boolean isSystem(Dependency each) {
      return each.getScope().equals(JavaScopes.SYSTEM);
    }

    private static List<Artifact> artifacts(DependencyNode root, List<ArtifactResult> results) {
      Map<String, String> wantedBy = new LinkedHashMap<>();
      for (DependencyNode direct : root.getChildren()) {
        walk(direct, nameAndVersion(direct.getArtifact()), wantedBy);
      }
      return results.stream()
          .map(ArtifactResult::getArtifact)
          // A POM brings what it needs, but is nothing to load.
          .filter(each -> each != null && !each.getExtension().equals("pom"))
          .map(each -> artifact(each, wantedBy.getOrDefault(key(each), nameAndVersion(each))))
          .toList();
    }

    private static void walk(DependencyNode node, String direct, Map<String, String> wantedBy) {
      if (wantedBy.putIfAbsent(key(node.getArtifact()), direct) == null) {
        node.getChildren().forEach(child -> walk(child, direct, wantedBy));
      }
    }

    private static Artifact artifact(org.eclipse.aether.artifact.Artifact each, String wantedBy) {
      return new Artifact(
          key(each),
          each.getGroupId() + ":" + each.getArtifactId(),
          each.getVersion(),
          each.getFile().toPath(),
          wantedBy);
    }

    private static String key(org.eclipse.aether.artifact.Artifact of) {
      return String.join(
          ":", of.getGroupId(), of.getArtifactId(), of.getExtension(), of.getClassifier());
    }

    private static String nameAndVersion(org.eclipse.aether.artifact.Artifact of) {
      return of.getGroupId() + ":" + of.getArtifactId() + ":" + of.getVersion();
    }
  }
}
