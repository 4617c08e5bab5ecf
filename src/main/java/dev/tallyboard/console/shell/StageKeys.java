package dev.tallyboard.console.shell;

import dev.tallyboard.console.pipeline.PipelineViewModel;
import javafx.scene.input.KeyEvent;

/** 1 to 7 show the orders of a stage alone, or of all again; 0 shows all. */
record StageKeys(PipelineViewModel pipeline) {
  void handle(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || !event.getCode().isDigitKey()) {
      return;
    }
    int digit = digit(event);
    if (digit == 0) {
      pipeline.selected().set(null);
      event.consume();
    } else if (digit > 0 && digit <= Math.min(7, pipeline.stages().size())) {
      pipeline.toggle(pipeline.stages().get(digit - 1).stage());
      event.consume();
    }
  }

  private static int digit(KeyEvent event) {
    String name = event.getCode().getName();
    return Character.digit(name.charAt(name.length() - 1), 10);
  }
}
