package dev.tallyboard.console.shell;

import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.console.theme.Palette;
import dev.tallyboard.console.theme.Theme;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** Keeps the theme as the operator wants it, else as the system has it. FX thread. */
final class Appearance implements AutoCloseable {
  private final KeptPreferences preferences;
  private final SystemLook system;
  private final Stage stage;
  private final boolean still;
  private final Subscription following;
  private final Theme theme = new Theme(Palette.LIGHT, new Motion(true, false));

  /**
   * @param still nothing moves, whatever is wanted
   */
  Appearance(KeptPreferences preferences, SystemLook system, Stage stage, boolean still) {
    this.preferences = preferences;
    this.system = system;
    this.stage = stage;
    this.still = still;
    following =
        Subscription.combine(
            preferences.current().subscribe(_ -> follow()),
            system.dark().subscribe(_ -> follow()),
            system.reducedMotion().subscribe(_ -> follow()),
            stage.showingProperty().subscribe(_ -> follow()),
            stage.iconifiedProperty().subscribe(_ -> follow()));
  }

  /** The stage and the system forget it. */
  @Override
  public void close() {
    following.unsubscribe();
  }

  Theme theme() {
    return theme;
  }

  /** Light to dark and back: each time something is seen to change. */
  void flip() {
    preferences.change(it -> it.with(it.theme().flipped(system.dark().getValue())));
  }

  private void follow() {
    Preferences wanted = preferences.current().get();
    boolean seen = stage.isShowing() && !stage.isIconified();
    theme.palette().set(wanted.theme().palette(system.dark().getValue()));
    theme.textPercent().set(wanted.textPercent());
    theme
        .motionProperty()
        .set(
            new Motion(still || wanted.reducedMotion() || system.reducedMotion().getValue(), seen));
  }
}
