package dev.tallyboard.workflow.stage;

import dev.tallyboard.order.LineItem;
import dev.tallyboard.workflow.store.StoredOrder;
import java.util.List;

/** Saves the lines that were read, one transaction each; goes on behind the last that is saved. */
final class DatabaseSave implements StageWork {
  @Override
  public String opening(StoredOrder order) {
    return "Saving " + Items.counted(order.lineCount(), "line item");
  }

  @Override
  public Ending run(Steps steps) {
    String poId = steps.order().poId();
    List<LineItem> lines = steps.read(tables -> tables.orders().unsavedLines(poId));
    for (int i = steps.done() + 1; i <= lines.size(); i++) {
      LineItem line = lines.get(i - 1);
      steps.take(
          i,
          lines.size(),
          "Saving line item %d of %d".formatted(i, lines.size()),
          tables -> tables.orders().saveLine(poId, line));
    }
    return new Ending(tables -> tables.orders().allLinesAreSaved(poId), null);
  }
}
