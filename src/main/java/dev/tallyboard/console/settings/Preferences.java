package dev.tallyboard.console.settings;

import dev.tallyboard.console.control.NotificationRules;
import dev.tallyboard.console.theme.ThemeChoice;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has chosen.
 *
 * @param reducedMotion nothing moves; the system's own setting counts besides
 * @param textPercent size of texts and of all around them, 100 to 200
 * @param denseRows the rows of the orders are the low ones in a large window, too
 * @param window where the window was; null before it was anywhere
 * @param orders how the list of orders is sorted, and what is on top of it
 * @param connections which gateways, and how the window keeps to them
 * @param notifications what they want to be told of, how and when
 */
public record Preferences(
    ThemeChoice theme,
    boolean reducedMotion,
    int textPercent,
    boolean denseRows,
    @Nullable WindowPlace window,
    OrderList orders,
    Connections connections,
    NotificationRules notifications) {
  public static final int LEAST_TEXT = 100;
  public static final int MOST_TEXT = 200;

  public static final Preferences DEFAULT =
      new Preferences(
          ThemeChoice.SYSTEM,
          false,
          LEAST_TEXT,
          false,
          null,
          OrderList.DEFAULT,
          Connections.NONE,
          NotificationRules.DEFAULT);

  public Preferences {
    textPercent = Math.clamp(textPercent, LEAST_TEXT, MOST_TEXT);
  }

  public Preferences with(ThemeChoice chosen) {
    return new Preferences(
        chosen, reducedMotion, textPercent, denseRows, window, orders, connections, notifications);
  }

  public Preferences withReducedMotion(boolean reduced) {
    return new Preferences(
        theme, reduced, textPercent, denseRows, window, orders, connections, notifications);
  }

  public Preferences withTextPercent(int percent) {
    return new Preferences(
        theme, reducedMotion, percent, denseRows, window, orders, connections, notifications);
  }

  public Preferences withDenseRows(boolean dense) {
    return new Preferences(
        theme, reducedMotion, textPercent, dense, window, orders, connections, notifications);
  }

  public Preferences with(WindowPlace place) {
    return new Preferences(
        theme, reducedMotion, textPercent, denseRows, place, orders, connections, notifications);
  }

  public Preferences with(OrderList list) {
    return new Preferences(
        theme, reducedMotion, textPercent, denseRows, window, list, connections, notifications);
  }

  public Preferences with(Connections next) {
    return new Preferences(
        theme, reducedMotion, textPercent, denseRows, window, orders, next, notifications);
  }

  public Preferences with(NotificationRules rules) {
    return new Preferences(
        theme, reducedMotion, textPercent, denseRows, window, orders, connections, rules);
  }
}
