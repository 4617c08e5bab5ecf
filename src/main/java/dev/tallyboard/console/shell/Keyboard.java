package dev.tallyboard.console.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Which key reaches what: chords everywhere, plain keys on the board where nobody writes, and
 * Escape whatever lies uppermost. FX thread.
 *
 * @param details takes keys before the board does
 * @param escapes asked in this order; the first that had something to close or clear ends it
 * @param plainKeys each takes its own
 */
record Keyboard(
    Pages pages,
    MainWindow window,
    OrderDrawer.Open details,
    List<BooleanSupplier> escapes,
    List<Consumer<KeyEvent>> plainKeys) {

  /** Keys that nothing in focus has taken. */
  void listenTo(Scene scene) {
    scene
        .getAccelerators()
        .put(new KeyCodeCombination(KeyCode.F1), () -> pages.openSettings(SettingsPages.SHORTCUTS));
    scene.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /** The key with Ctrl, on a Mac with Command. */
  static void chord(Scene scene, Runnable work, KeyCode code, KeyCombination.Modifier... besides) {
    List<KeyCombination.Modifier> modifiers = new ArrayList<>(List.of(besides));
    modifiers.add(KeyCombination.SHORTCUT_DOWN);
    scene
        .getAccelerators()
        .put(new KeyCodeCombination(code, modifiers.toArray(KeyCombination.Modifier[]::new)), work);
  }

  /** By its character: where it lies differs from keyboard to keyboard. */
  private void typed(KeyEvent event) {
    if ("?".equals(event.getCharacter())) {
      pages.openSettings(SettingsPages.SHORTCUTS);
      event.consume();
    }
  }

  private void pressed(KeyEvent event) {
    boolean escape = event.getCode() == KeyCode.ESCAPE;
    if (pages.settingsOpen().get()) {
      if (escape && pages.closeSettings()) {
        event.consume();
      }
      return;
    }
    if (event.getTarget() instanceof TextInputControl && !escape) {
      return; // somebody writes
    }
    if (details.take(event)) {
      event.consume();
      return;
    }
    switch (event.getCode()) {
      case ESCAPE -> {
        if (escapes.stream().anyMatch(BooleanSupplier::getAsBoolean)) {
          event.consume();
        }
      }
      case UP, DOWN -> {
        window.focusOrders();
        event.consume();
      }
      default -> plainKeys.forEach(it -> it.accept(event));
    }
  }
}
