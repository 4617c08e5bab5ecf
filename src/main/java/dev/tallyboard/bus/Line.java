package dev.tallyboard.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.EventLog.Unfit;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.event.MerchantName;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * An event as any log stores it: checked, stamped where it came without a time, and encoded.
 *
 * @param kind the wire name
 * @param payload JSON, an object with at least one field
 */
public record Line(String kind, String payload) {
  private static final int MAX_KEY_LENGTH = 300;

  /** In UTF-8. With its field names it still fits what a client takes of one event, 1 MiB. */
  private static final int MAX_PAYLOAD_BYTES = 1_000_000;

  /**
   * @param clock stamps the event
   * @throws Unfit for an event or key that cannot be stored
   */
  public static Line of(Entry entry, Clock clock) {
    Event event = entry.event().withMeta(entry.event().meta().stampedAt(clock.millis()));
    String payload = EventCodec.encode(event);
    requireKeyLength(entry.key());
    if (!fits(payload)) {
      throw new Unfit(
          "The event is too long; at most %d bytes are stored.".formatted(MAX_PAYLOAD_BYTES));
    }
    String kind = event.kind().wireName();
    // What could not be read again would stop every follower.
    if (!(EventCodec.decode(kind, payload) instanceof Decoded.Ok)) {
      throw new Unfit("An event of kind " + kind + " cannot be stored as it is.");
    }
    return new Line(kind, payload);
  }

  /**
   * @throws Unfit for a name that {@link MerchantName} does not allow
   */
  public static void requireMerchant(String merchantId) {
    if (!MerchantName.isGood(merchantId)) {
      throw new Unfit("The " + MerchantName.RULE);
    }
  }

  /** Whether readers take it: what is longer they would drop, and their boards lack it. */
  public static boolean fits(String payload) {
    return payload.length() <= MAX_PAYLOAD_BYTES / 3
        || payload.getBytes(UTF_8).length <= MAX_PAYLOAD_BYTES;
  }

  private static void requireKeyLength(@Nullable String key) {
    if (key != null && key.length() > MAX_KEY_LENGTH) {
      throw new Unfit(
          "The key is %d characters long; at most %d are stored."
              .formatted(key.length(), MAX_KEY_LENGTH));
    }
  }
}
