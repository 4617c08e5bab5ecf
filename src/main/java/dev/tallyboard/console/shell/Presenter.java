package dev.tallyboard.console.shell;

import java.util.List;
import java.util.function.Supplier;

/**
 * A menu for whoever shows the window to others.
 *
 * @param title such as "Demo"
 */
public record Presenter(String title, List<Action> actions) {
  public Presenter {
    actions = List.copyOf(actions);
  }

  /**
   * One item of the menu.
   *
   * @param label asked for each time the menu opens, on the FX thread
   * @param work may block; runs off the FX thread
   */
  public record Action(Supplier<String> label, Runnable work) {}
}
