package dev.tallyboard.console.detail;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.StageRun;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The retries that were asked for at this desk. Of one order there is one at a time: from the click
 * until the board tells of the new attempt. FX thread.
 */
final class Retries {
  /** The board tells of a retry that was taken within this time, else it may be asked for again. */
  static final long PATIENCE_MS = 15_000;

  private static final Texts TEXTS = Texts.of(Retries.class);

  private sealed interface Asked {
    record UnderWay() implements Asked {}

    record Taken(Stage stage, int attempt, long at) implements Asked {}

    record Refused(@Nullable StageRun of, String why) implements Asked {}
  }

  private final OrderDesk desk;
  private final LongSupplier clock;
  private final Runnable changed;
  private final Map<String, Asked> asked = new HashMap<>();

  /**
   * @param clock epoch ms
   * @param changed called when an answer has come
   */
  Retries(OrderDesk desk, LongSupplier clock, Runnable changed) {
    this.desk = desk;
    this.clock = clock;
    this.changed = changed;
  }

  /**
   * @param order null where the board does not hold it
   * @param wanted whether to say in any case why there is nothing to retry
   */
  RetryOffer offer(@Nullable Order order, ConnectionState connection, boolean wanted) {
    if (order == null) {
      return new RetryOffer(wanted, false, wanted ? TEXTS.of("retry.unknown") : "");
    }
    boolean failed = order.status() == OrderStatus.FAILED;
    String busy = busy(order);
    if (!busy.isEmpty()) {
      return new RetryOffer(true, false, busy);
    }
    if (!failed) {
      return new RetryOffer(wanted, false, wanted ? TEXTS.of("retry.nothing.failed") : "");
    }
    return connection == ConnectionState.LIVE
        ? new RetryOffer(true, true, refusal(order))
        : new RetryOffer(true, false, TEXTS.of("retry.not.live"));
  }

  /** Asks for it where it is offered. */
  void ask(Order order, ConnectionState connection) {
    if (!offer(order, connection, false).possible()) {
      return;
    }
    String poId = order.poId();
    asked.put(poId, new Asked.UnderWay());
    desk.retry(
        poId,
        order.stage(),
        it -> {
          asked.put(poId, outcome(it, order));
          changed.run();
        });
  }

  private Asked outcome(Answer<RetryStarted> answer, Order order) {
    return switch (answer) {
      case Answer.Ok<RetryStarted>(RetryStarted it) ->
          new Asked.Taken(order.stage(), it.attempt(), clock.getAsLong());
      case Answer.NotModified<RetryStarted> _ -> refused(order, TEXTS.of("retry.no.answer", ""));
      case Answer.Missing<RetryStarted> _ -> refused(order, TEXTS.of("retry.missing"));
      case Answer.SignIn<RetryStarted> it ->
          refused(order, TEXTS.of(it.status() == 403 ? "retry.forbidden" : "retry.signed.out"));
      case Answer.Refused<RetryStarted> it when it.status() == 409 ->
          refused(order, TEXTS.of("retry.conflict"));
      case Answer.Refused<RetryStarted> it ->
          refused(order, TEXTS.of("retry.refused", PlainText.of(it.why())));
      case Answer.Failed<RetryStarted> it ->
          refused(order, TEXTS.of("retry.no.answer", PlainText.of(it.why())));
    };
  }

  private static Asked refused(Order order, String why) {
    return new Asked.Refused(order.currentRun().orElse(null), why);
  }

  private String busy(Order order) {
    return switch (asked.get(order.poId())) {
      case Asked.UnderWay _ -> TEXTS.of("retry.under.way");
      case Asked.Taken it when !isTold(it, order) -> TEXTS.of("retry.taken", it.attempt());
      case null, default -> "";
    };
  }

  private boolean isTold(Asked.Taken taken, Order order) {
    return order.status() != OrderStatus.FAILED
        || !order.stage().equals(taken.stage())
        || order.currentRun().filter(it -> it.attempt() >= taken.attempt()).isPresent()
        || clock.getAsLong() - taken.at() > PATIENCE_MS;
  }

  /** What became of the last retry of this very failure. */
  private String refusal(Order order) {
    return asked.get(order.poId()) instanceof Asked.Refused it
            && order.currentRun().equals(Optional.ofNullable(it.of()))
        ? it.why()
        : "";
  }
}
