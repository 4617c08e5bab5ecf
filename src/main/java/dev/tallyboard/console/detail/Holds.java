package dev.tallyboard.console.detail;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.OrderHeld;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The pauses, resumptions and cancellations that were asked for at this desk. Of one order there is
 * one at a time: from the click until the board tells of it. FX thread.
 */
final class Holds {
  /** The board tells of what was taken within this time, else it may be asked for again. */
  static final long PATIENCE_MS = 15_000;

  private static final Texts TEXTS = Texts.of(Holds.class);

  private sealed interface Asked {
    record UnderWay(OrderHold what) implements Asked {}

    record Taken(OrderHold what, long at) implements Asked {}

    /** While the order stands where it stood then. */
    record Refused(OrderStatus status, Stage stage, String why) implements Asked {}
  }

  private final OrderDesk desk;
  private final LongSupplier clock;
  private final Runnable changed;
  private final Map<String, Asked> asked = new HashMap<>();

  /** The order of which the operator is asked whether to cancel it; null for none. */
  private @Nullable String questioned;

  /**
   * @param clock epoch ms
   * @param changed called when an answer has come
   */
  Holds(OrderDesk desk, LongSupplier clock, Runnable changed) {
    this.desk = desk;
    this.clock = clock;
    this.changed = changed;
  }

  /**
   * @param order null where the board does not hold it
   */
  HoldOffer offer(@Nullable Order order, ConnectionState connection) {
    if (order == null) {
      return HoldOffer.NONE;
    }
    Set<OrderHold> fitting = EnumSet.allOf(OrderHold.class);
    fitting.removeIf(it -> !it.fits(order));
    OrderHold underWay = underWay(order);
    boolean live = connection == ConnectionState.LIVE;
    boolean possible = live && underWay == null;
    boolean asks =
        possible && order.poId().equals(questioned) && fitting.contains(OrderHold.CANCEL);
    return new HoldOffer(
        fitting, possible, underWay, asks, words(order, !fitting.isEmpty() && !live));
  }

  /** Asks for it where it is offered, and before a cancellation the operator. */
  void ask(OrderHold what, Order order, ConnectionState connection) {
    questioned = null;
    HoldOffer offer = offer(order, connection);
    if (!what.fits(order)) {
      asked.put(order.poId(), refused(order, TEXTS.of("hold.conflict", not(what))));
    } else if (offer.possible() && what == OrderHold.CANCEL) {
      questioned = order.poId();
    } else if (offer.possible()) {
      send(what, order);
    }
  }

  /** Cancels it where the operator is asked. */
  void confirm(Order order, ConnectionState connection) {
    boolean asks = offer(order, connection).asks();
    questioned = null;
    if (asks) {
      send(OrderHold.CANCEL, order);
    }
  }

  /**
   * The question falls where the order can be cancelled no longer: it never comes back by itself.
   */
  void follow(@Nullable Order order, ConnectionState connection) {
    if (!offer(order, connection).asks()) {
      questioned = null;
    }
  }

  /** Nobody is asked any longer. */
  void withdrawQuestion() {
    questioned = null;
  }

  private void send(OrderHold what, Order order) {
    String poId = order.poId();
    asked.put(poId, new Asked.UnderWay(what));
    desk.hold(
        what,
        poId,
        it -> {
          asked.put(poId, outcome(it, what, order));
          changed.run();
        });
  }

  private Asked outcome(Answer<OrderHeld> answer, OrderHold what, Order order) {
    return switch (answer) {
      case Answer.Ok<OrderHeld> _ -> new Asked.Taken(what, clock.getAsLong());
      case Answer.NotModified<OrderHeld> _ -> refused(order, TEXTS.of("hold.no.answer", ""));
      case Answer.Missing<OrderHeld> _ -> refused(order, TEXTS.of("hold.missing", not(what)));
      case Answer.SignIn<OrderHeld> it when it.status() == 403 ->
          refused(order, TEXTS.of("hold.forbidden", not(what)));
      case Answer.SignIn<OrderHeld> _ -> refused(order, TEXTS.of("hold.signed.out", not(what)));
      case Answer.Refused<OrderHeld> it when it.status() == 409 ->
          refused(order, TEXTS.of("hold.conflict", not(what)));
      case Answer.Refused<OrderHeld> it ->
          refused(order, TEXTS.of("hold.refused", not(what), PlainText.of(it.why())));
      case Answer.Failed<OrderHeld> it ->
          refused(order, TEXTS.of("hold.no.answer", PlainText.of(it.why())));
    };
  }

  private static Asked refused(Order order, String why) {
    return new Asked.Refused(order.status(), order.stage(), why);
  }

  private static String not(OrderHold what) {
    return switch (what) {
      case PAUSE -> TEXTS.of("hold.not.paused");
      case RESUME -> TEXTS.of("hold.not.resumed");
      case CANCEL -> TEXTS.of("hold.not.cancelled");
    };
  }

  private @Nullable OrderHold underWay(Order order) {
    return switch (asked.get(order.poId())) {
      case Asked.UnderWay it -> it.what();
      case Asked.Taken it when it.what().fits(order) && isYoung(it) -> it.what();
      case null, default -> null;
    };
  }

  private boolean isYoung(Asked.Taken taken) {
    return clock.getAsLong() - taken.at() <= PATIENCE_MS;
  }

  /** Of a failed order the retry says already that it waits for a connection. */
  private String words(Order order, boolean waits) {
    return switch (asked.get(order.poId())) {
      case Asked.Taken _ when underWay(order) != null -> TEXTS.of("hold.taken");
      case Asked.Refused it
          when it.status() == order.status() && it.stage().equals(order.stage()) ->
          it.why();
      case null, default ->
          waits && order.status() != OrderStatus.FAILED ? TEXTS.of("hold.not.live") : "";
    };
  }
}
