package dev.tallyboard.command;

import dev.tallyboard.bus.EventLog.Unavailable;
import dev.tallyboard.bus.EventLog.Unfit;
import dev.tallyboard.bus.redis.RedisPublisher;
import dev.tallyboard.client.Published;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import java.util.List;

/** Where events are published to. */
@FunctionalInterface
interface EventSink {
  /** All of them or none; blocks until that is known, or cannot be. */
  Published publish(List<Event> events);

  /** Straight to Redis, as a merchant's own program does. */
  static EventSink redis(RedisPublisher publisher, String merchant) {
    return events -> {
      try {
        return new Published.Stored(
            publisher.publish(merchant, events).stream().map(EventId::toString).toList());
      } catch (Unfit e) {
        return new Published.Refused(400, String.valueOf(e.getMessage()));
      } catch (Unavailable e) {
        String why = String.valueOf(e.getMessage());
        return e.maybeDone() ? new Published.Unknown(why) : new Published.NotTaken(why, null);
      }
    };
  }
}
