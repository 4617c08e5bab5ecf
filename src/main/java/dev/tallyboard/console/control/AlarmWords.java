package dev.tallyboard.console.control;

import dev.tallyboard.alarm.Cause;
import dev.tallyboard.alarm.Shelving;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;

/** What an alarm says to an operator. */
public final class AlarmWords {
  private static final Texts TEXTS = Texts.of(AlarmWords.class);

  private AlarmWords() {}

  /** A clause that names the cause, such as "Database save failed". */
  public static String what(Cause cause) {
    Stage stage = cause.stage();
    return switch (cause.kind()) {
      case STAGE_FAILED ->
          stage == null
              ? TEXTS.of("alarm.failed")
              : TEXTS.of("alarm.stage-failed", StageName.of(stage));
      case ORDER_STUCK ->
          stage == null ? TEXTS.of("alarm.stuck") : TEXTS.of("alarm.stuck-in", StageName.of(stage));
      case CONNECTION_LOST -> TEXTS.of("alarm.connection-lost");
      case CONNECTION_UNSTABLE -> TEXTS.of("alarm.connection-unstable");
      case OTHER -> TEXTS.of("alarm.other");
    };
  }

  /** A sentence that says what to do. */
  public static String advice(Cause cause) {
    return switch (cause.kind()) {
      case STAGE_FAILED -> afterFailure(cause.stage() == null ? "" : cause.stage().name());
      case ORDER_STUCK -> TEXTS.of("advice.stuck");
      case CONNECTION_LOST -> TEXTS.of("advice.connection-lost");
      case CONNECTION_UNSTABLE -> TEXTS.of("advice.connection-unstable");
      case OTHER -> TEXTS.of("advice.other");
    };
  }

  /** For how long, such as "15 min". */
  public static String howLong(Shelving how) {
    return switch (how) {
      case QUARTER_HOUR -> Times.words(15 * 60_000);
      case HOUR -> Times.words(60 * 60_000);
      case END_OF_SHIFT -> TEXTS.of("shelving.end-of-shift");
    };
  }

  private static String afterFailure(String stage) {
    return switch (stage) {
      case "ai_parsing" -> TEXTS.of("advice.document");
      case "database_save" -> TEXTS.of("advice.database");
      case "product_draft_creation", "shopify_sync", "status_update" -> TEXTS.of("advice.shop");
      case "image_attachment", "background_image_processing" -> TEXTS.of("advice.pictures");
      default -> TEXTS.of("advice.stage");
    };
  }
}
