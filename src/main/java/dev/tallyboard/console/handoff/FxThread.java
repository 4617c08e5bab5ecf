package dev.tallyboard.console.handoff;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Runs jobs on the FX thread, in order, never inline: for answers, of which each one counts. */
public final class FxThread implements Executor {
  @Override
  public void execute(Runnable job) {
    Platform.runLater(job);
  }
}
