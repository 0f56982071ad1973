package trips.cluster;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.DatanodeInfo;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.DatanodeReportType;

/** The files of a cluster, with errors for readers of a notebook. */
final class Hdfs implements AutoCloseable {

  private final FileSystem files;

  private Hdfs(FileSystem files) {
    this.files = files;
  }

  static Hdfs at(String uri, Map<String, String> settings) throws IOException {
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    // Not the shared one: somebody who closes that would close ours.
    return new Hdfs(FileSystem.newInstance(URI.create(uri), configuration));
  }

  FileSystem files() {
    return files;
  }

  /** What is done with a path. */
  interface Use<T> {
    T of(Path path) throws IOException;
  }

  /**
   * Does something with a path.
   *
   * @throws IllegalArgumentException if it does not begin with {@code /}, or nothing is there
   */
  <T> T with(String path, Use<T> use) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "the path " + path + " does not begin with /, as paths of HDFS do here; write /" + path);
    }
    try {
      return use.of(new Path(path));
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException(
          "there is nothing at " + path + " in HDFS; ls(\"/\") shows what there is", e);
    } catch (IOException e) {
      throw new UncheckedIOException("HDFS cannot do this with " + path + ": " + e.getMessage(), e);
    }
  }

  void put(java.nio.file.Path local, String target) {
    if (!Files.exists(local)) {
      throw new IllegalArgumentException("there is no file " + local + " on this machine");
    }
    with(
        target,
        path -> {
          files.delete(path, true);
          files.copyFromLocalFile(false, true, new Path(local.toUri()), path);
          return null;
        });
  }

  List<String> lines(String path) {
    return with(
        path,
        found -> {
          List<String> lines = new ArrayList<>();
          FileStatus[] parts = files.listStatus(found);
          Arrays.sort(parts);
          for (FileStatus part : parts) {
            if (part.isFile()) {
              try (var in = files.open(part.getPath())) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
              }
            }
          }
          return lines;
        });
  }

  void write(List<String> lines, String target) {
    with(
        target,
        path -> {
          try (var out = files.create(path, true)) {
            for (String line : lines) {
              out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
          }
          return null;
        });
  }

  void delete(String path) {
    with(path, found -> files.delete(found, true));
  }

  /**
   * Returns when the NameNode has last heard which blocks a DataNode has, in milliseconds since
   * 1970; 0 if it never has, or does not answer.
   *
   * @param port of the DataNode
   */
  long lastReport(int port) {
    try {
      return Arrays.stream(((DistributedFileSystem) files).getDataNodeStats(DatanodeReportType.ALL))
          .filter(each -> each.getXferPort() == port)
          .mapToLong(DatanodeInfo::getLastBlockReportTime)
          .max()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException e) {
      // A file that somebody has not finished goes with the rest.
      Thread.onSpinWait();
    }
  }
}
