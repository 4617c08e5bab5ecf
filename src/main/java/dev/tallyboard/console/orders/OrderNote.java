package dev.tallyboard.console.orders;

import dev.tallyboard.alarm.OrderAlarm;
import dev.tallyboard.board.Order;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.Times;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The line below an order's elapsed time, long and short. */
record OrderNote(String text, String shortText) {
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
    return new OrderNote("new, " + text, "new, " + shortText.replace("failed ", ""));
  }

  private static OrderNote acknowledged(@Nullable Long at, Times times) {
    return new OrderNote(at("acknowledged", at, times), at("acked", at, times));
  }

  private static OrderNote recovered(@Nullable Long at, Times times) {
    return new OrderNote(at("recovered", at, times), at("back", at, times));
  }

  private static OrderNote shelved(@Nullable Long until, Times times) {
    String time = until == null ? "" : "until " + times.minute(until);
    return new OrderNote(("shelved " + time).strip(), time);
  }

  private static OrderNote of(Order order, Moment moment, Times times) {
    return switch (order.status()) {
      case FAILED -> same(ended("failed", order.endedAt(), moment, times));
      case DONE -> same(at("done", order.endedAt(), times));
      case CANCELLED -> same(at("cancelled", order.endedAt(), times));
      case PAUSED -> same("paused");
      case RUNNING -> moment.isSlow(order) ? slow(order, moment) : left(moment.left(order));
      case WAITING -> left(moment.left(order));
    };
  }

  private static OrderNote slow(Order order, Moment moment) {
    long ran = order.currentRun().map(moment::ran).orElse(0L);
    Long usual = moment.typical().get(order.stage());
    String typically = "typically " + Times.stopwatch(usual == null ? 0 : Math.max(1000, usual));
    return new OrderNote("stage " + Times.stopwatch(ran) + ", " + typically, typically);
  }

  private static OrderNote left(OptionalLong left) {
    if (left.isEmpty()) {
      return new OrderNote("time left unknown", "left unknown");
    }
    if (left.getAsLong() == 0) {
      return new OrderNote("longer than usual", "over usual");
    }
    String text = Times.stopwatch(Math.max(1000, left.getAsLong())) + " left";
    return new OrderNote("about " + text, text);
  }

  private static String ended(String how, @Nullable Long at, Moment moment, Times times) {
    return at == null || moment.stale() || moment.now() - at >= MINUTE_MS
        ? at(how, at, times)
        : how + " " + Times.words(moment.now() - at) + " ago";
  }

  private static String at(String how, @Nullable Long at, Times times) {
    return at == null ? how : how + " " + times.clock(at);
  }

  private static OrderNote same(String text) {
    return new OrderNote(text, text);
  }
}
