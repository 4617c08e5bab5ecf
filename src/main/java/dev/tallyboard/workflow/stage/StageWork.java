package dev.tallyboard.workflow.stage;

import dev.tallyboard.workflow.store.Store.Tables;
import dev.tallyboard.workflow.store.StoredOrder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one stage does. */
interface StageWork {
  /** What is said when it starts. */
  String opening(StoredOrder order);

  /** Does the work, behind the steps that are done already. */
  Ending run(Steps steps) throws StageFailure;

  /**
   * How it ended well.
   *
   * @param writes what is written together with the end
   * @param confidence percent, where the stage found one
   */
  record Ending(Consumer<Tables> writes, @Nullable Integer confidence) {}
}
