package dev.tallyboard.console.detail;

import dev.tallyboard.board.Order;
import dev.tallyboard.client.Answer;
import dev.tallyboard.order.OrderDetail;
import org.jspecify.annotations.Nullable;

/**
 * What only the gateway knows of the opened order: asked once, again when the board says that
 * something else has been read, and again when the stream is back after an answer failed to come.
 * FX thread.
 */
final class Particulars {
  /** As far as the board knows what has been read. */
  private record Version(
      String poId,
      @Nullable String workflowId,
      @Nullable Integer lineItems,
      @Nullable Integer confidence) {}

  private final OrderDesk desk;
  private final Runnable changed;
  private @Nullable Version asked;
  private @Nullable OrderDetail known;
  private @Nullable Answer<OrderDetail> answer;
  private long requests;
  private boolean live;

  /**
   * @param changed called when an answer has come
   */
  Particulars(OrderDesk desk, Runnable changed) {
    this.desk = desk;
    this.changed = changed;
  }

  /** Asks where there is something to ask. */
  void follow(String poId, @Nullable Order order, boolean nowLive) {
    Version version =
        order == null
            ? new Version(poId, null, null, null)
            : new Version(poId, order.workflowId(), order.lineItems(), order.confidence());
    boolean back = nowLive && !live && answer != null && !(answer instanceof Answer.Ok);
    live = nowLive;
    if (asked == null || !asked.poId().equals(poId)) {
      known = null;
    }
    if (back || !version.equals(asked)) {
      ask(version);
    }
  }

  /** Asks once more. */
  void again() {
    if (asked != null) {
      ask(asked);
    }
  }

  /** Forgets all; an answer under way is not taken. */
  void close() {
    requests++;
    asked = null;
    known = null;
    answer = null;
  }

  /** Of this order; null where nothing has come. */
  @Nullable OrderDetail known() {
    return known;
  }

  /** The newest answer; null while it is under way. */
  @Nullable Answer<OrderDetail> answer() {
    return answer;
  }

  private void ask(Version version) {
    asked = version;
    answer = null;
    long request = ++requests;
    desk.detail(
        version.poId(),
        it -> {
          if (request == requests) {
            take(it);
          }
        });
  }

  private void take(Answer<OrderDetail> next) {
    answer = next;
    if (next instanceof Answer.Ok<OrderDetail>(OrderDetail detail)) {
      known = detail;
    }
    changed.run();
  }
}
