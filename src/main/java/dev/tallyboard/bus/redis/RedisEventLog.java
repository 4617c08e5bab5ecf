package dev.tallyboard.bus.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.Line;
import dev.tallyboard.bus.Retention;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.event.EventId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of many machines: a stream of Redis a merchant, written and read by scripts that are one
 * atomic step each. Ids are {@code {log}-{ms}-{n}}. A key is known for as long as its event is
 * retained. Any number of processes append and follow.
 *
 * <p>Redis may lose what it has acknowledged, by a failover or a crash without an append-only file.
 * A log that has lost an event which this process has read gets a new name, so that nobody goes on
 * behind an id that means nothing any more.
 */
public final class RedisEventLog implements EventLog {
  private static final Logger LOG = LoggerFactory.getLogger(RedisEventLog.class);
  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int NAME_LENGTH = 12;
  private static final int FIXED_ARGUMENTS = 4;

  private final RedisLink link;
  private final Doorbells doorbells;
  private final Clock clock;
  private final Retention retention;
  private final SecureRandom random = new SecureRandom();

  /** The newest event of each merchant that this process has read. */
  private final Map<String, EventId> read = new ConcurrentHashMap<>();

  /** Names that logs had while this process read them. */
  private final Set<String> formerNames = ConcurrentHashMap.newKeySet();

  private RedisEventLog(RedisAddress address, Clock clock, Retention retention) {
    this.doorbells = new Doorbells();
    this.link = new RedisLink(address, doorbells);
    this.clock = clock;
    this.retention = retention;
    doorbells.hangOn(link);
  }

  /**
   * Opens the log, whether Redis is there or not; until it is, calls fail.
   *
   * @param clock stamps events that came without a time
   */
  public static RedisEventLog open(RedisAddress address, Clock clock, Retention retention) {
    RedisEventLog log = new RedisEventLog(address, clock, retention);
    log.link.start();
    return log;
  }

  @Override
  public List<EventId> append(String merchantId, List<Entry> entries) {
    Keys keys = new Keys(merchantId);
    if (entries.isEmpty()) {
      return List.of();
    }
    List<byte[]> arguments = new ArrayList<>(FIXED_ARGUMENTS + 3 * entries.size());
    arguments.add(newName());
    arguments.add(retainedEvents());
    arguments.add(retainedMs());
    arguments.add(bytes(keys.channelPrefix()));
    for (Entry entry : entries) {
      Line line = Line.of(entry, clock);
      // A call that is sent again after a reconnect finds what it has stored by its key.
      arguments.add(entry.key() == null ? newName() : bytes(entry.key()));
      arguments.add(bytes(line.kind()));
      arguments.add(bytes(line.payload()));
    }
    List<Object> answer = link.run(Script.APPEND, keys.all(), arguments.toArray(byte[][]::new));
    String log = text(answer.get(0));
    return list(answer.get(1)).stream().map(it -> id(log, text(it))).toList();
  }

  @Override
  public EventId head(String merchantId) {
    List<Object> answer = link.run(Script.HEAD, new Keys(merchantId).all(), newName());
    return id(text(answer.get(0)), text(answer.get(1)));
  }

  @Override
  public Tail follow(String merchantId, EventId after) {
    return new RedisTail(this, doorbells, new Keys(merchantId), after, clock);
  }

  @Override
  public Optional<Checkpoint> checkpoint(String merchantId) {
    List<Object> answer = link.run(Script.CHECKPOINT, new Keys(merchantId).all(), newName());
    String at = text(answer.get(1));
    return at.isEmpty()
        ? Optional.empty()
        : Optional.of(new Checkpoint(id(text(answer.get(0)), at), (byte[]) answer.get(2)));
  }

  /**
   * {@inheritDoc} Where another process has kept a newer one, that one stays.
   *
   * @throws IllegalArgumentException for one at an event that the log does not hold
   */
  @Override
  public void keepCheckpoint(String merchantId, Checkpoint checkpoint) {
    EventId at = checkpoint.at();
    List<Object> answer =
        at.isBeginning()
            ? List.of()
            : link.run(
                Script.KEEP,
                new Keys(merchantId).all(),
                newName(),
                retainedEvents(),
                retainedMs(),
                bytes(at.log()),
                bytes(stored(at)),
                checkpoint.board());
    if (!answer.isEmpty() && text(answer.getFirst()).equals("unknown")) {
      throw new IllegalArgumentException("A checkpoint at " + at + " is not of this log.");
    }
  }

  @Override
  public void probe() {
    link.ping();
  }

  /** Ends the connections; tails end with it. */
  @Override
  public void close() {
    link.close();
  }

  /** Tells the merchant's channel of heartbeats the time. */
  void heartbeat(String merchantId) {
    link.publish(
        new Keys(merchantId).channelPrefix() + "heartbeat",
        bytes("{\"timestamp\":" + clock.millis() + "}"));
  }

  /** What lies behind a place. */
  Page page(Keys keys, EventId place, int atMost) {
    List<Object> answer =
        link.run(
            Script.READ,
            keys.all(),
            newName(),
            bytes(place.isBeginning() ? "" : stored(place)),
            bytes(Integer.toString(atMost)));
    Page page = Page.of(answer);
    EventId newestRead = read.get(keys.merchantId());
    if (!page.log().equals(place.log())) {
      if (newestRead != null && newestRead.log().equals(place.log())) {
        formerNames.add(place.log());
      }
      return page;
    }
    if (page.place() == Page.Place.UNKNOWN && place.equals(newestRead)) {
      LOG.warn("The log of {} has lost events that were read of it", keys.merchantId());
      link.run(Script.RENEW, keys.all(), newName(), bytes(place.log()), bytes(stored(place)));
    }
    if (!page.entries().isEmpty()) {
      EventId newest = id(page.log(), page.entries().getLast().id());
      read.merge(
          keys.merchantId(),
          newest,
          (before, now) -> before.comparesWith(now) && before.isAfter(now) ? before : now);
    }
    return page;
  }

  /** Whether a message is of a time before the log got its name. */
  boolean wasNamed(ChannelMessage message) {
    return message.storedAs().filter(it -> formerNames.contains(it.log())).isPresent();
  }

  static EventId id(String log, String stored) {
    return stored.isEmpty()
        ? EventId.beginning(log)
        : EventId.parse(log + '-' + stored).orElseThrow();
  }

  static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }

  static List<?> list(Object answer) {
    return (List<?>) answer;
  }

  private static String stored(EventId id) {
    return Math.max(0, id.ms()) + "-" + id.n();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private byte[] retainedEvents() {
    return bytes(Long.toString(retention.events()));
  }

  private byte[] retainedMs() {
    Duration age = retention.age();
    return bytes(Long.toString(age == null ? 0 : age.toMillis()));
  }

  /** Random, so that the ids of a log that was thrown away are never taken for new ones. */
  private byte[] newName() {
    byte[] name = new byte[NAME_LENGTH];
    for (int i = 0; i < NAME_LENGTH; i++) {
      name[i] = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
    }
    return name;
  }
}
