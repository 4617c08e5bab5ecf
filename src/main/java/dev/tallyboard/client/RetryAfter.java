package dev.tallyboard.client;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} (RFC 9110, section 10.2.3): seconds, or a date. */
public final class RetryAfter {
  private RetryAfter() {}

  /**
   * How long the server asks to be left alone, 0 or more; null where it did not say. A date counts
   * from the answer's own {@code Date}, so that clocks need not agree; where there is none, from
   * when the answer came.
   */
  public static @Nullable Duration of(Response response) {
    String value = response.header("Retry-After", "");
    String text = value == null ? "" : value.strip();
    if (text.matches("\\d+")) {
      // Beyond nine digits it is decades, however many those are.
      return Duration.ofSeconds(text.length() > 9 ? 999_999_999 : Long.parseLong(text));
    }
    Instant until = response.headers().getInstant("Retry-After");
    if (until == null) {
      return null;
    }
    Instant theirs = response.headers().getInstant("Date");
    Instant now =
        theirs == null ? Instant.ofEpochMilli(response.receivedResponseAtMillis()) : theirs;
    Duration left = Duration.between(now, until);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
