package dev.tallyboard.console.shell;

import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** Tells a key that means something to the window from one that somebody writes with. */
final class Typing {
  private Typing() {}

  /** Whether no other key is held but Shift, and nobody types in a field. */
  static boolean isPlain(KeyEvent event, Scene scene) {
    return !event.isShortcutDown()
        && !event.isControlDown()
        && !event.isAltDown()
        && !event.isMetaDown()
        && !(scene.getFocusOwner() instanceof TextInputControl);
  }
}
