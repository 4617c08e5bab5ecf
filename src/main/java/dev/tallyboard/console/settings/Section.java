package dev.tallyboard.console.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A titled part of a page: rows below one another, ruled. */
public final class Section extends VBox {
  public Section(String title) {
    getStyleClass().add("settings-section");
    Label head = new Label(title);
    head.getStyleClass().add("section-title");
    HBox ruled = new HBox(head);
    ruled.getStyleClass().add("settings-head");
    getChildren().add(ruled);
  }

  /**
   * Adds a row: what it is to the left, the control to the right.
   *
   * @param hint a second, quieter line; none where empty
   */
  public Section row(String name, String hint, Node control) {
    return row(name, hint, control, null);
  }

  /** The same with an icon before its name. */
  public Section row(Node icon, String name, Node control) {
    return row(name, "", control, icon);
  }

  private Section row(String name, String hint, Node control, @Nullable Node icon) {
    Label label = label(name, "settings-label");
    label.setGraphic(icon);
    VBox words = new VBox(label);
    if (!hint.isEmpty()) {
      words.getChildren().add(label(hint, "settings-hint"));
    }
    words.setAlignment(Pos.CENTER_LEFT);
    label.setLabelFor(control);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(16, words, control);
    row.getStyleClass().add("settings-row");
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(row);
    return this;
  }

  /** A row of words alone. */
  public Section row(String name, String value) {
    Label label = label(value, "settings-value");
    label.setMinWidth(0);
    return row(name, "", label);
  }

  /** Words that wrap, of that style. */
  public static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
