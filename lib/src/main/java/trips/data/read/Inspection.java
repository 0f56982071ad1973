package trips.data.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import trips.data.TripDataException;

/** Finds the layout of files from their headers and footers, several at a time. */
final class Inspection {

  /** Waiting for a file system costs no core; as many as Spark itself reads footers with. */
  private static final int THREADS = 8;

  private Inspection() {}

  /**
   * Returns the files by layout, in the order in which the layouts are met.
   *
   * @throws TripDataException about the first file that cannot be read as trips
   */
  static Map<Layout, List<TripFile>> byLayout(Configuration conf, List<TripFile> files) {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(THREADS, files.size()));
    try {
      List<Future<Layout>> layouts = new ArrayList<>();
      files.forEach(file -> layouts.add(pool.submit(() -> layout(conf, file))));
      Map<Layout, List<TripFile>> grouped = new LinkedHashMap<>();
      for (int i = 0; i < files.size(); i++) {
        grouped.computeIfAbsent(await(layouts.get(i)), key -> new ArrayList<>()).add(files.get(i));
      }
      return grouped;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Layout layout(Configuration conf, TripFile file) {
    try {
      FileHead head = head(conf, file);
      boolean parquet = file.isNamedParquet() || (!file.isNamedCsv() && head == FileHead.PARQUET);
      Optional<String> problem = head.problem(parquet);
      if (problem.isPresent()) {
        throw file.failure(problem.get());
      }
      return parquet ? ParquetFooter.layout(conf, file) : CsvHeader.layout(conf, file);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw Damage.explain(file.name(), e) instanceof TripDataException told ? told : interrupted();
    }
  }

  private static FileHead head(Configuration conf, TripFile file) throws IOException {
    try (InputStream in = file.path().getFileSystem(conf).open(file.path())) {
      return FileHead.of(in);
    }
  }

  private static Layout await(Future<Layout> layout) {
    try {
      return layout.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException told
          ? told
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  private static CancellationException interrupted() {
    return new CancellationException("interrupted while looking at the files");
  }
}
