package dev.tallyboard.workflow;

import dev.tallyboard.event.Stage;
import dev.tallyboard.order.Accepted;
import dev.tallyboard.order.Document;
import dev.tallyboard.order.HoldAnswer;
import dev.tallyboard.order.OrderDetail;
import dev.tallyboard.order.Orders;
import dev.tallyboard.order.RetryAnswer;
import dev.tallyboard.workflow.stage.OrderIds;
import dev.tallyboard.workflow.stage.Plan;
import dev.tallyboard.workflow.stage.Telling;
import dev.tallyboard.workflow.store.Holds.Hold;
import dev.tallyboard.workflow.store.Run;
import dev.tallyboard.workflow.store.Run.Status;
import dev.tallyboard.workflow.store.Store;
import dev.tallyboard.workflow.store.Store.Tables;
import dev.tallyboard.workflow.store.StoreFailure;
import dev.tallyboard.workflow.store.StoredOrder;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes in what is asked of the workflow. Any thread may call. */
final class Reception implements Orders {
  private static final int MAX_NAME = 200;

  private final Store store;
  private final Telling telling;
  private final OrderControl control;
  private final OrderIds ids;
  private final Clock clock;

  Reception(Store store, Telling telling, OrderControl control, OrderIds ids, Clock clock) {
    this.store = store;
    this.telling = telling;
    this.control = control;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Accepted upload(Document document) {
    if (document.content().length > MAX_DOCUMENT_BYTES) {
      throw new IllegalArgumentException(
          "a document may have up to %d bytes, this one has %d"
              .formatted(MAX_DOCUMENT_BYTES, document.content().length));
    }
    return onceMore(() -> store.write(tables -> accept(tables, document)));
  }

  @Override
  public Optional<OrderDetail> detail(String merchantId, String poId) {
    return unlessOut(() -> store.read(tables -> tables.orders().detail(merchantId, poId)));
  }

  @Override
  public RetryAnswer retry(String merchantId, String poId, @Nullable Stage stage) {
    return onceMore(
        () ->
            store.write(
                tables ->
                    tables
                        .orders()
                        .find(merchantId, poId)
                        .map(order -> retry(tables, order, stage))
                        .orElseGet(RetryAnswer.NotFound::new)));
  }

  @Override
  public HoldAnswer pause(String merchantId, String poId) {
    return hold(merchantId, poId, control::pause);
  }

  @Override
  public HoldAnswer resume(String merchantId, String poId) {
    return hold(merchantId, poId, control::resume);
  }

  @Override
  public HoldAnswer cancel(String merchantId, String poId) {
    return hold(merchantId, poId, control::cancel);
  }

  private HoldAnswer hold(
      String merchantId, String poId, BiFunction<Tables, StoredOrder, HoldAnswer> work) {
    return onceMore(
        () ->
            store.write(
                tables ->
                    tables
                        .orders()
                        .find(merchantId, poId)
                        .map(order -> work.apply(tables, order))
                        .orElseGet(HoldAnswer.NotFound::new)));
  }

  @Override
  public void probe() {
    unlessOut(
        () -> {
          store.probe();
          return true;
        });
  }

  /** Of two who ask for the same at once, the later is refused by the database, then sees why. */
  private static <T> T onceMore(Supplier<T> work) {
    return unlessOut(
        () -> {
          try {
            return work.get();
          } catch (StoreFailure e) {
            if (e.isLost()) {
              throw e; // it may be done: whether to repeat it is the client's to say
            }
            return work.get();
          }
        });
  }

  private static <T> T unlessOut(Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreFailure e) {
      if (!e.isPassing()) {
        throw e;
      }
      throw new Unavailable(
          "The database of the orders does not answer; try again in a moment.",
          e.isLost() && !e.isUnreached(),
          e);
    }
  }

  private Accepted accept(Tables tables, Document document) {
    String key = document.idempotencyKey();
    Optional<StoredOrder> before =
        key == null ? Optional.empty() : tables.keys().order(document.merchantId(), key);
    StoredOrder order = before.orElseGet(() -> add(tables, document));
    return new Accepted(order.poId(), order.workflowId());
  }

  private StoredOrder add(Tables tables, Document document) {
    String poId = ids.poId();
    String merchant = document.merchantId();
    String name = plainName(document.name());
    StoredOrder order =
        new StoredOrder(
            poId, ids.workflowId(), merchant, poId, name, clock.millis(), null, null, null);
    tables.orders().addDocument(poId, merchant, name, document.content());
    tables.orders().add(order);
    if (document.idempotencyKey() != null) {
      tables.keys().keep(merchant, document.idempotencyKey(), poId);
    }
    Run.Id first = new Run.Id(order.workflowId(), Plan.STAGES.getFirst(), 1);
    schedule(tables, new Run(first, Status.WAITING, 0));
    telling.accepted(tables, order, first);
    return order;
  }

  private RetryAnswer retry(Tables tables, StoredOrder order, @Nullable Stage stage) {
    Optional<Hold> hold = tables.holds().lock(order.workflowId());
    if (hold.isPresent()) {
      return new RetryAnswer.NothingFailed(
          switch (hold.get()) {
            case PAUSED -> "This order is paused: resume it.";
            case CANCELLED -> "This order was cancelled: add its document again.";
          });
    }
    Optional<Run> failed =
        tables.runs().newest(order.workflowId()).stream()
            .filter(it -> it.status() == Status.FAILED)
            .filter(it -> stage == null || stage.equals(it.id().stage()))
            .findFirst();
    if (failed.isEmpty()) {
      return new RetryAnswer.NothingFailed(
          stage == null
              ? "No stage of this order has failed."
              : stage.label() + " of this order has not failed.");
    }
    Run.Id last = failed.get().id();
    Run.Id next = new Run.Id(last.workflowId(), last.stage(), last.attempt() + 1);
    // Reading starts from the top; what was saved and sent stays so.
    int done = last.stage().equals(Stage.AI_PARSING) ? 0 : failed.get().done();
    schedule(tables, new Run(next, Status.WAITING, done));
    telling.waiting(tables, order, next);
    return new RetryAnswer.Started(next.stage(), next.attempt());
  }

  private void schedule(Tables tables, Run run) {
    tables.runs().add(run);
    tables.tasks().schedule(run.id(), clock.instant());
  }

  /** Without folders and control characters. */
  private static String plainName(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    if (plain.isEmpty()) {
      return "document";
    }
    return plain.length() <= MAX_NAME ? plain : plain.substring(plain.length() - MAX_NAME);
  }
}
