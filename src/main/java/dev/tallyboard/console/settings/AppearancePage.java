package dev.tallyboard.console.settings;

import atlantafx.base.controls.ToggleSwitch;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.ThemeChoice;
import java.util.List;
import javafx.scene.layout.VBox;

/** How the window looks and moves. */
public final class AppearancePage extends VBox {
  private static final Texts TEXTS = Texts.of(AppearancePage.class);

  private static final List<Integer> SIZES = List.of(100, 125, 150, 175, 200);

  private final KeptPreferences preferences;

  public AppearancePage(KeptPreferences preferences) {
    super(32);
    this.preferences = preferences;
    getChildren()
        .addAll(
            new Section(TEXTS.of("appearance.title"))
                .row(TEXTS.of("appearance.theme"), "", themes())
                .row(TEXTS.of("appearance.rows"), TEXTS.of("appearance.rows.hint"), densities()),
            new Section(TEXTS.of("appearance.accessibility"))
                .row(
                    TEXTS.of("appearance.reduced-motion"),
                    TEXTS.of("appearance.reduced-motion.hint"),
                    reducedMotion())
                .row(
                    TEXTS.of("appearance.text-size"),
                    TEXTS.of("appearance.text-size.hint"),
                    textSizes()));
  }

  private Segments<ThemeChoice> themes() {
    Segments<ThemeChoice> themes =
        new Segments<ThemeChoice>(chosen -> preferences.change(it -> it.with(chosen)))
            .with(ThemeChoice.SYSTEM, TEXTS.of("appearance.system"), "theme-system")
            .with(ThemeChoice.LIGHT, TEXTS.of("appearance.light"), "theme-light")
            .with(ThemeChoice.DARK, TEXTS.of("appearance.dark"), "theme-dark");
    preferences.current().subscribe(it -> themes.select(it.theme()));
    return themes;
  }

  private Segments<Boolean> densities() {
    Segments<Boolean> densities =
        new Segments<Boolean>(dense -> preferences.change(it -> it.withDenseRows(dense)))
            .with(false, TEXTS.of("appearance.comfortable"), "rows-comfortable")
            .with(true, TEXTS.of("appearance.compact"), "rows-compact");
    preferences.current().subscribe(it -> densities.select(it.denseRows()));
    return densities;
  }

  private ToggleSwitch reducedMotion() {
    ToggleSwitch reduced = new ToggleSwitch();
    reduced.setId("reduced-motion");
    reduced.setAccessibleText(TEXTS.of("appearance.reduced-motion"));
    preferences.current().subscribe(it -> reduced.setSelected(it.reducedMotion()));
    reduced
        .selectedProperty()
        .subscribe(now -> preferences.change(it -> it.withReducedMotion(now)));
    return reduced;
  }

  private Segments<Integer> textSizes() {
    Segments<Integer> sizes =
        new Segments<>(chosen -> preferences.change(it -> it.withTextPercent(chosen)));
    SIZES.forEach(it -> sizes.with(it, TEXTS.of("appearance.percent", it), "text-" + it));
    preferences.current().subscribe(it -> sizes.select(it.textPercent()));
    return sizes;
  }
}
