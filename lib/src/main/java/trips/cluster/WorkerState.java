package trips.cluster;

/**
 * A worker as the master knows it.
 *
 * @param address its host and port
 * @param state {@code ALIVE} or {@code DEAD}, as a rule
 * @param memory in megabytes
 * @param memoryUsed in megabytes
 */
record WorkerState(
    String address, String state, int cores, int coresUsed, int memory, int memoryUsed) {

  boolean isAlive() {
    return state.equals("ALIVE");
  }
}
