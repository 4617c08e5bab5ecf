package dev.tallyboard.bus.redis;

import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.EventLog.Heard;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.Retention;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.EventId;
import dev.tallyboard.event.Stage;
import dev.tallyboard.support.RedisProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the tests of the log say and read. */
final class RedisFixture {
  static final long NOW = 1_697_097_615_000L;
  static final String MERCHANT = "m_1";
  static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);

  private RedisFixture() {}

  static RedisEventLog open(RedisProcess redis) {
    return open(redis, Retention.ofEvents(1_000_000));
  }

  static RedisEventLog open(RedisProcess redis, Retention retention) {
    RedisEventLog log = RedisEventLog.open(RedisAddress.parse(redis.url()), CLOCK, retention);
    // A machine that has much else to do may need longer to connect than a call is willing to wait.
    await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(log::probe);
    return log;
  }

  static Entry entry(@Nullable String key, String poId) {
    return new Entry(key, event(poId));
  }

  static Event event(String poId) {
    return new Progress(new Subject(poId, null, Stage.AI_PARSING), 1, null, Meta.NONE);
  }

  static List<EventId> append(RedisEventLog log, String... poIds) {
    List<EventId> ids = new ArrayList<>();
    for (String poId : poIds) {
      ids.addAll(log.append(MERCHANT, List.of(entry(null, poId))));
    }
    return ids;
  }

  static List<EventId> append(RedisEventLog log, int count) {
    return log.append(
        MERCHANT, IntStream.range(0, count).mapToObj(i -> entry(null, "po" + i)).toList());
  }

  static EventId beginning(RedisEventLog log) {
    return EventId.beginning(log.head(MERCHANT).log());
  }

  static List<Heard> read(Tail tail, int count) throws Exception {
    List<Heard> all = new ArrayList<>();
    while (all.size() < count) {
      List<? extends Heard> page = tail.next(Duration.ofSeconds(10));
      if (page.isEmpty()) {
        throw new AssertionError("only " + all.size() + " of " + count + " events came");
      }
      all.addAll(page);
    }
    return all;
  }

  static List<String> poIds(List<? extends Heard> heard) {
    return heard.stream().map(it -> it.event().poId()).toList();
  }

  static List<EventId> ids(List<? extends Heard> heard) {
    return heard.stream().map(it -> ((Stored) it).id()).toList();
  }
}
