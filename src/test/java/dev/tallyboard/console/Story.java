package dev.tallyboard.console;

import dev.tallyboard.board.Board;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Event.Upload;
import dev.tallyboard.event.Stage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Folds real events into a real board. Times are epoch ms. */
public final class Story {
  private final Board board = new Board("northgate");
  private long events;

  public Story upload(String number, String supplier, long at) {
    return upload(number, supplier, at, List.of());
  }

  public Story upload(String number, String supplier, long at, List<Stage> plan) {
    return tell(
        new StageChanged(
            subject(number, Stage.AI_PARSING),
            "waiting",
            null,
            new Upload(number + ".csv", at, plan),
            Meta.NONE.at(at).named(number, supplier)));
  }

  public Story stage(String number, Stage stage, String status, long at, @Nullable String message) {
    return tell(new StageChanged(subject(number, stage), status, message, null, Meta.NONE.at(at)));
  }

  public Story started(String number, Stage stage, long at) {
    return tell(new StageChanged(subject(number, stage), "started", null, null, Meta.NONE.at(at)));
  }

  public Story progress(
      String number, Stage stage, double percent, @Nullable String message, long at) {
    return tell(new Progress(subject(number, stage), percent, message, Meta.NONE.at(at)));
  }

  public Story done(
      String number, Stage stage, @Nullable Integer items, @Nullable Integer confidence, long at) {
    return tell(new Completed(subject(number, stage), items, confidence, Meta.NONE.at(at)));
  }

  public Story failed(String number, Stage stage, @Nullable String error, long at) {
    return tell(new Failed(subject(number, stage), error, Meta.NONE.at(at)));
  }

  public Snapshot at(long now) {
    return board.snapshot(now);
  }

  private Story tell(Event event) {
    board.apply("log-" + ++events, event);
    return this;
  }

  private static Subject subject(String number, Stage stage) {
    return new Subject(number.toLowerCase(Locale.ROOT), "wf_" + number, stage);
  }
}
