package dev.tallyboard.console.orders;

import dev.tallyboard.alarm.Cause;
import dev.tallyboard.alarm.OrderAlarm;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.StageRun;
import dev.tallyboard.board.StageStatus;
import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.Confidence;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.OrderName;
import dev.tallyboard.console.control.OrderStages;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.StageName;
import dev.tallyboard.console.control.StepState;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.control.TrackState;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a row shows of an order at a moment.
 *
 * @param fraction how full the bar is, 0 to 1
 * @param message what happens, or why it failed
 * @param note below the elapsed time: what is left, or when it ended
 * @param shortNote the same for a narrow window
 * @param alarm how its alarm stands; null where it has none that concerns anybody
 */
record OrderLook(
    String title,
    String supplier,
    List<StepState> steps,
    String stageLine,
    TrackState track,
    double fraction,
    String percent,
    String message,
    String elapsed,
    String note,
    String shortNote,
    BadgeKind badge,
    @Nullable Standing alarm,
    String accessible,
    String accessibleBar) {

  private static final Texts TEXTS = Texts.of(OrderLook.class);
  private static final String NO_VALUE = "–";

  static OrderLook of(Order order, @Nullable OrderAlarm alarm, Moment moment, Times times) {
    OrderAlarm told = isOver(alarm) ? null : alarm;
    boolean slow = moment.isSlow(order);
    StageRun run = order.currentRun().orElse(null);
    String stage = StageName.of(order.stage());
    String title = OrderName.of(order);
    String supplier = supplier(order);
    String stageLine = stageLine(order, stage);
    TrackState track = track(order, moment);
    double progress = order.status() == OrderStatus.DONE ? 100 : run == null ? 0 : run.progress();
    boolean counted = track != TrackState.WAITING && !isUntold(order, run);
    String percent = counted ? TEXTS.of("look.percent", Math.round(progress)) : NO_VALUE;
    String message = message(order, run, stage);
    OrderNote note = OrderNote.of(order, told, moment, times);
    BadgeKind badge = told == null ? badge(order, moment, slow) : badge(told);
    return new OrderLook(
        title,
        supplier,
        OrderStages.of(order).stream().map(it -> OrderStages.step(order, it, slow)).toList(),
        stageLine,
        track,
        track == TrackState.FAILED || track == TrackState.WAITING ? 0 : progress / 100,
        percent,
        message,
        elapsed(order, moment),
        note.text(),
        note.shortText(),
        badge,
        told == null ? null : told.standing(),
        TEXTS.of(
            isOpen(told) ? "look.spoken-open" : "look.spoken",
            title,
            supplier,
            badge.word(),
            spoken(order, stageLine),
            message,
            note.text()),
        spokenBar(stage, track, counted ? Math.round(progress) : null, moment, times));
  }

  /** What has been shelved and is over concerns nobody. */
  private static boolean isOver(@Nullable OrderAlarm alarm) {
    return alarm != null && alarm.standing() == Standing.SHELVED && !alarm.occurrence().isActive();
  }

  private static boolean isOpen(@Nullable OrderAlarm alarm) {
    return alarm != null
        && (alarm.standing() == Standing.UNACKNOWLEDGED || alarm.standing() == Standing.RETURNED);
  }

  private static BadgeKind badge(OrderAlarm alarm) {
    boolean stuck = alarm.occurrence().trouble().kind() == Cause.Kind.ORDER_STUCK;
    return switch (alarm.standing()) {
      case UNACKNOWLEDGED -> stuck ? BadgeKind.STUCK : BadgeKind.FAILED;
      case ACKNOWLEDGED -> stuck ? BadgeKind.STUCK_ACKNOWLEDGED : BadgeKind.FAILED_ACKNOWLEDGED;
      case RETURNED -> BadgeKind.RECOVERED;
      case SHELVED -> BadgeKind.SHELVED;
    };
  }

  private static String supplier(Order order) {
    String supplier = PlainText.of(order.supplier());
    return supplier.isEmpty() ? TEXTS.of("look.no-supplier") : supplier;
  }

  private static String stageLine(Order order, String stage) {
    List<Stage> plan = order.plannedStages();
    if (order.status() == OrderStatus.DONE) {
      return order.plan().isEmpty() || plan.containsAll(Stage.FLOW)
          ? TEXTS.of("look.all-done")
          : TEXTS.of("look.plan-done", plan.size());
    }
    int place = plan.indexOf(order.stage());
    return place < 0 ? stage : TEXTS.of("look.stage", place + 1, plan.size(), stage);
  }

  private static TrackState track(Order order, Moment moment) {
    return switch (order.status()) {
      case FAILED -> TrackState.FAILED;
      case DONE -> TrackState.DONE;
      case WAITING -> TrackState.WAITING;
      case PAUSED, CANCELLED -> TrackState.HELD;
      case RUNNING ->
          moment.stale()
              ? TrackState.STALE
              : isUntold(order, order.currentRun().orElse(null))
                  ? TrackState.INDETERMINATE
                  : TrackState.RUNNING;
    };
  }

  /** The stage runs, and nothing was ever said of how far it is. */
  private static boolean isUntold(Order order, @Nullable StageRun run) {
    return order.status() == OrderStatus.RUNNING
        && run != null
        && run.status() == StageStatus.RUNNING
        && run.startedAt() != null
        && run.progress() == 0
        && run.message() == null;
  }

  private static BadgeKind badge(Order order, Moment moment, boolean slow) {
    return switch (order.status()) {
      case FAILED -> BadgeKind.FAILED;
      case DONE -> BadgeKind.DONE;
      case PAUSED -> BadgeKind.PAUSED;
      case CANCELLED -> BadgeKind.CANCELLED;
      case WAITING -> moment.stale() ? BadgeKind.WAITING_STALE : BadgeKind.WAITING;
      case RUNNING ->
          slow ? BadgeKind.SLOW : moment.stale() ? BadgeKind.RUNNING_STALE : BadgeKind.RUNNING;
    };
  }

  private static String message(Order order, @Nullable StageRun run, String stage) {
    String told = run == null ? "" : PlainText.of(run.message());
    return switch (order.status()) {
      case DONE -> done(order);
      case FAILED -> {
        String error = run == null ? "" : PlainText.of(run.error());
        yield error.isEmpty() ? TEXTS.of("look.failed", stage) : error;
      }
      case WAITING -> told.isEmpty() ? TEXTS.of("look.waiting", stage) : told;
      case RUNNING -> told.isEmpty() ? TEXTS.of("look.started", stage) : told;
      case PAUSED -> TEXTS.of("look.paused", stage);
      case CANCELLED -> TEXTS.of("look.cancelled", stage);
    };
  }

  private static String done(Order order) {
    Integer confidence = order.confidence();
    if (confidence != null && Confidence.isLow(confidence)) {
      return TEXTS.of("look.unsure", confidence);
    }
    return order.lineItems() == null
        ? TEXTS.of("look.all-done")
        : TEXTS.of("look.all-done-items", order.lineItems());
  }

  private static String elapsed(Order order, Moment moment) {
    var elapsed = moment.elapsed(order);
    return elapsed.isPresent() ? Times.stopwatch(elapsed.getAsLong()) : NO_VALUE;
  }

  private static String spoken(Order order, String stageLine) {
    boolean counted =
        order.status() != OrderStatus.DONE && order.plannedStages().contains(order.stage());
    return counted ? TEXTS.of("look.spoken-stage", stageLine) : stageLine;
  }

  /**
   * @param percent null where it is not known
   */
  private static String spokenBar(
      String stage, TrackState track, @Nullable Long percent, Moment moment, Times times) {
    if (track == TrackState.WAITING) {
      return TEXTS.of("bar.waiting", stage);
    }
    String bar =
        percent == null
            ? TEXTS.of("bar.in-progress", stage)
            : TEXTS.of("bar.percent", stage, percent);
    return moment.stale() ? TEXTS.of("bar.as-of", bar, times.clock(moment.now())) : bar;
  }
}
