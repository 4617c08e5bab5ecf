package dev.tallyboard.console.shell;

import dev.tallyboard.console.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Lets the operator choose files; none where the choice was given up. */
@FunctionalInterface
interface FileChoice {
  Texts TEXTS = Texts.of(FileChoice.class);

  List<Path> choose(Window owner);

  /** The system's own dialog. */
  static List<Path> bySystemDialog(Window owner) {
    FileChooser dialog = new FileChooser();
    dialog.setTitle(TEXTS.of("files.title"));
    dialog
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(TEXTS.of("files.orders"), "*.csv", "*.CSV"),
            new FileChooser.ExtensionFilter(TEXTS.of("files.all"), "*.*"));
    List<File> files = dialog.showOpenMultipleDialog(owner);
    return files == null ? List.of() : files.stream().map(File::toPath).toList();
  }
}
