package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.EventLog.Heard;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.Tail.LogDoesNotReachBack;
import dev.tallyboard.event.EventId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    /**
     * @param passesUnstored whether something without an id may lie among them
     */
    record Events(List<Chunk> chunks, boolean passesUnstored) implements Page {}

    record OutOfReach(EventId head) implements Page {}
  }

  /** What goes into one write: of what waits, nothing but its bytes is kept. */
  private record Chunk(Buffer bytes, int events, EventId last) {
    static Chunk of(List<Frame> frames, EventId before) {
      EventId newest = Frame.newest(frames);
      return new Chunk(Frame.join(frames), frames.size(), newest == null ? before : newest);
    }
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
  private final Queue<Chunk> page = new ArrayDeque<>();

  /** The newest place that was written or queued. */
  private EventId position;

  /** The ring's number of what comes next; empty while that has to be found by the position. */
  private OptionalLong next = OptionalLong.empty();

  /**
   * Whether the reader may have missed what has no id. Nobody knows which of it, so none of it is
   * told until the reader is live: then a snapshot makes up for all.
   */
  private boolean lacksUnstored;

  private boolean live;
  private boolean reading;
  private boolean finishing;
  private boolean gone;

  Subscriber(
      HttpServerRequest request,
      String merchantId,
      EventLog log,
      LiveBoard board,
      LoopFeed feed,
      StreamLoop loop,
      EventId position,
      boolean lacksUnstored,
      Runnable whenGone) {
    this.metrics = loop.metrics();
    this.outlet = Outlet.of(request, new Outlet.Terms(metrics, loop::outletBytes, this::drained));
    this.merchantId = merchantId;
    this.log = log;
    this.ring = board.ring();
    this.feed = feed;
    this.loop = loop;
    this.queue =
        new ConflatingQueue(
            loop.settings().queueEntries(),
            loop.settings().queueBytes(),
            loop.waiting(),
            metrics.conflated);
    this.position = position;
    this.lacksUnstored = lacksUnstored;
    this.whenGone = whenGone;
  }

  void start() {
    catchUp();
  }

  /** Tells the reader to fetch a snapshot, and goes on behind {@code head}. */
  void reset(EventId head) {
    position = head;
    next = OptionalLong.empty();
    lacksUnstored = false;
    tellReset();
  }

  /** A socket that is full needs no sign of life: it has enough to read. */
  void heartbeat(Buffer heartbeat) {
    if (isOpen() && queue.isEmpty() && !outlet.isFull()) {
      outlet.write(heartbeat, 0);
    }
  }

  /** What is new, as events and as what all readers share. */
  void tell(Ring.Run run, Shared together) {
    if (!isOpen()) {
      return;
    }
    List<Frame> frames = run.frames();
    long known = Math.max(0, next.orElse(run.first()) - run.first());
    if (known >= frames.size()) {
      return;
    }
    List<Frame> mine = unseen(known == 0 ? frames : frames.subList((int) known, frames.size()));
    next = OptionalLong.of(run.next());
    if (mine.isEmpty()) {
      return;
    }
    EventId newest = run.newest();
    if (newest != null && newest.isAfter(position)) {
      position = newest;
    }
    if (!queue.isEmpty() || !outlet.takes(together.length())) {
      enqueue(mine);
    } else if (mine.size() == frames.size()) {
      outlet.write(together, mine.size());
    } else {
      outlet.write(Frame.join(mine), mine.size());
    }
  }

  /** The loop was too late for the ring: back to the log. */
  void fallBehind() {
    live = false;
    loseRing();
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
    // Until then it is open: a server that closes waits for no bytes.
    outlet.end().onComplete(_ -> closed());
  }

  private boolean isOpen() {
    return !gone && outlet.isOpen();
  }

  private void enqueue(List<Frame> frames) {
    for (Frame frame : frames) {
      if (!queue.offer(frame)) {
        LOG.info("A reader of {} is too slow and is disconnected", merchantId);
        metrics.tooSlow.increment();
        abandon();
        return;
      }
    }
    outlet.awaitRoom();
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
      outlet.awaitRoom();
    } else if (finishing) {
      end();
    } else if (!live) {
      catchUp();
    }
  }

  private void tellReset() {
    outlet.write(Frame.reset(position), 0);
    metrics.resets.increment();
  }

  private void catchUp() {
    while (isOpen() && !finishing && !live && !reading) {
      if (outlet.isFull()) {
        outlet.awaitRoom();
        return;
      }
      Chunk some = page.poll();
      if (some == null) {
        Optional<Ring.Run> run = fromRing();
        if (run.isEmpty()) {
          readPage();
          return;
        }
        next = OptionalLong.of(run.get().next());
        if (run.get().frames().isEmpty()) {
          if (lacksUnstored) {
            lacksUnstored = false;
            tellReset();
          }
          live = true;
          feed.join(this, run.get().next());
          return;
        }
        some = Chunk.of(unseen(run.get().frames()), position);
      }
      if (some.events() > 0) {
        position = some.last();
        outlet.write(some.bytes(), some.events());
        metrics.replayed.add(some.events());
      }
    }
  }

  /** Without what was read of the log before the ring had it. */
  private List<Frame> unseen(List<Frame> frames) {
    Frame first = frames.getFirst();
    boolean ahead = first.heard() instanceof Stored stored && stored.id().isAfter(position);
    return ahead && !lacksUnstored ? frames : frames.stream().filter(this::isUnseen).toList();
  }

  private boolean isUnseen(Frame frame) {
    return frame.heard() instanceof Stored stored ? stored.id().isAfter(position) : !lacksUnstored;
  }

  /** Empty where the ring has moved on, or does not know the position yet. */
  private Optional<Ring.Run> fromRing() {
    if (next.isEmpty()) {
      next = ring.after(position);
    }
    Optional<Ring.Run> run =
        next.isEmpty() ? Optional.empty() : ring.from(next.getAsLong(), EVENTS_A_WRITE);
    if (run.isEmpty()) {
      loseRing();
    }
    return run;
  }

  /** The ring is ahead of the reader, or has begun anew because something was missed. */
  private void loseRing() {
    next = OptionalLong.empty();
    lacksUnstored |= ring.hasUnstoredBehind(position);
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
                case Page.Events it -> {
                  lacksUnstored |= it.passesUnstored();
                  page.addAll(it.chunks());
                }
              }
              catchUp();
            });
  }

  /** Off the loop: it blocks. */
  private Page pageBehind(EventId from) throws InterruptedException {
    try (Tail tail = log.follow(merchantId, from)) {
      List<Chunk> chunks = chunks(tail.next(Duration.ofSeconds(1)), from);
      // Asked behind the reading: what comes later is told by the ring.
      return new Page.Events(chunks, ring.hasUnstoredBehind(from));
    } catch (LogDoesNotReachBack e) {
      return new Page.OutOfReach(log.head(merchantId));
    }
  }

  /** As many as may wait for one reader; the rest of a page is read again in its turn. */
  private List<Chunk> chunks(List<? extends Heard> page, EventId from) {
    List<Chunk> chunks = new ArrayList<>();
    List<Frame> frames = new ArrayList<>();
    int bytes = 0;
    for (Heard heard : page) {
      // Others come by the ring, in their turn.
      if (heard instanceof Stored stored) {
        Frame frame = Frame.of(stored);
        frames.add(frame);
        bytes += frame.bytes().length();
      }
      if (frames.size() == EVENTS_A_WRITE) {
        chunks.add(Chunk.of(frames, from));
        frames.clear();
        if (bytes >= loop.pageBytes()) {
          return chunks;
        }
      }
    }
    if (!frames.isEmpty()) {
      chunks.add(Chunk.of(frames, from));
    }
    return chunks;
  }
}
