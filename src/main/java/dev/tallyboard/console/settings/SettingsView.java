package dev.tallyboard.console.settings;

import dev.tallyboard.console.control.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The settings in place of the board: the pages by name, and the chosen one beside. */
public final class SettingsView extends HBox {
  private static final double NAMES = 216;
  private static final double PAGE = 564;

  private final List<Page> pages;
  private final List<ToggleButton> names = new ArrayList<>();
  private final StackPane shown = new StackPane();
  private final ScrollPane scroll = new ScrollPane(shown);

  /**
   * @param pages at least one; the first is shown at first
   */
  public SettingsView(List<Page> pages) {
    this.pages = List.copyOf(pages);
    setId("settings");
    getStyleClass().add("settings");
    Label title = new Label("Settings");
    title.getStyleClass().add("page-title");
    VBox list = new VBox(4, title);
    list.getStyleClass().add("settings-names");
    list.setMinWidth(NAMES);
    list.setMaxWidth(NAMES);
    ToggleGroup group = new ToggleGroup();
    pages.forEach(it -> names.add(name(it, group)));
    list.getChildren().addAll(names);
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    shown.setAlignment(Pos.TOP_LEFT);
    shown.getStyleClass().add("settings-page");
    shown.setMaxWidth(PAGE);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("settings-scroll");
    HBox.setHgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(list, scroll);
    show(pages.getFirst().name());
  }

  /** Shows the page of this name. */
  public void show(String name) {
    for (int i = 0; i < pages.size(); i++) {
      if (pages.get(i).name().equals(name)) {
        names.get(i).setSelected(true);
        shown.getChildren().setAll(pages.get(i).content());
        scroll.setVvalue(0);
      }
    }
  }

  /** The name of the page that is shown has the keys from now on. */
  public void focusNames() {
    names.stream().filter(ToggleButton::isSelected).forEach(ToggleButton::requestFocus);
  }

  private ToggleButton name(Page page, ToggleGroup group) {
    ToggleButton name = new ToggleButton(page.name(), Icon.styled(page.icon(), 18));
    name.setId("settings-" + page.name().toLowerCase(Locale.ROOT));
    name.getStyleClass().add("settings-name");
    name.setAlignment(Pos.CENTER_LEFT);
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinHeight(Region.USE_PREF_SIZE);
    name.setToggleGroup(group);
    name.setOnAction(_ -> show(page.name()));
    name.focusTraversableProperty().bind(name.selectedProperty());
    return name;
  }

  /** The list is one stop of the Tab key: the page that is shown. */
  private void walk(KeyEvent event) {
    int step =
        switch (event.getCode()) {
          case UP -> -1;
          case DOWN -> 1;
          default -> 0;
        };
    for (int i = 0; step != 0 && i < names.size(); i++) {
      if (names.get(i).isFocused()) {
        show(pages.get(Math.clamp(i + step, 0, pages.size() - 1)).name());
        focusNames();
        event.consume();
        return;
      }
    }
  }
}
