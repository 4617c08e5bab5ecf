package dev.tallyboard.console.control;

import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.alarm.Cause;
import dev.tallyboard.alarm.Shelving;
import javafx.beans.property.ReadOnlyObjectProperty;

/**
 * The alarms as any part of the window may show them and act on them. What an action reaches is
 * what was on the screen: anything newer stays unacknowledged. FX thread.
 */
public interface AlarmDesk {
  /** {@link Alarms#of(String)} gives that of an order. */
  ReadOnlyObjectProperty<Alarms> alarms();

  /** Takes note of all alarms of an order; nothing where there is none. */
  void acknowledge(String poId);

  /** Takes note of an alarm, whomever it struck. */
  void acknowledge(Cause cause);

  /** Silences a cause, whomever it strikes, for a time. */
  void shelve(Cause cause, Shelving how);

  void unshelve(Cause cause);

  /**
   * All that there is to know about an alarm, to be pasted elsewhere; empty where there is none.
   */
  String details(Cause cause);
}
