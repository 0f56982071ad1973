package trips.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What the NameNode knows of files, as tables.
 *
 * @param dataPorts of the DataNodes, in their order
 */
record HdfsTables(FileSystem hdfs, List<Integer> dataPorts) {

  Table files(String path) throws IOException {
    StringColumn name = StringColumn.create("path");
    LongColumn bytes = LongColumn.create("bytes");
    IntColumn replicas = IntColumn.create("replicas");
    IntColumn blocks = IntColumn.create("blocks");
    FileStatus[] all = hdfs.listStatus(new Path(path));
    Arrays.sort(all);
    for (FileStatus each : all) {
      name.append(pathOf(each) + (each.isDirectory() ? "/" : ""));
      if (each.isDirectory()) {
        bytes.append(hdfs.getContentSummary(each.getPath()).getLength());
        replicas.appendMissing();
        blocks.appendMissing();
      } else {
        bytes.append(each.getLen());
        replicas.append(each.getReplication());
        blocks.append(hdfs.getFileBlockLocations(each, 0, each.getLen()).length);
      }
    }
    return Table.create(path, name, bytes, replicas, blocks);
  }

  Table blocks(String path) throws IOException {
    StringColumn file = StringColumn.create("path");
    IntColumn number = IntColumn.create("block");
    LongColumn bytes = LongColumn.create("bytes");
    StringColumn nodes = StringColumn.create("datanodes");
    for (LocatedFileStatus each : filesBelow(path)) {
      BlockLocation[] blocks = each.getBlockLocations();
      for (int i = 0; i < blocks.length; i++) {
        file.append(pathOf(each));
        number.append(i);
        bytes.append(blocks[i].getLength());
        nodes.append(
            Arrays.stream(blocks[i].getNames())
                .map(this::dataNode)
                .sorted()
                .collect(Collectors.joining(", ")));
      }
    }
    return Table.create(path, file, number, bytes, nodes);
  }

  private List<LocatedFileStatus> filesBelow(String path) throws IOException {
    List<LocatedFileStatus> files = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = hdfs.listFiles(new Path(path), true);
    while (all.hasNext()) {
      files.add(all.next());
    }
    files.sort(null);
    return files;
  }

  private static String pathOf(FileStatus file) {
    return file.getPath().toUri().getPath();
  }

  /** Returns our name of a DataNode, which HDFS calls by address and port. */
  private String dataNode(String address) {
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    return HadoopHome.dataNodeName(dataPorts.indexOf(port));
  }
}
