package dev.tallyboard.workflow.stage;

import dev.tallyboard.event.Stage;
import dev.tallyboard.workflow.reading.DocumentReader;
import dev.tallyboard.workflow.reading.ReadOrder;
import dev.tallyboard.workflow.reading.UnreadableDocument;
import dev.tallyboard.workflow.store.Run;
import dev.tallyboard.workflow.store.Run.Status;
import dev.tallyboard.workflow.store.Store.Tables;
import dev.tallyboard.workflow.store.StoredOrder;
import java.time.Instant;
import java.util.List;

/**
 * Reads the document. Reading has no effect before its end, so a run that is taken over reads from
 * the top, and tells only what had not been told.
 */
final class AiParsing implements StageWork {
  private static final int MOST_STEPS = 20;

  private final Telling telling;
  private final OrderIds ids;

  AiParsing(Telling telling, OrderIds ids) {
    this.telling = telling;
    this.ids = ids;
  }

  @Override
  public String opening(StoredOrder order) {
    return "Reading " + order.document();
  }

  @Override
  public Ending run(Steps steps) throws StageFailure {
    StoredOrder order = steps.order();
    byte[] content = steps.read(tables -> tables.orders().content(order.documentId()));
    try {
      List<ReadOrder> orders =
          DocumentReader.read(order.document(), content, (row, of) -> tell(steps, row, of));
      return new Ending(tables -> keep(tables, order, orders), orders.getFirst().confidence());
    } catch (UnreadableDocument e) {
      throw new StageFailure(e.sentence());
    }
  }

  private static void tell(Steps steps, int row, int of) {
    int most = Math.min(of, MOST_STEPS);
    int step = (int) ((long) row * most / of);
    boolean isNew = step > (int) ((long) (row - 1) * most / of);
    if (isNew && step > steps.done()) {
      steps.take(step, most, "Read %d of %d rows".formatted(row, of), tables -> {});
    }
  }

  /** The first order is the one that was uploaded; the others of its document come to life here. */
  private void keep(Tables tables, StoredOrder uploaded, List<ReadOrder> orders) {
    tables.orders().keepReading(uploaded.poId(), orders.getFirst());
    for (int place = 2; place <= orders.size(); place++) {
      bear(tables, uploaded, orders.get(place - 1), place);
    }
  }

  private void bear(Tables tables, StoredOrder uploaded, ReadOrder read, int place) {
    StoredOrder order =
        new StoredOrder(
            OrderIds.ofPlace(uploaded.poId(), place),
            ids.workflowId(),
            uploaded.merchantId(),
            uploaded.documentId(),
            uploaded.document(),
            uploaded.uploadedAt(),
            read.poNumber(),
            read.supplier(),
            read.lines().size());
    Run.Id parsed = new Run.Id(order.workflowId(), Stage.AI_PARSING, 1);
    Run.Id next = new Run.Id(order.workflowId(), Stage.DATABASE_SAVE, 1);
    tables.orders().add(order);
    tables.orders().keepReading(order.poId(), read);
    tables.runs().add(new Run(parsed, Status.DONE, 0));
    telling.completed(tables, order, parsed, read.confidence());
    tables.runs().add(new Run(next, Status.WAITING, 0));
    tables.tasks().schedule(next, Instant.ofEpochMilli(uploaded.uploadedAt()));
    telling.accepted(tables, order, next);
  }
}
