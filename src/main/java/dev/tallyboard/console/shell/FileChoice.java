package dev.tallyboard.console.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Lets the operator choose files; none where the choice was given up. */
@FunctionalInterface
interface FileChoice {
  List<Path> choose(Window owner);

  /** The system's own dialog. */
  static List<Path> bySystemDialog(Window owner) {
    FileChooser dialog = new FileChooser();
    dialog.setTitle("Add purchase orders");
    dialog
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter("Purchase orders (CSV)", "*.csv", "*.CSV"),
            new FileChooser.ExtensionFilter("All files", "*.*"));
    List<File> files = dialog.showOpenMultipleDialog(owner);
    return files == null ? List.of() : files.stream().map(File::toPath).toList();
  }
}
