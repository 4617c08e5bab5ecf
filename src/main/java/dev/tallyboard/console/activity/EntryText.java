package dev.tallyboard.console.activity;

import dev.tallyboard.board.ActivityEntry;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.StageName;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words an entry of the board in the operator's language. The board hands over sentences in
 * English, because they are on the wire, too; each begins or ends with the stage's name. Where one
 * is exactly of a known form, its words are replaced; what the workflow told besides, and any other
 * sentence, stays as it came.
 */
final class EntryText {
  private static final Texts TEXTS = Texts.of(EntryText.class);

  private static final String WAITING = "Waiting for ";

  /** What a stage does, by what follows its name. */
  private static final Map<String, String> CHANGES =
      Map.of(
          " started", "entry.started",
          " paused", "entry.paused",
          " resumed", "entry.resumed",
          " cancelled", "entry.cancelled");

  private static final Pattern DONE =
      Pattern.compile(" done(?:, (\\d{1,9}) items?)?(?:, (\\d{1,3}) %)?");

  private EntryText() {}

  static String of(ActivityEntry entry) {
    String label = entry.stage().label();
    String stage = StageName.of(entry.stage());
    String text = entry.text();
    String worded =
        text.startsWith(label)
            ? afterStage(entry.kind(), stage, text.substring(label.length()))
            : text.startsWith(WAITING + label) && entry.kind() == Kind.STAGE
                ? with(
                    TEXTS.of("entry.waiting", stage),
                    text.substring(WAITING.length() + label.length()))
                : null;
    return worded == null ? PlainText.of(text) : worded;
  }

  private static @Nullable String afterStage(Kind kind, String stage, String rest) {
    if (rest.startsWith(": ")) {
      return TEXTS.of("entry.told", stage, PlainText.of(rest.substring(2)));
    }
    return switch (kind) {
      case PROGRESS -> null;
      case STAGE -> changed(stage, rest);
      case COMPLETION -> done(stage, rest);
      case ERROR -> rest.equals(" failed") ? TEXTS.of("entry.failed", stage) : null;
    };
  }

  private static @Nullable String changed(String stage, String rest) {
    for (Map.Entry<String, String> change : CHANGES.entrySet()) {
      if (rest.startsWith(change.getKey())) {
        return with(TEXTS.of(change.getValue(), stage), rest.substring(change.getKey().length()));
      }
    }
    return with(stage, rest);
  }

  /** Null where what follows is no message. */
  private static @Nullable String with(String change, String message) {
    if (message.isEmpty()) {
      return change;
    }
    return message.startsWith(", ") ? change + ", " + PlainText.of(message.substring(2)) : null;
  }

  private static @Nullable String done(String stage, String rest) {
    Matcher done = DONE.matcher(rest);
    if (!done.matches()) {
      return null;
    }
    String items = done.group(1);
    String confidence = done.group(2);
    return String.join(
        ", ",
        List.of(
                TEXTS.of("entry.done", stage),
                items == null ? "" : TEXTS.of("entry.items", Integer.parseInt(items)),
                confidence == null ? "" : TEXTS.of("entry.percent", confidence))
            .stream()
            .filter(it -> !it.isEmpty())
            .toList());
  }
}
