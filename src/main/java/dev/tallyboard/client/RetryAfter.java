package dev.tallyboard.client;

import java.time.Duration;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} in its form of seconds (RFC 9110, section 10.2.3). */
public final class RetryAfter {
  private RetryAfter() {}

  /** Null where the server did not say, or said a date: clocks differ. */
  public static @Nullable Duration of(Response response) {
    String value = response.header("Retry-After");
    if (value == null || !value.strip().matches("\\d+")) {
      return null;
    }
    String seconds = value.strip();
    // Beyond nine digits it is decades, however many those are.
    return Duration.ofSeconds(seconds.length() > 9 ? 999_999_999 : Long.parseLong(seconds));
  }
}
