package dev.tallyboard.console.orders;

import dev.tallyboard.alarm.OrderAlarm;
import dev.tallyboard.board.Order;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The line below an order's elapsed time, long and short. */
record OrderNote(String text, String shortText) {
  private static final Texts TEXTS = Texts.of(OrderNote.class);
  private static final long MINUTE_MS = 60_000;

  static OrderNote of(Order order, @Nullable OrderAlarm alarm, Moment moment, Times times) {
    if (alarm == null) {
      return of(order, moment, times);
    }
    return switch (alarm.standing()) {
      case UNACKNOWLEDGED -> of(order, moment, times);
      case ACKNOWLEDGED -> acknowledged(alarm.occurrence().acknowledgedAt(), times);
      case RETURNED -> recovered(alarm.occurrence().returnedAt(), times);
      case SHELVED -> shelved(alarm.shelvedUntil(), times);
    };
  }

  /** With the word for what nobody has acknowledged, where nothing may flash. */
  OrderNote marked() {
    String failed = TEXTS.of("note.failed") + " ";
    return new OrderNote(
        TEXTS.of("note.new", text), TEXTS.of("note.new", shortText.replace(failed, "")));
  }

  private static OrderNote acknowledged(@Nullable Long at, Times times) {
    return at == null
        ? new OrderNote(TEXTS.of("note.acknowledged"), TEXTS.of("note.acknowledged.short"))
        : new OrderNote(
            TEXTS.of("note.acknowledged-at", times.clock(at)),
            TEXTS.of("note.acknowledged-at.short", times.clock(at)));
  }

  private static OrderNote recovered(@Nullable Long at, Times times) {
    return at == null
        ? new OrderNote(TEXTS.of("note.recovered"), TEXTS.of("note.recovered.short"))
        : new OrderNote(
            TEXTS.of("note.recovered-at", times.clock(at)),
            TEXTS.of("note.recovered-at.short", times.clock(at)));
  }

  private static OrderNote shelved(@Nullable Long until, Times times) {
    return until == null
        ? new OrderNote(TEXTS.of("note.shelved"), "")
        : new OrderNote(
            TEXTS.of("note.shelved-until", times.minute(until)),
            TEXTS.of("note.shelved-until.short", times.minute(until)));
  }

  private static OrderNote of(Order order, Moment moment, Times times) {
    Long ended = order.endedAt();
    return switch (order.status()) {
      case FAILED -> failed(ended, moment, times);
      case DONE ->
          same(
              ended == null ? TEXTS.of("note.done") : TEXTS.of("note.done-at", times.clock(ended)));
      case CANCELLED ->
          ended == null
              ? same(TEXTS.of("note.cancelled"))
              : new OrderNote(
                  TEXTS.of("note.cancelled-at", times.clock(ended)),
                  TEXTS.of("note.cancelled-at.short", times.clock(ended)));
      case PAUSED -> same(TEXTS.of("note.paused"));
      case RUNNING -> moment.isSlow(order) ? slow(order, moment) : left(moment.left(order));
      case WAITING -> left(moment.left(order));
    };
  }

  private static OrderNote slow(Order order, Moment moment) {
    long ran = order.currentRun().map(moment::ran).orElse(0L);
    Long usual = moment.typical().get(order.stage());
    String typically =
        TEXTS.of("note.typically", Times.stopwatch(usual == null ? 0 : Math.max(1000, usual)));
    return new OrderNote(TEXTS.of("note.slow", Times.stopwatch(ran), typically), typically);
  }

  private static OrderNote left(OptionalLong left) {
    if (left.isEmpty()) {
      return new OrderNote(TEXTS.of("note.left-unknown"), TEXTS.of("note.left-unknown.short"));
    }
    if (left.getAsLong() == 0) {
      return new OrderNote(TEXTS.of("note.longer"), TEXTS.of("note.longer.short"));
    }
    String time = Times.stopwatch(Math.max(1000, left.getAsLong()));
    return new OrderNote(TEXTS.of("note.left", time), TEXTS.of("note.left.short", time));
  }

  private static OrderNote failed(@Nullable Long at, Moment moment, Times times) {
    if (at == null) {
      return same(TEXTS.of("note.failed"));
    }
    return moment.stale() || moment.now() - at >= MINUTE_MS
        ? same(TEXTS.of("note.failed-at", times.clock(at)))
        : same(TEXTS.of("note.failed-ago", Times.words(moment.now() - at)));
  }

  private static OrderNote same(String text) {
    return new OrderNote(text, text);
  }
}
