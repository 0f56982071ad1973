package trips.hadoop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.ipc.AlignmentContext;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.ipc.Server;
import org.apache.hadoop.security.token.SecretManager;
import org.apache.hadoop.security.token.TokenIdentifier;
import org.apache.hadoop.yarn.ipc.HadoopYarnProtoRPC;

/**
 * Keeps the servers of a job's master on this machine: they would listen on all interfaces, and run
 * code for whoever reaches them.
 */
final class HereOnly {

  private HereOnly() {}

  /** Makes the server for clients of the job. */
  public static final class ForClients extends HadoopYarnProtoRPC {

    @Override
    @SuppressWarnings("rawtypes") // As Hadoop declares it.
    public Server getServer(
        Class protocol,
        Object instance,
        InetSocketAddress address,
        Configuration settings,
        SecretManager<? extends TokenIdentifier> secrets,
        int handlers,
        String ports) {
      InetSocketAddress here =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort());
      return super.getServer(protocol, instance, here, settings, secrets, handlers, ports);
    }
  }

  /** Makes the server for tasks of the job. */
  @SuppressWarnings("deprecation") // Tasks speak it all the same.
  public static final class ForTasks extends org.apache.hadoop.ipc.WritableRpcEngine {

    @Override
    public RPC.Server getServer(
        Class<?> protocol,
        Object instance,
        String address,
        int port,
        int handlers,
        int readers,
        int queue,
        boolean verbose,
        Configuration settings,
        SecretManager<? extends TokenIdentifier> secrets,
        String ports,
        AlignmentContext alignment)
        throws IOException {
      return super.getServer(
          protocol,
          instance,
          InetAddress.getLoopbackAddress().getHostAddress(),
          port,
          handlers,
          readers,
          queue,
          verbose,
          settings,
          secrets,
          ports,
          alignment);
    }
  }
}
