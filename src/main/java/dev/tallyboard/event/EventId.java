package dev.tallyboard.event;

import java.util.Optional;

/**
 * The id of a stored event: {@code {log}-{n}} or {@code {log}-{ms}-{n}}. Ids of the same log and
 * form compare by number, and its beginning lies before them; those of different logs do not
 * compare at all.
 *
 * @param log new whenever a log is created; never empty
 * @param ms epoch ms, or -1 in the short form
 * @param n 0 or more; 0 is the head of an empty log
 */
public record EventId(String log, long ms, long n) {
  /** The longest id that is read as one. */
  public static final int MAX_LENGTH = 256;

  public static EventId of(String log, long n) {
    return new EventId(log, -1, n);
  }

  /** The place before every event of a log, whichever form its ids have. */
  public static EventId beginning(String log) {
    return of(log, 0);
  }

  /** Reads an id; empty for anything of another form, which is no error. */
  public static Optional<EventId> parse(String text) {
    int lastDash = text.lastIndexOf('-');
    if (lastDash <= 0 || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    long n = number(text, lastDash + 1, text.length());
    if (n < 0) {
      return Optional.empty();
    }
    int middleDash = text.lastIndexOf('-', lastDash - 1);
    long ms = middleDash > 0 ? number(text, middleDash + 1, lastDash) : -1;
    String log = text.substring(0, ms < 0 ? lastDash : middleDash);
    return Optional.of(new EventId(log, ms, n));
  }

  public boolean comparesWith(EventId other) {
    return log.equals(other.log)
        && ((ms < 0) == (other.ms < 0) || isBeginning() || other.isBeginning());
  }

  public boolean isBeginning() {
    return ms < 0 && n == 0;
  }

  /** Whether this id lies behind the other in the same log. */
  public boolean isAfter(EventId other) {
    return comparesWith(other) && (ms != other.ms ? ms > other.ms : n > other.n);
  }

  @Override
  public String toString() {
    return ms < 0 ? log + '-' + n : log + '-' + ms + '-' + n;
  }

  /** The decimal number there, or -1 for none or one that is too large. */
  private static long number(String text, int from, int to) {
    if (from >= to || to - from > 19) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
