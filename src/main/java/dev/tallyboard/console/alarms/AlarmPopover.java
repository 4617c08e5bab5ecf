package dev.tallyboard.console.alarms;

import dev.tallyboard.alarm.Cause;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.control.Zoomed;
import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.console.theme.Theme;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.jspecify.annotations.Nullable;

/** Opens the list of alarms below the bell. */
public final class AlarmPopover {
  private final Theme theme;
  private final AlarmList list;
  private final PopOver popover;
  private @Nullable Cause first;

  /**
   * @param showOrder brings the order with that id into view
   */
  public AlarmPopover(AlarmsViewModel model, Theme theme, Times times, Consumer<String> showOrder) {
    this.theme = theme;
    list =
        new AlarmList(
            model,
            theme,
            times,
            it -> {
              hide();
              showOrder.accept(it);
            },
            this::hide);
    popover = new PopOver(new Zoomed(list, theme.textPercent()));
    // What is open would keep the stylesheets that it was opened with.
    theme.palette().subscribe((_, _) -> popover.hide(Duration.ZERO));
    theme.textPercent().subscribe((_, _) -> popover.hide(Duration.ZERO));
    popover.setArrowLocation(ArrowLocation.TOP_RIGHT);
    popover.setDetachable(false);
    popover.setCornerRadius(4);
    popover.setArrowSize(8);
    popover.setFadeInDuration(Motion.SLIDE_IN);
    popover.setFadeOutDuration(Motion.SLIDE_OUT);
    popover.setOnShown(_ -> list.focus(first));
  }

  public void toggle(Node owner) {
    if (popover.isShowing()) {
      hide();
    } else {
      show(owner, null);
    }
  }

  /** Opens it on this alarm, or on the first. */
  public void show(Node owner, @Nullable Cause cause) {
    first = cause;
    if (popover.isShowing()) {
      list.focus(cause);
    } else {
      popover.setAnimated(!theme.motion().reduced());
      popover.show(owner);
    }
  }

  private void hide() {
    popover.hide();
  }
}
