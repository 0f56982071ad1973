package trips;

/** Something that {@link Timing} or {@link Work} runs; its result is dropped. */
@FunctionalInterface
public interface Call {

  /** Runs it; what it throws reaches the cell as it is. */
  void run() throws Exception;

  /** Something that is run for a size, for example a number of rows. */
  @FunctionalInterface
  interface Sized<N extends Number> {

    /** Runs it for a size. */
    void run(N size) throws Exception;
  }
}
