package dev.tallyboard.board;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Upload;
import dev.tallyboard.event.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one event changes one order: the rules of the contract, section "the board". */
final class OrderFold {
  private static final Comparator<StageRun> IN_FLOW_ORDER =
      Comparator.comparing(StageRun::stage, Stage.IN_FLOW_ORDER);

  /** Of ended runs; of two that ended at the same time, the failed one counts as the newer. */
  private static final Comparator<StageRun> BY_END =
      Comparator.comparingLong((StageRun it) -> it.endedAt() == null ? 0 : it.endedAt())
          .thenComparing(it -> it.status() == StageStatus.FAILED);

  private final Event event;
  private final @Nullable Order before;
  private List<StageRun> runs;

  /** The event's stage before the event. */
  private final @Nullable StageRun runBefore;

  private OrderFold(@Nullable Order before, Event event) {
    this.before = before;
    this.event = event;
    this.runs = before == null ? List.of() : before.stages();
    this.runBefore = run(event.stage());
  }

  /** Whether an event makes an entry in the feed and nothing else. */
  static boolean isOnlyTold(Event event) {
    return event instanceof StageChanged it
        && switch (it.status()) {
          case "waiting", "started", "paused", "resumed", "cancelled" -> false;
          case null, default -> true;
        };
  }

  /** The order behind the event; empty when the event is without effect. */
  static Optional<Order> apply(@Nullable Order order, Event event) {
    return new OrderFold(restarts(order, event) ? bare(order) : order, event).fold();
  }

  private static boolean restarts(@Nullable Order order, Event event) {
    String workflowId = event.subject().workflowId();
    return order != null
        && workflowId != null
        && order.workflowId() != null
        && !workflowId.equals(order.workflowId());
  }

  /** A restarted order keeps its name and document, and nothing of its earlier run. */
  private static @Nullable Order bare(@Nullable Order order) {
    return order == null
        ? null
        : new Order(
            order.poId(),
            null,
            order.poNumber(),
            order.supplier(),
            order.document(),
            OrderStatus.WAITING,
            order.stage(),
            List.of(),
            order.uploadedAt(),
            order.updatedAt(),
            null,
            null,
            null,
            List.of());
  }

  private Optional<Order> fold() {
    StageRun run = runBefore;
    Integer attempt = event.meta().attempt();
    if (run != null && attempt != null && attempt < run.attempt()) {
      return Optional.empty();
    }
    if (event instanceof Progress && run != null && run.hasEnded() && !opensAttempt(run, attempt)) {
      return Optional.empty();
    }
    StageRun next = next(run, attempt == null ? StageRun.FIRST_ATTEMPT : attempt);
    if (next != null) {
      put(next);
    }
    return Optional.of(order());
  }

  private static boolean opensAttempt(StageRun run, @Nullable Integer attempt) {
    return attempt != null && attempt > run.attempt();
  }

  /** The stage's run behind the event; null where the event says nothing about it. */
  private @Nullable StageRun next(@Nullable StageRun run, int attempt) {
    return run == null || attempt > run.attempt() ? opening(attempt) : going(run);
  }

  /** The first that is heard of this attempt, whichever kind of event says it. */
  private @Nullable StageRun opening(int attempt) {
    StageRun run = StageRun.opened(event.stage(), StageStatus.RUNNING, attempt, null);
    return switch (event) {
      case Progress it -> run.progressed(it.progress(), it.message());
      case Completed _ -> run.completed(event.at());
      case Failed it -> run.failed(it.error(), event.at());
      case StageChanged it ->
          switch (it.status()) {
            case "started" -> run.started(it.message(), event.at());
            case "waiting" ->
                StageRun.opened(event.stage(), StageStatus.WAITING, attempt, null)
                    .saying(it.message());
            case null, default -> null;
          };
    };
  }

  private StageRun going(StageRun run) {
    return switch (event) {
      case Progress it -> run.progressed(it.progress(), it.message());
      case Completed _ -> run.completed(event.at());
      case Failed it -> run.failed(it.error(), event.at());
      case StageChanged it when "started".equals(it.status()) ->
          switch (run.status()) {
            case RUNNING -> run;
            case WAITING -> run.started(it.message(), event.at());
            case FAILED, DONE ->
                StageRun.opened(event.stage(), StageStatus.RUNNING, run.attempt() + 1, null)
                    .started(it.message(), event.at());
          };
      case StageChanged _ -> run;
    };
  }

