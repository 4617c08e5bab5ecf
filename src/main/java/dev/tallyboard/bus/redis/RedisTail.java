package dev.tallyboard.bus.redis;

import dev.tallyboard.bus.EventLog.Heard;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.EventLog.Unstored;
import dev.tallyboard.bus.Line;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.event.EventId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads pages of the stream whenever the doorbell has rung, and now and then without. What was
 * published past the log is given behind the page that was read after it came.
 */
final class RedisTail implements Tail, Doorbells.Waiting {
  private static final Logger LOG = LoggerFactory.getLogger(RedisTail.class);
  private static final int PAGE = 1_000;

  /** A ring may be lost with its connection. */
  private static final Duration LOOK_ANYWAY = Duration.ofSeconds(2);

  /** Of messages past the log; what is more counts as missed. */
  private static final int MAX_HEARD = 10_000;

  private final RedisEventLog log;
  private final Doorbells doorbells;
  private final Keys keys;
  private final Clock clock;

  private final String logName;

  // The follower's own.
  private EventId position;
  private boolean waits;
  private boolean missed;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // Guarded by the lock.
  private final Queue<ChannelMessage> heard = new ArrayDeque<>();
  private boolean rung;
  private boolean wasDeaf;
  private boolean closed;

  RedisTail(RedisEventLog log, Doorbells doorbells, Keys keys, EventId after, Clock clock) {
    this.log = log;
    this.doorbells = doorbells;
    this.keys = keys;
    this.logName = after.log();
    this.position = after;
    this.clock = clock;
  }

  @Override
  public List<? extends Heard> next(Duration patience)
      throws InterruptedException, LogDoesNotReachBack {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isClosed()) {
      EventId before = position;
      List<Heard> next = read();
      long left = deadline - System.nanoTime();
      if (!next.isEmpty() || left <= 0) {
        return next;
      }
      if (position.equals(before)) {
        awaitRing(Math.min(left, LOOK_ANYWAY.toNanos()));
      }
    }
    return List.of();
  }

  @Override
  public boolean mayHaveMissed() {
    boolean answer = missed;
    missed = false;
    return answer;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    doorbells.leave(keys, this);
  }

  @Override
  public void ring() {
    lock.lock();
    try {
      rung = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void listens() {
    lock.lock();
    try {
      wasDeaf = true;
      rung = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void heard(String channel, String message) {
    ChannelMessage it = ChannelMessage.of(channel, message);
    lock.lock();
    try {
      if (!it.isOf(logName)) {
        if (heard.size() < MAX_HEARD) {
          heard.add(it);
        } else {
          wasDeaf = true;
        }
      }
      rung = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private List<Heard> read() throws LogDoesNotReachBack {
    // Messages that came before the read are of a log whose name the read knows.
    int before = heardSoFar();
    Page page = log.page(keys, position, PAGE);
    if (!page.log().equals(logName)) {
      throw new LogDoesNotReachBack(position + " is of another log than " + page.log());
    }
    switch (page.place()) {
      case OK -> {}
      case TRIMMED -> throw new LogDoesNotReachBack("events behind " + position + " were trimmed");
      case UNKNOWN -> throw new LogDoesNotReachBack(position + " is not in the log");
    }
    List<Heard> next = new ArrayList<>(page.entries().size());
    for (Page.Entry entry : page.entries()) {
      position = RedisEventLog.id(logName, entry.id());
      decoded(entry.kind(), entry.payload()).ifPresent(it -> next.add(new Stored(position, it)));
    }
    for (ChannelMessage message : take(before)) {
      if (!log.wasNamed(message)) {
        decoded(message.channel(), message.payload())
            .filter(this::isOurs)
            .ifPresent(
                it -> next.add(new Unstored(it.withMeta(it.meta().stampedAt(clock.millis())))));
      }
    }
    return next;
  }

  private Optional<Event> decoded(String name, String payload) {
    if (Line.fits(payload) && EventCodec.decode(name, payload) instanceof Decoded.Ok ok) {
      return Optional.of(ok.event());
    }
    LOG.warn(
        "Something in the channels or the stream of {} is no event, or too long for one",
        keys.merchantId());
    return Optional.empty();
  }

  private boolean isOurs(Event event) {
    String told = event.meta().merchantId();
    if (told == null || told.equals(keys.merchantId())) {
      return true;
    }
    LOG.warn("An event of another merchant was published on a channel of {}", keys.merchantId());
    return false;
  }

  private int heardSoFar() {
    lock.lock();
    try {
      rung = false;
      missed |= wasDeaf;
      wasDeaf = false;
      return heard.size();
    } finally {
      lock.unlock();
    }
  }

  private List<ChannelMessage> take(int count) {
    lock.lock();
    try {
      List<ChannelMessage> taken = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        taken.add(heard.remove());
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void awaitRing(long nanos) throws InterruptedException {
    if (!waits) {
      waits = true;
      doorbells.join(keys, this);
      // What came before has rung nowhere.
      ring();
    }
    lock.lock();
    try {
      long left = nanos;
      while (!rung && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
    if (isClosed()) {
      doorbells.leave(keys, this);
    }
  }
}
