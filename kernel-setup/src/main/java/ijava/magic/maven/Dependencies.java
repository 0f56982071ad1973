package ijava.magic.maven;

import ijava.eval.Session;
import ijava.magic.MagicException;
import ijava.magic.maven.MavenResolver.Artifact;
import ijava.magic.maven.MavenResolver.Request;
import ijava.magic.maven.MavenResolver.UnresolvedException;
import ijava.spi.Magic;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Resolves artifacts and adds them to the notebook's class path. Used by one thread. */
final class Dependencies {

  private final LoadedArtifacts loaded = new LoadedArtifacts();
  private final Session session;
  private final MavenResolver.Files files;
  private MavenResolver resolver;

  Dependencies(Session session, MavenResolver.Files files) {
    this.session = session;
    this.files = files;
  }

  /**
   * Adds what a request names, showing one line all the while.
   *
   * @param what what is wanted, for that line
   * @return the paths of all jars that were added, as IJava returns them
   * @throws MagicException with one sentence if something cannot be had; nothing is added then
   */
  Magic.Quiet add(String what, Request request) throws InterruptedException {
    Downloads downloads = new Downloads("resolving " + what + " …", System::nanoTime);
    try {
      LoadedArtifacts.Plan plan = loaded.plan(resolve(request, downloads), session.classPath());
      List<Path> jars = plan.added().stream().map(Artifact::file).toList();
      session.addToClassPath(jars);
      downloads.end(plan.text());
      return new Magic.Quiet(jars.stream().map(Path::toString).toList());
    } catch (UnresolvedException e) {
      downloads.end("added nothing");
      throw new MagicException(e.getMessage() + similar(e.missing()));
    } catch (InterruptedException e) {
      downloads.end("stopped, added nothing");
      throw e;
    }
  }

  /** Sockets do not heed interrupts, so a thread that does waits for the one that downloads. */
  private List<Artifact> resolve(Request request, Downloads downloads) throws InterruptedException {
    FutureTask<List<Artifact>> task =
        new FutureTask<>(() -> resolver().resolve(request, downloads));
    Thread thread = new Thread(task, "maven");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      downloads.cancel();
      thread.interrupt();
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnresolvedException unresolved) {
        throw unresolved;
      }
      throw new UnresolvedException("Maven's resolver failed: " + e.getCause(), null);
    }
  }

  private synchronized MavenResolver resolver() {
    if (resolver == null) {
      resolver = LibraryLoader.newResolver(files);
    }
    return resolver;
  }

  private String similar(String missing) {
    if (missing == null) {
      return "";
    }
    return LocalRepository.of(files)
        .nearest(missing)
        .map(each -> "; did you mean " + each + "?")
        .orElse("; check group and name, or name its repository with %mavenRepo");
  }
}
