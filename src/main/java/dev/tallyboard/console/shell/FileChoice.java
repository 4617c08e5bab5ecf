package dev.tallyboard.console.shell;

import dev.tallyboard.console.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Lets the operator choose files. */
interface FileChoice {
  Texts TEXTS = Texts.of(FileChoice.class);

  /** Files to read; none where the choice was given up. */
  List<Path> choose(Window owner);

  /**
   * A file to write to, new or to be replaced; empty where the choice was given up.
   *
   * @param name to propose
   */
  Optional<Path> chooseTarget(Window owner, String name);

  /** The system's own dialogs. */
  static FileChoice bySystemDialog() {
    return new FileChoice() {
      @Override
      public List<Path> choose(Window owner) {
        FileChooser dialog = dialog(TEXTS.of("files.title"), TEXTS.of("files.orders"));
        List<File> files = dialog.showOpenMultipleDialog(owner);
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
      }

      @Override
      public Optional<Path> chooseTarget(Window owner, String name) {
        FileChooser dialog = dialog(TEXTS.of("files.save"), TEXTS.of("files.table"));
        dialog.setInitialFileName(name);
        return Optional.ofNullable(dialog.showSaveDialog(owner)).map(File::toPath);
      }
    };
  }

  private static FileChooser dialog(String title, String csv) {
    FileChooser dialog = new FileChooser();
    dialog.setTitle(title);
    dialog
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(csv, "*.csv", "*.CSV"),
            new FileChooser.ExtensionFilter(TEXTS.of("files.all"), "*.*"));
    return dialog;
  }
}
