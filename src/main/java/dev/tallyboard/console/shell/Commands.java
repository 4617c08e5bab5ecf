package dev.tallyboard.console.shell;

import java.nio.file.Path;

/** What the operator can ask for; answers that concern orders come back as events. */
public interface Commands {
  /** Tries the stream at once. Called on the FX thread; returns at once. */
  void reconnectNow();

  /** Uploads a document. Blocks; called off the FX thread, for one file at a time. */
  UploadAnswer upload(Path file);
}
