package dev.tallyboard.board;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Kind;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An entry that finds its words when somebody looks: under flood most are gone before anyone does.
 * Owned by the board's thread.
 */
final class ActivityLine {
  private final Supplier<ActivityEntry> words;
  private @Nullable ActivityEntry entry;

  private ActivityLine(Supplier<ActivityEntry> words) {
    this.words = words;
  }

  /**
   * What an event says.
   *
   * @param attempt of the stage's run that the event belongs to
   */
  static ActivityLine of(@Nullable String id, Event event, int attempt) {
    return new ActivityLine(
        () ->
            new ActivityEntry(
                id,
                event.at(),
                event.kind(),
                event.poId(),
                event.stage(),
                ActivityText.of(event),
                event.kind() == Kind.PROGRESS && attempt > StageRun.FIRST_ATTEMPT
                    ? (Integer) attempt
                    : null));
  }

  static ActivityLine of(ActivityEntry entry) {
    return new ActivityLine(() -> entry);
  }

  /** The same object each time. */
  ActivityEntry entry() {
    if (entry == null) {
      entry = words.get();
    }
    return entry;
  }
}
