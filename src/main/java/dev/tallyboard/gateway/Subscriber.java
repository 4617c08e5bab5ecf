package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.Tail.LogDoesNotReachBack;
import dev.tallyboard.event.EventId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream, confined to its event loop. Behind the ring it pulls pages from the log as fast
 * as its socket takes them; at the ring's head it is live, and what its socket does not take waits
 * in a bounded queue.
 */
final class Subscriber {
  private sealed interface Page {
    record Events(List<Frame> frames) implements Page {}

    record OutOfReach(EventId head) implements Page {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

  /** Few, since those of a reader that catches up or is slow are shared with nobody. */
  private static final int EVENTS_A_WRITE = 32;

  private final Outlet outlet;
  private final String merchantId;
  private final EventLog log;
  private final Ring ring;
  private final LoopFeed feed;
  private final StreamLoop loop;
  private final Metrics metrics;
  private final Runnable whenGone;
  private final ConflatingQueue queue;
  private final Queue<Frame> page = new ArrayDeque<>();

  /** The newest event that was written or queued. */
  private EventId position;

  private boolean live;
  private boolean reading;
  private boolean finishing;
  private boolean gone;

  Subscriber(
      HttpServerResponse response,
      String merchantId,
      EventLog log,
      LiveBoard board,
      LoopFeed feed,
      StreamLoop loop,
      EventId position,
      Runnable whenGone) {
    this.metrics = loop.metrics();
    this.outlet = new Outlet(response, metrics, loop::outletBytes, this::drained);
    this.merchantId = merchantId;
    this.log = log;
    this.ring = board.ring();
    this.feed = feed;
    this.loop = loop;
    this.queue =
        new ConflatingQueue(
            loop.settings().queueEntries(), loop.settings().queueBytes(), metrics.conflated);
    this.position = position;
    this.whenGone = whenGone;
  }

  void start() {
    catchUp();
  }

  /** Tells the reader to fetch a snapshot, and goes on behind {@code head}. */
  void reset(EventId head) {
    outlet.write(Frame.reset(head));
    metrics.resets.increment();
    position = head;
  }

  /** A socket that is full needs no sign of life: it has enough to read. */
  void heartbeat(Buffer heartbeat) {
    if (isOpen() && queue.isEmpty() && !outlet.isFull()) {
      outlet.write(heartbeat);
    }
  }

  /** What is new, as events and as one buffer. */
  void tell(List<Frame> frames, Buffer together) {
    if (!isOpen()) {
      return;
    }
    boolean all = frames.getFirst().id().isAfter(position);
    List<Frame> mine =
        all ? frames : frames.stream().filter(it -> it.id().isAfter(position)).toList();
    if (mine.isEmpty()) {
      return;
    }
    position = mine.getLast().id();
    if (queue.isEmpty()) {
      Buffer bytes = all ? together : Frame.join(mine);
      if (outlet.takes(bytes.length())) {
        outlet.write(bytes, mine.size());
        return;
      }
    }
    for (Frame frame : mine) {
      if (!queue.offer(frame)) {
        LOG.info("A reader of {} is too slow and is disconnected", merchantId);
        metrics.tooSlow.increment();
        abandon();
        return;
      }
    }
  }

  /** The loop was too late for the ring: back to the log. */
  void fallBehind() {
    live = false;
    if (queue.isEmpty()) {
      catchUp();
    }
  }

  /** Ends the stream behind what is queued. */
  void finish() {
    finishing = true;
    leave();
    if (isOpen() && queue.isEmpty()) {
      end();
    }
  }

  /** The token is no longer good: nothing more is sent. */
  void expire() {
    if (isOpen()) {
      if (queue.isEmpty()) {
        end();
      } else {
        abandon();
      }
    }
  }

  /** The connection is no more. */
  void closed() {
    if (!gone) {
      gone = true;
      leave();
      queue.clear();
      page.clear();
      whenGone.run();
    }
  }

  /** Gives up what waits, and the connection. */
  private void abandon() {
    closed();
    outlet.abort();
  }

  private void end() {
    outlet.end();
    closed();
  }

  private boolean isOpen() {
    return !gone && outlet.isOpen();
  }

  private void leave() {
    live = false;
    feed.leave(this);
  }

  private void drained() {
    if (!isOpen()) {
      return;
    }
    while (!queue.isEmpty() && !outlet.isFull()) {
      List<Frame> oldest = queue.take(EVENTS_A_WRITE);
      outlet.write(Frame.join(oldest), oldest.size());
    }
    if (!queue.isEmpty()) {
      return;
    }
    if (finishing) {
      end();
    } else if (!live) {
      catchUp();
    }
  }

  private void catchUp() {
    while (isOpen() && !finishing && !live && !reading && !outlet.isFull()) {
      List<Frame> next = new ArrayList<>();
      while (!page.isEmpty() && next.size() < EVENTS_A_WRITE) {
        next.add(page.remove());
      }
      if (next.isEmpty()) {
        Optional<List<Frame>> newest = ring.after(position, EVENTS_A_WRITE);
        if (newest.isEmpty()) {
          readPage();
          return;
        }
        next = newest.get();
      }
      if (next.isEmpty()) {
        live = true;
        feed.join(this, position);
        return;
      }
      position = next.getLast().id();
      outlet.write(Frame.join(next), next.size());
      metrics.replayed.add(next.size());
    }
  }

  private void readPage() {
    reading = true;
    EventId from = position;
    loop.replay(() -> pageBehind(from))
        .onComplete(
            read -> {
              reading = false;
              if (!isOpen() || finishing) {
                return;
              }
              if (read.failed()) {
                LOG.warn(
                    "A replay of {} failed; the reader has to come again",
                    merchantId,
                    read.cause());
                abandon();
                return;
              }
              switch (read.result()) {
                case Page.OutOfReach it -> reset(it.head());
                case Page.Events it -> page.addAll(it.frames());
              }
              catchUp();
            });
  }

  /** Off the loop: it blocks. */
  private Page pageBehind(EventId from) throws InterruptedException {
    try (Tail tail = log.follow(merchantId, from)) {
      List<Stored> stored = tail.next(Duration.ofSeconds(1));
      return new Page.Events(stored.stream().map(Frame::of).toList());
    } catch (LogDoesNotReachBack e) {
      return new Page.OutOfReach(log.head(merchantId));
    }
  }
}
