package trips.hadoop;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.TaskUmbilicalProtocol;
import org.apache.hadoop.mapreduce.MRJobConfig;
import org.apache.hadoop.mapreduce.v2.app.AppContext;
import org.apache.hadoop.mapreduce.v2.app.MRAppMaster;
import org.apache.hadoop.mapreduce.v2.app.client.ClientService;
import org.apache.hadoop.mapreduce.v2.app.client.MRClientService;
import org.apache.hadoop.mapreduce.v2.util.MRWebAppUtil;
import org.apache.hadoop.yarn.api.ApplicationConstants;
import org.apache.hadoop.yarn.api.ApplicationConstants.Environment;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * Hadoop's ApplicationMaster of a job, without its web page, which took nearly a third of its start
 * and which nobody could visit, and without the five seconds that it sleeps at its end.
 */
public final class JobMaster extends MRAppMaster {

  /** For the client in the notebook to hear from the master itself how the job ended. */
  private static final int LINGER_MILLIS = 1_000;

  private JobMaster(ContainerId id, String host, int port, int webPort, long submitted) {
    super(id.getApplicationAttemptId(), id, host, port, webPort, submitted);
  }

  /** Does what Hadoop's own does, with what YARN has left in the environment. */
  public static void main(String[] arguments) {
    try {
      JobMaster master =
          new JobMaster(
              ContainerId.fromString(environment(Environment.CONTAINER_ID)),
              environment(Environment.NM_HOST),
              Integer.parseInt(environment(Environment.NM_PORT)),
              Integer.parseInt(environment(Environment.NM_HTTP_PORT)),
              Long.parseLong(System.getenv(ApplicationConstants.APP_SUBMIT_TIME_ENV)));
      JobConf job = new JobConf(new YarnConfiguration());
      job.addResource(new org.apache.hadoop.fs.Path(MRJobConfig.JOB_CONF_FILE));
      MRWebAppUtil.initialize(job);
      listenHereOnlyAndWithoutPage(job);
      String user = environment(Environment.USER);
      job.set(MRJobConfig.USER_NAME, user);
      initAndStartAppMaster(master, job, user);
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void listenHereOnlyAndWithoutPage(JobConf job) {
    job.set(YarnConfiguration.IPC_RPC_IMPL, HereOnly.ForClients.class.getName());
    job.set(
        "rpc.engine." + TaskUmbilicalProtocol.class.getName(), HereOnly.ForTasks.class.getName());
    // No number of a port: the page fails to start, and Hadoop goes on without it.
    job.set(MRJobConfig.MR_AM_WEBAPP_PORT_RANGE, "none");
  }

  private static String environment(Environment variable) {
    return System.getenv(variable.name());
  }

  @Override
  protected ClientService createClientService(AppContext job) {
    return new WithoutPage(job);
  }

  /** Hadoop's own does not say so when its page has failed to start. */
  private static final class WithoutPage extends MRClientService {

    WithoutPage(AppContext job) {
      super(job);
    }

    @Override
    public int getHttpPort() {
      return 0;
    }
  }

  @Override
  public void shutDownJob() {
    isLastAMRetry = true;
    notifyIsLastAMRetry(true);
    int status = 1;
    try {
      // Tells the ResourceManager, and the client through it.
      stop();
      TimeUnit.MILLISECONDS.sleep(LINGER_MILLIS);
      status = 0;
      String lists = System.getProperty(ClassLists.PROPERTY);
      if (lists != null) {
        ClassLists.load(Path.of(lists));
      }
    } catch (Throwable e) {
      e.printStackTrace();
    } finally {
      // Its own exits only if its own main method was called.
      System.exit(status);
    }
  }
}
