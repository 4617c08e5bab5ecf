package dev.tallyboard.board;

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

/** Bare events of one order, {@value #PO}, to tell a board. */
final class Events {
  static final String PO = "po_1";

  private Events() {}

  static Event waiting(Stage stage, Stage... plan) {
    return new StageChanged(
        subject(stage), "waiting", null, new Upload("order.csv", 5L, List.of(plan)), Meta.NONE);
  }

  static Event started(Stage stage) {
    return told(stage, "started");
  }

  static Event told(Stage stage, String status) {
    return new StageChanged(subject(stage), status, null, null, Meta.NONE);
  }

  static Event progress(Stage stage, double percent) {
    return new Progress(subject(stage), percent, null, Meta.NONE);
  }

  static Event progress(Stage stage, double percent, String message) {
    return new Progress(subject(stage), percent, message, Meta.NONE);
  }

  static Event completed(Stage stage) {
    return new Completed(subject(stage), null, null, Meta.NONE);
  }

  static Event failed(Stage stage, String why) {
    return new Failed(subject(stage), why, Meta.NONE);
  }

  static Event inAttempt(int attempt, Event event) {
    return event.withMeta(event.meta().inAttempt(attempt));
  }

  static Event at(long ms, Event event) {
    return event.withMeta(event.meta().at(ms));
  }

  /** The same event of another order. */
  static Event ofOrder(String poId, Event event) {
    return about(new Subject(poId, event.subject().workflowId(), event.stage()), event);
  }

  /** The same event of another run of the workflow. */
  static Event inWorkflow(String workflowId, Event event) {
    return about(new Subject(event.poId(), workflowId, event.stage()), event);
  }

  private static Event about(Subject subject, Event event) {
    return switch (event) {
      case Progress it -> new Progress(subject, it.progress(), it.message(), it.meta());
      case StageChanged it ->
          new StageChanged(subject, it.status(), it.message(), it.upload(), it.meta());
      case Completed it -> new Completed(subject, it.lineItems(), it.confidence(), it.meta());
      case Failed it -> new Failed(subject, it.error(), it.meta());
    };
  }

  private static Subject subject(Stage stage) {
    return new Subject(PO, "wf_1", stage);
  }
}
