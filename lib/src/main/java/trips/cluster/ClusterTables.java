package trips.cluster;

import java.util.List;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a cluster shows of itself. */
final class ClusterTables {

  private ClusterTables() {}

  /** Returns a row for each worker that the master knows. */
  static Table workers(List<WorkerProcess> workers, List<WorkerState> states) {
    IntColumn index = IntColumn.create("worker");
    StringColumn state = StringColumn.create("state");
    IntColumn cores = IntColumn.create("cores");
    IntColumn coresUsed = IntColumn.create("cores used");
    IntColumn memory = IntColumn.create("memory (MB)");
    IntColumn memoryUsed = IntColumn.create("memory used (MB)");
    for (WorkerProcess worker : workers) {
      for (WorkerState known : states) {
        if (known.address().equals(worker.address())) {
          index.append(worker.index());
          state.append(known.state());
          cores.append(known.cores());
          coresUsed.append(known.coresUsed());
          memory.append(known.memory());
          memoryUsed.append(known.memoryUsed());
        }
      }
    }
    return Table.create("workers", index, state, cores, coresUsed, memory, memoryUsed);
  }

  /** Returns a row for this JVM, the master, and each living worker with its executors. */
  static Table processes(Daemon master, List<WorkerProcess> workers) {
    Table table =
        Table.create("processes", StringColumn.create("process"), IntColumn.create("memory (MB)"));
    add(table, "driver: this program", ProcessHandle.current());
    add(table, "cluster manager", master.handle());
    for (WorkerProcess worker : workers) {
      if (worker.daemon().isAlive()) {
        add(table, "worker " + worker.index(), worker.daemon().handle());
        List<ProcessHandle> executors = worker.daemon().handle().children().toList();
        for (int i = 0; i < executors.size(); i++) {
          String name = i == 0 ? "executor" : "executor " + (i + 1);
          add(table, name + " of worker " + worker.index(), executors.get(i));
        }
      }
    }
    return table;
  }

  private static void add(Table table, String name, ProcessHandle process) {
    table.stringColumn(0).append(name);
    ProcessMemory.megabytes(process)
        .ifPresentOrElse(table.intColumn(1)::append, table.intColumn(1)::appendMissing);
  }
}
