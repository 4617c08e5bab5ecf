package dev.tallyboard.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a connection ended. Reasons are short words for logs and scripts. */
sealed interface Ending {
  String reason();

  /**
   * It broke, or never came to be: worth another attempt.
   *
   * @param retryAfter how long the server asked to be left alone
   */
  record Broken(String reason, @Nullable Duration retryAfter) implements Ending {
    static Broken because(String reason) {
      return new Broken(reason, null);
    }
  }

  /** The server asked not to come back (204, 410). */
  record Stop(String reason) implements Ending {}

  /** The server refused the token (401, 403). */
  record SignIn(String reason) implements Ending {}
}