  private Order order() {
    Upload upload = event instanceof StageChanged it ? it.upload() : null;
    List<Stage> plan =
        upload != null && !upload.plan().isEmpty()
            ? upload.plan()
            : before == null ? List.of() : before.plan();
    List<Stage> planned = plan.isEmpty() ? Stage.FLOW : plan;
    OrderStatus status = status(planned);
    Completed completed = event instanceof Completed it ? it : null;
    return new Order(
        event.poId(),
        or(event.subject().workflowId(), before == null ? null : before.workflowId()),
        or(event.meta().poNumber(), before == null ? null : before.poNumber()),
        or(event.meta().supplier(), before == null ? null : before.supplier()),
        or(upload == null ? null : upload.document(), before == null ? null : before.document()),
        status,
        currentStage(planned),
        plan,
        or(
            upload == null ? null : upload.uploadedAt(),
            before == null ? null : before.uploadedAt()),
        before == null ? event.at() : Math.max(before.updatedAt(), event.at()),
        endedAt(status),
        or(
            completed == null ? null : completed.lineItems(),
            before == null ? null : before.lineItems()),
        or(
            completed == null ? null : completed.confidence(),
            before == null ? null : before.confidence()),
        runs);
  }

  private OrderStatus status(List<Stage> planned) {
    if (firstNotDone(planned) == null) {
      return OrderStatus.DONE;
    }
    OrderStatus told = told(before == null ? OrderStatus.WAITING : before.status());
    if (told == OrderStatus.CANCELLED) {
      return OrderStatus.CANCELLED;
    }
    if (endedInFailure()) {
      return OrderStatus.FAILED;
    }
    if (told == OrderStatus.PAUSED) {
      return OrderStatus.PAUSED;
    }
    return first(StageStatus.RUNNING) == null ? OrderStatus.WAITING : OrderStatus.RUNNING;
  }

  /** PAUSED or CANCELLED as somebody told; a stage that starts shows that it no longer holds. */
  private OrderStatus told(OrderStatus was) {
    if (!(event instanceof StageChanged it)) {
      return was;
    }
    return switch (it.status()) {
      case "paused" -> was == OrderStatus.CANCELLED ? was : OrderStatus.PAUSED;
      case "cancelled" -> OrderStatus.CANCELLED;
      case "resumed" -> OrderStatus.WAITING;
      case "started" -> Objects.equals(runBefore, run(event.stage())) ? was : OrderStatus.WAITING;
      case null, default -> was;
    };
  }

  /**
   * Whether the stage that ended last failed. The order of arrival decides; times, which publishers
   * with several clocks may mix up, only where that order is not known any more.
   */
  private boolean endedInFailure() {
    return switch (event) {
      case Failed _ -> true;
      case Completed _ -> false;
      case Progress _, StageChanged _ ->
          before != null
              && switch (before.status()) {
                case FAILED -> !opensFailedStage() || newestEndIsFailure();
                case CANCELLED -> newestEndIsFailure();
                case WAITING, RUNNING, PAUSED, DONE -> false;
              };
    };
  }

  private boolean opensFailedStage() {
    StageRun run = run(event.stage());
    return runBefore != null
        && runBefore.status() == StageStatus.FAILED
        && run != null
        && !run.hasEnded();
  }

  private boolean newestEndIsFailure() {
    return runs.stream()
        .filter(StageRun::hasEnded)
        .max(BY_END)
        .filter(it -> it.status() == StageStatus.FAILED)
        .isPresent();
  }

  private Stage currentStage(List<Stage> planned) {
    StageRun run = or(first(StageStatus.FAILED), first(StageStatus.RUNNING));
    Stage stage = run == null ? firstNotDone(planned) : run.stage();
    return stage == null ? planned.getLast() : stage;
  }

  private @Nullable Long endedAt(OrderStatus status) {
    return switch (status) {
      case DONE, FAILED, CANCELLED ->
          before != null && before.status() == status && before.endedAt() != null
              ? before.endedAt()
              : (Long) event.at();
      case WAITING, RUNNING, PAUSED -> null;
    };
  }

  private @Nullable StageRun first(StageStatus status) {
    for (StageRun run : runs) {
      if (run.status() == status) {
        return run;
      }
    }
    return null;
  }

  private @Nullable Stage firstNotDone(List<Stage> planned) {
    for (Stage stage : planned) {
      StageRun run = run(stage);
      if (run == null || run.status() != StageStatus.DONE) {
        return stage;
      }
    }
    return null;
  }

  private @Nullable StageRun run(Stage stage) {
    for (StageRun run : runs) {
      if (run.stage().equals(stage)) {
        return run;
      }
    }
    return null;
  }

  private void put(StageRun next) {
    List<StageRun> all = new ArrayList<>(runs);
    if (runBefore == null) {
      all.add(next);
      all.sort(IN_FLOW_ORDER);
    } else {
      all.replaceAll(it -> it.stage().equals(next.stage()) ? next : it);
    }
    runs = List.copyOf(all);
  }

  private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
    return first != null ? first : second;
  }
}
