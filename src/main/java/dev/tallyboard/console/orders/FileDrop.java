package dev.tallyboard.console.orders;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/**
 * Files that are dropped on a node, which shows while they hover over it that it takes them.
 *
 * @param takes the files
 */
record FileDrop(Node target, Consumer<List<Path>> takes) {
  private static final PseudoClass DROPPABLE = PseudoClass.getPseudoClass("droppable");

  /** From now on. */
  void listen() {
    target.setOnDragOver(this::over);
    target.setOnDragExited(_ -> target.pseudoClassStateChanged(DROPPABLE, false));
    target.setOnDragDropped(this::drop);
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      target.pseudoClassStateChanged(DROPPABLE, true);
    }
    event.consume();
  }

  private void drop(DragEvent event) {
    List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
    event.setDropCompleted(!files.isEmpty());
    event.consume();
    if (!files.isEmpty()) {
      takes.accept(files);
    }
  }
}
