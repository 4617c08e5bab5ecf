package dev.tallyboard.console.shell;

import dev.tallyboard.console.settings.KeptPreferences;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Answers the system's dialog for files, which the headless screen does not have. */
public record ChosenFiles(List<Path> files) implements FileChoice {
  /** A window in which the operator chooses these, each time. FX thread. */
  public static ConsoleStage window(
      Stage stage, KeptPreferences preferences, Clock clock, List<Path> files) {
    return new ConsoleStage(
        stage,
        preferences,
        clock,
        SystemLook.ofThisSystem(),
        NotificationPorts.none(),
        new ChosenFiles(List.copyOf(files)));
  }

  @Override
  public List<Path> choose(Window owner) {
    return files;
  }

  @Override
  public Optional<Path> chooseTarget(Window owner, String name) {
    return Optional.empty();
  }
}
