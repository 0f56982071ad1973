package trips.pipeline;

/**
 * A limit to how many tasks run at the same time, over all workers and pipelines of a store.
 *
 * @param slots at least 1
 */
public record Pool(String name, int slots) {}
