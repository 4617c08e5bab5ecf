package dev.tallyboard.board;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import org.jspecify.annotations.Nullable;

/** What an event says to an operator, in one line. */
final class ActivityText {
  private static final int MAX_LENGTH = 300;

  private ActivityText() {}

  static String of(Event event) {
    String stage = event.stage().label();
    String text =
        switch (event) {
          case Progress it ->
              it.message() == null
                  ? stage + ": " + Math.round(it.progress()) + " %"
                  : stage + ": " + it.message();
          case StageChanged it -> changed(stage, it.status(), it.message());
          case Completed it -> completed(stage, it.lineItems(), it.confidence());
          case Failed it -> it.error() == null ? stage + " failed" : stage + ": " + it.error();
        };
    return text.length() <= MAX_LENGTH ? text : shortened(text);
  }

  /** Never cut within a surrogate pair: half a character cannot be written as UTF-8. */
  private static String shortened(String text) {
    int end = MAX_LENGTH - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static String changed(String stage, @Nullable String status, @Nullable String message) {
    String change =
        switch (status) {
          case null -> stage;
          case "waiting" -> "Waiting for " + stage;
          case "started", "paused", "resumed", "cancelled" -> stage + " " + status;
          default -> stage + ": " + status;
        };
    return message == null ? change : change + ", " + message;
  }

  private static String completed(
      String stage, @Nullable Integer lineItems, @Nullable Integer confidence) {
    StringBuilder text = new StringBuilder(stage).append(" done");
    if (lineItems != null) {
      text.append(", ").append(lineItems).append(lineItems == 1 ? " item" : " items");
    }
    if (confidence != null) {
      text.append(", ").append(confidence).append(" %");
    }
    return text.toString();
  }
}
