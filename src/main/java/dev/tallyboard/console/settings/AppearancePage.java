package dev.tallyboard.console.settings;

import atlantafx.base.controls.ToggleSwitch;
import dev.tallyboard.console.theme.ThemeChoice;
import java.util.List;
import javafx.scene.layout.VBox;

/** How the window looks and moves. */
public final class AppearancePage extends VBox {
  private static final List<Integer> SIZES = List.of(100, 125, 150, 175, 200);

  private final KeptPreferences preferences;

  public AppearancePage(KeptPreferences preferences) {
    super(32);
    this.preferences = preferences;
    getChildren()
        .addAll(
            new Section("Appearance").row("Theme", "", themes()),
            new Section("Accessibility")
                .row(
                    "Reduced motion",
                    "No sliding, no flashing; changes appear at once",
                    reducedMotion())
                .row("Large text", "Up to 200 %", textSizes()));
  }

  private Segments<ThemeChoice> themes() {
    Segments<ThemeChoice> themes =
        new Segments<ThemeChoice>(chosen -> preferences.change(it -> it.with(chosen)))
            .with(ThemeChoice.SYSTEM, "System", "theme-system")
            .with(ThemeChoice.LIGHT, "Light", "theme-light")
            .with(ThemeChoice.DARK, "Dark", "theme-dark");
    preferences.current().subscribe(it -> themes.select(it.theme()));
    return themes;
  }

  private ToggleSwitch reducedMotion() {
    ToggleSwitch reduced = new ToggleSwitch();
    reduced.setId("reduced-motion");
    reduced.setAccessibleText("Reduced motion");
    preferences.current().subscribe(it -> reduced.setSelected(it.reducedMotion()));
    reduced
        .selectedProperty()
        .subscribe(now -> preferences.change(it -> it.withReducedMotion(now)));
    return reduced;
  }

  private Segments<Integer> textSizes() {
    Segments<Integer> sizes =
        new Segments<>(chosen -> preferences.change(it -> it.withTextPercent(chosen)));
    SIZES.forEach(it -> sizes.with(it, it + " %", "text-" + it));
    preferences.current().subscribe(it -> sizes.select(it.textPercent()));
    return sizes;
  }
}
