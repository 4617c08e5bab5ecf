package dev.tallyboard.console.detail;

import dev.tallyboard.alarm.OrderAlarm;
import dev.tallyboard.board.Order;
import dev.tallyboard.console.control.AlarmDesk;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.feed.Frame;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One order in full, live: what the board's frames say shows at once, what only the gateway knows
 * as soon as it has answered. FX thread.
 */
public final class DetailViewModel {
  private final AlarmDesk alarms;
  private final LongSupplier clock;
  private final Times times;
  private final Particulars particulars;
  private final Retries retries;
  private final Holds holds;
  private final ReadOnlyObjectWrapper<@Nullable DetailLook> look = new ReadOnlyObjectWrapper<>();

  private @Nullable Frame frame;

  /** The opened order's id; null while the drawer is closed. */
  private @Nullable String opened;

  /** The opened order as the board has it; null where it does not. */
  private @Nullable Order order;

  /** Whether the operator asked for a retry of an order that has nothing to retry. */
  private boolean retryWanted;

  /**
   * @param clock epoch ms
   */
  public DetailViewModel(AlarmDesk alarms, OrderDesk desk, LongSupplier clock, Times times) {
    this.alarms = alarms;
    this.clock = clock;
    this.times = times;
    particulars = new Particulars(desk, this::refresh);
    retries = new Retries(desk, clock, this::refresh);
    holds = new Holds(desk, clock, this::refresh);
    alarms.alarms().subscribe(_ -> refresh());
  }

  public void accept(Frame next) {
    frame = next;
    if (opened != null) {
      order = find(opened);
      follow();
    }
  }

  /** Lets a second pass. */
  public void tick() {
    refresh();
  }

  /** Shows this order, whether the board holds it or not. */
  public void open(String poId) {
    if (poId.equals(opened)) {
      return;
    }
    opened = poId;
    order = find(poId);
    retryWanted = false;
    holds.withdrawQuestion();
    follow();
  }

  public void close() {
    opened = null;
    order = null;
    holds.withdrawQuestion();
    particulars.close();
    refresh();
  }

  /** The id of the order that is shown; null while the drawer is closed. */
  public @Nullable String opened() {
    return opened;
  }

  /** Takes note of the order's alarms. */
  public void acknowledge() {
    if (opened != null) {
      alarms.acknowledge(opened);
    }
  }

  /** Has its failed stage run again, where that can be; else says why not. */
  public void retry() {
    retryWanted = true;
    if (order != null && frame != null) {
      retries.ask(order, frame.connection().state());
    }
    refresh();
  }

  /** Pauses or resumes it, where that can be, or asks whether it is to be cancelled for good. */
  public void hold(OrderHold what) {
    if (order != null && frame != null) {
      holds.ask(what, order, frame.connection().state());
    }
    refresh();
  }

  /** Cancels it for good, where that was asked. */
  void confirmCancel() {
    if (order != null && frame != null) {
      holds.confirm(order, frame.connection().state());
    }
    refresh();
  }

  /** Does not cancel it after all. Whether that was asked. */
  public boolean keep() {
    DetailLook shown = look.get();
    boolean asked = shown != null && shown.hold().asks();
    holds.withdrawQuestion();
    refresh();
    return asked;
  }

  /** Asks the gateway once more for what it did not answer. */
  void askAgain() {
    particulars.again();
    refresh();
  }

  /** All that is shown; null while the drawer is closed. */
  ReadOnlyObjectProperty<@Nullable DetailLook> look() {
    return look.getReadOnlyProperty();
  }

  /** The order and its alarm as plain text, to be pasted elsewhere; empty while it is closed. */
  public String details() {
    DetailLook shown = look.get();
    if (shown == null) {
      return "";
    }
    OrderAlarm alarm = shown.situation().alarm();
    return OrderText.of(shown, order, alarm == null ? "" : alarms.details(alarm.cause()));
  }

  private @Nullable Order find(String poId) {
    return frame == null
        ? null
        : frame.board().orders().stream()
            .filter(it -> it.poId().equals(poId))
            .findFirst()
            .orElse(null);
  }

  private void follow() {
    if (opened != null && frame != null) {
      particulars.follow(opened, order, frame.connection().isLive());
      holds.follow(order, frame.connection().state());
    }
    refresh();
  }

  private void refresh() {
    if (opened == null || frame == null) {
      look.set(null);
      return;
    }
    Moment moment = Moment.of(frame, clock.getAsLong());
    OrderAlarm alarm = alarms.alarms().get().of(opened).orElse(null);
    look.set(
        DetailLook.of(
            opened,
            order,
            particulars.known(),
            order == null ? Situation.unknown() : Situation.of(order, alarm, moment, times),
            retries.offer(order, frame.connection().state(), retryWanted),
            holds.offer(order, frame.connection().state()),
            ItemTable.of(order, particulars, frame.completeness()),
            moment,
            times));
  }
}
