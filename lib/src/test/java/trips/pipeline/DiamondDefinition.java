package trips.pipeline;

/** Four short tasks: one, two side by side, one. */
public final class DiamondDefinition implements PipelineDefinition {

  /** Longer than it takes to start {@code kill}, so that a signal meets a body that runs. */
  static final int BODY_MILLIS = 100;

  @Override
  public Pipeline define(PipelineStore store) {
    TaskBody body =
        ctx -> {
          ctx.log("on %s", ctx.worker());
          Thread.sleep(BODY_MILLIS);
          ctx.result(ctx.attempt());
        };
    return Pipeline.named("diamond")
        .task("top", body)
        .task("left", body)
        .after("top")
        .task("right", body)
        .after("top")
        .task("bottom", body)
        .after("left", "right")
        .store(store)
        .build();
  }
}
