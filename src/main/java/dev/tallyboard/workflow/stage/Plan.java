package dev.tallyboard.workflow.stage;

import dev.tallyboard.event.Stage;
import java.util.List;
import java.util.Optional;

/** The stages that an order goes through, for now the same for each. */
public final class Plan {
  public static final List<Stage> STAGES =
      List.of(Stage.AI_PARSING, Stage.DATABASE_SAVE, Stage.SHOPIFY_SYNC);

  private Plan() {}

  static Optional<Stage> after(Stage stage) {
    int next = STAGES.indexOf(stage) + 1;
    return next < STAGES.size() ? Optional.of(STAGES.get(next)) : Optional.empty();
  }
}
