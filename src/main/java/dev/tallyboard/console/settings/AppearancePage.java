package dev.tallyboard.console.settings;

import atlantafx.base.controls.ToggleSwitch;
import dev.tallyboard.console.theme.ThemeChoice;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

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
                .row("Large text", "Up to 200 %", textSize()));
  }

  private HBox themes() {
    HBox themes = new HBox();
    themes.getStyleClass().add("segments");
    themes.setAlignment(Pos.CENTER_RIGHT);
    ToggleGroup group = new ToggleGroup();
    for (ThemeChoice choice : ThemeChoice.values()) {
      String lower = choice.name().toLowerCase(Locale.ROOT);
      ToggleButton segment =
          new ToggleButton(Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
      segment.setId("theme-" + lower);
      segment.getStyleClass().add("segment");
      segment.setMinWidth(Region.USE_PREF_SIZE);
      segment.setToggleGroup(group);
      segment.setOnAction(
          _ -> {
            segment.setSelected(true);
            preferences.change(it -> it.with(choice));
          });
      preferences.current().subscribe(it -> segment.setSelected(it.theme() == choice));
      themes.getChildren().add(segment);
    }
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

  private ComboBox<Integer> textSize() {
    ComboBox<Integer> size = new ComboBox<>();
    size.setId("text-size");
    size.setAccessibleText("Large text");
    size.getItems().setAll(SIZES);
    size.setMinWidth(104);
    size.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Integer percent) {
            return percent == null ? "" : percent + " %";
          }

          @Override
          public Integer fromString(String text) {
            throw new UnsupportedOperationException("chosen, never typed");
          }
        });
    preferences.current().subscribe(it -> size.setValue(it.textPercent()));
    size.valueProperty().subscribe(chosen -> preferences.change(it -> it.withTextPercent(chosen)));
    return size;
  }
}
