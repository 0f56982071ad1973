package trips.hadoop;

import java.io.IOException;
import java.util.Map;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletResponse;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.http.FilterContainer;
import org.apache.hadoop.http.FilterInitializer;

/**
 * Closes the web pages of HDFS, which start in any case and take files from whoever asks; a web
 * page in the user's browser could do that. YARN's do not start: see {@link Masters}.
 */
public final class NoVisitors extends FilterInitializer {

  @Override
  public void initFilter(FilterContainer pages, Configuration settings) {
    pages.addGlobalFilter("no visitors", Closed.class.getName(), Map.of());
  }

  /** Answers everybody the same. Public, because the web server makes it by name. */
  public static final class Closed implements Filter {

    @Override
    public void init(FilterConfig settings) {
      // It needs none.
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain next)
        throws IOException {
      ((HttpServletResponse) answer).sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    @Override
    public void destroy() {
      // It has nothing.
    }
  }
}
