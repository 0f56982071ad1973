package trips.flink;

import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;

/**
 * Hangs up on everybody who calls Flink's web interface. Flink starts one even in a cluster of one
 * process; whoever can reach it may submit a job, which runs code with our rights, and a port of
 * this machine is open to all who work on it. The job itself needs none. Flink finds this class
 * through {@code META-INF/services}.
 */
public final class NoVisitors implements InboundChannelHandlerFactory {

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Optional<ChannelHandler> createHandler(
      Configuration configuration, Map<String, String> responseHeaders) {
    return Optional.of(new HangUp());
  }

  private static final class HangUp extends ChannelInboundHandlerAdapter {

    @Override
    public void channelActive(ChannelHandlerContext context) {
      context.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      // What came with the call goes nowhere.
      ReferenceCountUtil.release(message);
    }
  }
}
