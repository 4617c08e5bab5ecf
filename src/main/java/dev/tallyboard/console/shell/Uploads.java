package dev.tallyboard.console.shell;

import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.handoff.FxThread;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends files off the FX thread, one after the other, and keeps what was refused. */
final class Uploads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private final Commands commands;
  private final Executor fxThread = new FxThread();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("console-uploads").factory());

  /** Newest first; FX thread. */
  private final ObservableList<Refusal> refusals = FXCollections.observableArrayList();

  /**
   * A file that did not become an order.
   *
   * @param sentence for the operator
   * @param detail what was said besides; may be empty, and in another language
   */
  record Refusal(String file, String sentence, String detail) {}

  Uploads(Commands commands) {
    this.commands = commands;
  }

  void add(List<Path> files) {
    for (Path file : files) {
      worker.execute(() -> send(file));
    }
  }

  ObservableList<Refusal> refusals() {
    return refusals;
  }

  /** FX thread. */
  void dismiss(Refusal refusal) {
    refusals.remove(refusal);
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    worker.shutdownNow();
  }

  private void send(Path file) {
    switch (upload(file)) {
      case UploadAnswer.Accepted it -> LOG.info("uploaded a document as order {}", it.poId());
      case UploadAnswer.Refused it -> {
        Path name = file.getFileName();
        Refusal refusal =
            new Refusal(
                PlainText.of(name == null ? file.toString() : name.toString()),
                UploadWords.of(it.why()),
                PlainText.of(it.detail()));
        fxThread.execute(() -> refusals.addFirst(refusal));
      }
    }
  }

  private UploadAnswer upload(Path file) {
    try {
      return commands.upload(file);
    } catch (RuntimeException e) {
      LOG.error("an upload ended unexpectedly", e);
      return new UploadAnswer.Refused(UploadAnswer.Why.BROKEN);
    }
  }
}
