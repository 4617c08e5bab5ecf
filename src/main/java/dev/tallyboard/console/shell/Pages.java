package dev.tallyboard.console.shell;

import dev.tallyboard.console.settings.SettingsView;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The board, or the settings in its place. */
final class Pages extends StackPane {
  private final SettingsView settings;
  private final ReadOnlyBooleanWrapper settingsOpen = new ReadOnlyBooleanWrapper();
  private @Nullable Node focusedBefore;

  Pages(SettingsView settings) {
    this.settings = settings;
    settings.setVisible(false);
    setMinHeight(0);
    getChildren().add(settings);
  }

  /** What is shown while the settings are not. */
  void setBoard(Node board) {
    board.visibleProperty().bind(settingsOpen.not());
    getChildren().addFirst(board);
  }

  ReadOnlyBooleanProperty settingsOpen() {
    return settingsOpen.getReadOnlyProperty();
  }

  void openSettings(String page) {
    if (!settingsOpen.get()) {
      focusedBefore = getScene().getFocusOwner();
      show(true);
    }
    settings.show(page);
    settings.focusNames();
  }

  /** The settings at their first page, or the board again. */
  void toggleSettings() {
    if (!closeSettings()) {
      openSettings(settings.first());
    }
  }

  /** Closes the settings; the keys are where they were. Whether there was something to close. */
  boolean closeSettings() {
    if (!settingsOpen.get()) {
      return false;
    }
    show(false);
    (focusedBefore == null ? getParent() : focusedBefore).requestFocus();
    return true;
  }

  private void show(boolean now) {
    settings.setVisible(now);
    settingsOpen.set(now);
  }
}
