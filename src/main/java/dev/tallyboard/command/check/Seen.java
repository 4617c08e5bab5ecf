package dev.tallyboard.command.check;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has brought until now.
 *
 * @param openedAt when its answer began, on {@link System#nanoTime}
 * @param until when this was looked at, or the stream ended
 * @param events all that is no heartbeat, as far as it was kept
 * @param notKept events beyond what was kept
 * @param retries the values of {@code retry:}, as they came
 * @param oddities what the bytes hold that does not belong there
 * @param ended why it ended; null while it is open
 */
record Seen(
    long openedAt,
    long until,
    List<Message> events,
    long notKept,
    List<Message> heartbeats,
    List<String> retries,
    Set<Oddity> oddities,
    long lines,
    @Nullable String ended) {
  /** What a stream's bytes can be blamed for. */
  enum Oddity {
    BYTE_ORDER_MARK("a byte-order mark"),
    CARRIAGE_RETURN("CR line ends"),
    NOT_UTF8("bytes that are no UTF-8"),
    NUL("a NUL");

    private final String text;

    Oddity(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
