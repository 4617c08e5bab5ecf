package dev.tallyboard.bus;

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
  private static final int MAX_PAYLOAD_LENGTH = 1_000_000;

  /**
   * @param clock stamps the event
   * @throws Unfit for an event or key that cannot be stored
   */
  public static Line of(Entry entry, Clock clock) {
    Event event = entry.event().withMeta(entry.event().meta().stampedAt(clock.millis()));
    String payload = EventCodec.encode(event);
    requireLength("key", entry.key(), MAX_KEY_LENGTH);
    requireLength("event", payload, MAX_PAYLOAD_LENGTH);
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

  /**
   * @throws Unfit for a text that is too long to be stored
   */
  private static void requireLength(String what, @Nullable String text, int max) {
    if (text != null && text.length() > max) {
      throw new Unfit(
          "The %s is %d characters long; at most %d are stored."
              .formatted(what, text.length(), max));
    }
  }
}
