package dev.tallyboard.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of events that were published. Publishing has no key that would make sending again
 * harmless, so it matters whether anything may have been stored.
 */
public sealed interface Published {
  /**
   * All of them are stored.
   *
   * @param ids one each, in the order of the events
   */
  record Stored(List<String> ids) implements Published {
    public Stored {
      ids = List.copyOf(ids);
    }
  }

  /** Nothing was stored, and the same events would be refused again (4xx). */
  record Refused(int status, String why) implements Published {}

  /**
   * Nothing was stored, and the same events may be sent again: nobody was reached, or the gateway
   * asked to come back later (408, 429, 503).
   *
   * @param retryAfter how long the gateway asked to be left alone
   */
  record NotTaken(String why, @Nullable Duration retryAfter) implements Published {}

  /** Whether they were stored is not known: the answer never came, or came broken. */
  record Unknown(String why) implements Published {}
}
