package dev.tallyboard.console.settings;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The settings in place of the board: the pages by name, and the chosen one beside. */
public final class SettingsView extends HBox {
  private static final Texts TEXTS = Texts.of(SettingsView.class);
  private static final double NAMES = 216;
  private static final double PAGE = 628;

  /** Below this the pages are known by their icons, and by tooltips. */
  private static final double IN_WORDS_FROM = 640;

  private static final double ICONS = 64;

  /** What the scroll bar takes where not all names fit. */
  private static final double BAR = 10;

  private final List<Page> pages;
  private final Choices<String> names;
  private final Label title = new Label(TEXTS.of("settings.title"));
  private final VBox list = new VBox(4, title);
  private final ScrollPane listScroll = bare(list);
  private final StackPane shown = new StackPane();
  private final ScrollPane scroll = bare(shown);

  /**
   * @param pages at least one; the first is shown at first
   */
  public SettingsView(List<Page> pages) {
    this.pages = List.copyOf(pages);
    setId("settings");
    getStyleClass().add("settings");
    title.getStyleClass().add("page-title");
    title.managedProperty().bind(title.visibleProperty());
    list.getStyleClass().add("settings-names");
    names = new Choices<>(list, this::show);
    pages.forEach(it -> list.getChildren().add(name(it)));
    shown.setAlignment(Pos.TOP_LEFT);
    shown.getStyleClass().add("settings-page");
    shown.setMaxWidth(PAGE);
    listScroll.setFitToHeight(true);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(listScroll, scroll);
    widthProperty().subscribe(_ -> write());
    heightProperty().subscribe(_ -> write());
    show(pages.getFirst().id());
  }

  /** One that only scrolls, up and down. */
  private static ScrollPane bare(Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("bare-scroll");
    return scroll;
  }

  private void write() {
    boolean inWords = getWidth() >= IN_WORDS_FROM;
    title.setVisible(inWords);
    double bar = inWords && list.prefHeight(NAMES) > getHeight() ? BAR : 0;
    listScroll.setMinWidth((inWords ? NAMES : ICONS) + bar);
    listScroll.setMaxWidth((inWords ? NAMES : ICONS) + bar);
    for (Node it : list.getChildren()) {
      if (it instanceof ToggleButton name) {
        name.setContentDisplay(inWords ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        name.setTooltip(inWords ? null : new Tooltip(name.getText()));
      }
    }
  }

  /** The id of the first page. */
  public String first() {
    return pages.getFirst().id();
  }

  /** Shows the page of this id. */
  public void show(String id) {
    names.select(id);
    pages.stream()
        .filter(it -> it.id().equals(id))
        .forEach(it -> shown.getChildren().setAll(it.content()));
    scroll.setVvalue(0);
  }

  /** The name of the page that is shown has the keys from now on. */
  public void focusNames() {
    names.focusChosen();
  }

  private ToggleButton name(Page page) {
    ToggleButton name = new ToggleButton(page.name(), Icon.styled(page.icon(), 18));
    name.setId("settings-" + page.id());
    name.getStyleClass().add("settings-name");
    name.setAccessibleText(page.name());
    name.setAlignment(Pos.CENTER_LEFT);
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinHeight(Region.USE_PREF_SIZE);
    names.add(page.id(), name);
    return name;
  }
}
