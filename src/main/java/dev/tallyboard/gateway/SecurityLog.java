package dev.tallyboard.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What concerns security, for the log. A line holds the client's address and words of this program,
 * nothing that a client sent; and of each sort so many lines a minute, the rest as a number, so
 * that no client can fill the disk or push everything else out of the log. Any thread may tell.
 */
final class SecurityLog {
  enum Matter {
    REFUSED("A request was refused"),
    LIMIT("A limit was reached"),
    SLOW("A request came too slowly"),
    EXPIRED("A stream ended with its token");

    private final String words;

    Matter(String words) {
      this.words = words;
    }
  }

  static final int LINES_A_MINUTE = 5;

  private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);
  private static final long MINUTE = 60_000_000_000L;

  private static final class Minute {
    long since;
    int told;
    long untold;

    Minute(long since) {
      this.since = since;
    }
  }

  private final LongSupplier nanos;

  /** By what happened and why, of which there are a few; guarded by itself. */
  private final Map<String, Minute> minutes = new HashMap<>();

  /**
   * @param nanos a monotonic clock
   */
  SecurityLog(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * @param client its address, or null where it is not known any more
   * @param why in words of this program, a few of them
   */
  void tell(Matter matter, @Nullable String client, String why) {
    synchronized (minutes) {
      long now = nanos.getAsLong();
      Minute minute = minutes.computeIfAbsent(matter + why, _ -> new Minute(now));
      if (now - minute.since >= MINUTE) {
        if (minute.untold > 0) {
          LOG.info("{}: {}, {} times more within that minute", matter.words, why, minute.untold);
        }
        minute.since = now;
        minute.told = 0;
        minute.untold = 0;
      }
      if (minute.told == LINES_A_MINUTE) {
        minute.untold++;
        return;
      }
      minute.told++;
      LOG.info(
          "{}, from {}: {}{}",
          matter.words,
          client,
          why,
          minute.told == LINES_A_MINUTE ? " (more of this minute are only counted)" : "");
    }
  }

  /** As far as it concerns security. */
  void tell(Refusal refusal, @Nullable String client) {
    switch (refusal.status()) {
      case 401, 403 -> tell(Matter.REFUSED, client, refusal.status() + ", " + refusal.reason());
      case 413, 414, 429, 431 ->
          tell(Matter.LIMIT, client, refusal.status() + ", " + refusal.reason());
      default -> {}
    }
  }
}
