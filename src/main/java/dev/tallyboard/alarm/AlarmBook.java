package dev.tallyboard.alarm;

import dev.tallyboard.alarm.Cause.Kind;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Frame.Completeness;
import org.jspecify.annotations.Nullable;

/**
 * The state machine: frames and the operator's actions go in, {@link #alarms} gives the state.
 * Owned by one thread at a time; times are epoch ms. Bounded: {@value #MAX_CAUSES} causes are told
 * apart, {@value #MAX_OCCURRENCES} occurrences kept; of more, the number alone.
 */
public final class AlarmBook {
  public static final int MAX_CAUSES = 100;

  /** More than a board has orders: one that is on the board never has to go. */
  public static final int MAX_OCCURRENCES = 12_000;

  public static final long MAX_SHELF_MS = 24 * 3_600_000L;

  private static final String CONNECTION = "";

  private final AlarmList list;
  private final OrderWatch orders;
  private final ConnectionWatch connection;
  private String merchantId;
  private @Nullable Alarms shown;

  /** Goes on from what was kept. */
  public AlarmBook(KeptAlarms kept, Thresholds limits, long now) {
    list = new AlarmList(kept);
    orders = new OrderWatch(list, limits, now);
    connection = new ConnectionWatch(limits);
    merchantId = kept.merchantId();
  }

  /**
   * Looks at what is, now; to be called as time passes, too. Whether anything changed.
   *
   * <p>While the stream is not live, an order that is missing says nothing, and for the orders no
   * time passes beyond that of the data.
   */
  public boolean accept(Frame frame, long now) {
    boolean changed = endShelves(now);
    connection.accept(frame.connection(), now);
    changed |= lookAtConnection(now);
    if (frame.completeness() != Completeness.LOADING) {
      changed |= startOverForAnother(frame.board().merchantId());
      changed |= orders.accept(frame, now);
    }
    return changed(changed);
  }

  /**
   * Takes note of an alarm.
   *
   * @param seen {@link Alarms#serial} of what the operator saw: what struck later stays new
   */
  public boolean acknowledge(Cause cause, long seen, long now) {
    AlarmEntry entry = list.of(cause);
    return changed(entry != null && entry.acknowledge(seen, now));
  }

  /** Takes note of all alarms of one order. */
  public boolean acknowledge(String poId, long seen, long now) {
    boolean changed = false;
    for (AlarmEntry entry : list.all()) {
      changed |= entry.cause().concernsOrders() && entry.acknowledge(poId, seen, now);
    }
    return changed(changed);
  }

  /**
   * Silences a cause, whomever it strikes, until then, or for {@value #MAX_SHELF_MS} ms at most.
   *
   * @return false where it cannot be shelved, or is not there
   */
  public boolean shelve(Cause cause, long until, long now) {
    AlarmEntry entry = list.of(cause);
    if (entry == null || !cause.canBeShelved() || until <= now) {
      return false;
    }
    entry.shelve(Math.min(until, now + MAX_SHELF_MS));
    return changed(true);
  }

  public boolean unshelve(Cause cause) {
    AlarmEntry entry = list.of(cause);
    return changed(entry != null && entry.unshelve());
  }

  public Alarms alarms() {
    Alarms now = shown;
    if (now == null) {
      now = list.toAlarms();
      shown = now;
    }
    return now;
  }

  public KeptAlarms kept() {
    return new KeptAlarms(KeptAlarms.VERSION, merchantId, alarms().serial(), alarms().all());
  }

  private boolean lookAtConnection(long now) {
    boolean changed = false;
    Long lost = connection.lostSince(now);
    if (lost != null) {
      changed = raiseOnce(Cause.CONNECTION_LOST, lost);
    } else if (connection.isLive()) {
      changed = list.clear(Cause.CONNECTION_LOST, CONNECTION, now);
    }
    if (connection.isUnstable(now)) {
      changed |= raiseOnce(Cause.CONNECTION_UNSTABLE, connection.unstableSince());
    } else if (connection.isCalm(now)) {
      changed |= list.clear(Cause.CONNECTION_UNSTABLE, CONNECTION, now);
    }
    return changed;
  }

  /** One loss is one alarm, and so is one restless time, however long it lasts. */
  private boolean raiseOnce(Cause cause, long since) {
    AlarmEntry entry = list.of(cause);
    Trouble trouble = Trouble.ofConnection(cause.kind(), since);
    boolean there =
        entry != null
            && (cause.kind() == Kind.CONNECTION_UNSTABLE
                ? entry.occurrences().stream().anyMatch(Occurrence::isActive)
                : entry.holds(CONNECTION, trouble));
    if (!there) {
      list.raise(cause, CONNECTION, CONNECTION, trouble, "");
    }
    return !there;
  }

  private boolean endShelves(long now) {
    boolean changed = false;
    for (AlarmEntry entry : list.all()) {
      Long until = entry.shelvedUntil();
      // Further ahead than any may be: the clock has been put back since.
      if (until != null && (until <= now || until - now > MAX_SHELF_MS)) {
        changed |= entry.unshelve();
      }
    }
    return changed;
  }

  /** Another merchant's orders say nothing about these. */
  private boolean startOverForAnother(String told) {
    boolean another = !told.isEmpty() && !merchantId.isEmpty() && !told.equals(merchantId);
    if (another) {
      list.forgetOrders();
      orders.forget();
    }
    merchantId = told.isEmpty() ? merchantId : told;
    return another;
  }

  private boolean changed(boolean changed) {
    if (changed) {
      list.dropWhatIsOver();
      shown = null;
    }
    return changed;
  }
}
