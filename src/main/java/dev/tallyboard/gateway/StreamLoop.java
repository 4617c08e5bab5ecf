package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.event.EventId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The streams of one event loop. Everything here belongs to that loop. */
final class StreamLoop {
  private static final long QUARTER_OF_HEAP = Runtime.getRuntime().maxMemory() / 4;

  /** Seconds. */
  private static final String RETRY_AFTER = "5";

  /**
   * Where a stream begins.
   *
   * @param outOfReach whether its reader has to begin with a snapshot
   * @param lacksUnstored whether its reader may have missed what the log does not hold
   */
  private record Start(
      LiveBoard board, EventId position, boolean outOfReach, boolean lacksUnstored) {}

  private final Context context;
  private final GatewaySettings settings;
  private final EventLog log;
  private final Boards boards;
  private final Blocking blocking;
  private final Clock clock;
  private final SecurityLog security;
  private final Metrics metrics;

  /** Of all loops. */
  private final AtomicInteger openStreams;

  /** For all loops. */
  private final Waiting waiting;

  private final Map<String, LoopFeed> feeds = new HashMap<>();
  private final Set<Subscriber> subscribers = new HashSet<>();

  /** Set when the streams are to end; complete when all have. */
  private @Nullable Promise<Void> closing;

  StreamLoop(Context context, Room room) {
    this.context = context;
    this.settings = room.settings();
    this.log = room.log();
    this.boards = room.boards();
    this.blocking = room.blocking();
    this.clock = room.clock();
    this.security = room.security();
    this.metrics = room.metrics();
    this.openStreams = room.openStreams();
    this.waiting = room.waiting();
  }

  /**
   * How many bytes may be on their way to one socket: each socket has a copy of its own, outside of
   * the heap, where no more than the heap's size may be used.
   */
  int outletBytes() {
    return shareOfQuarter(16 * 1024, 256 * 1024);
  }

  /** How many bytes that were read from the log may wait for one reader that catches up. */
  int pageBytes() {
    return shareOfQuarter(16 * 1024, 1024 * 1024);
  }

  Waiting waiting() {
    return waiting;
  }

  /** A stream's share of a quarter of the heap. */
  private int shareOfQuarter(long atLeast, long atMost) {
    return Math.toIntExact(
        Math.clamp(QUARTER_OF_HEAP / Math.max(1, openStreams.get()), atLeast, atMost));
  }

  GatewaySettings settings() {
    return settings;
  }

  Metrics metrics() {
    return metrics;
  }

  <T> Future<T> replay(Callable<T> work) {
    return blocking.replay(context, work);
  }

  /**
   * Answers with a stream, which lasts until either side ends it.
   *
   * @param lastEventId as the client sent it, or null
   * @param whenGone called when there is a stream no longer, or none after all; not when this
   *     throws
   */
  void open(
      HttpServerRequest request,
      Access.Permit permit,
      @Nullable String lastEventId,
      Runnable whenGone) {
    HttpServerResponse response = request.response();
    if (closing != null) {
      throw closing(response);
    }
    if (openStreams.incrementAndGet() > settings.maxStreams()) {
      openStreams.decrementAndGet();
      response.putHeader("Retry-After", RETRY_AFTER);
      throw Refusal.unavailable("This gateway has no room for another stream now.");
    }
    String merchant = permit.merchantId();
    blocking
        .request(context, () -> start(merchant, lastEventId))
        .onComplete(
            opened -> {
              if (opened.failed() || response.closed() || closing != null) {
                openStreams.decrementAndGet();
                whenGone.run();
                if (!response.closed()) {
                  Answers.problem(response, opened.failed() ? opened.cause() : closing(response));
                }
                return;
              }
              subscribe(request, permit, opened.result(), whenGone);
            });
  }

  /**
   * Ends all streams behind what is queued for them, which tells their clients to come again.
   *
   * @return complete once no stream is open, or the patience is over: what has not been read by
   *     then goes with its connection, and its reader resumes by its id
   */
  Future<Void> close(Duration patience) {
    if (closing != null) {
      return closing.future();
    }
    Promise<Void> ended = Promise.promise();
    closing = ended;
    new ArrayList<>(subscribers).forEach(Subscriber::finish);
    feeds.values().forEach(LoopFeed::close);
    long timer = context.owner().setTimer(patience.toMillis(), _ -> ended.tryComplete());
    endIfEmpty();
    return ended.future().onComplete(_ -> context.owner().cancelTimer(timer));
  }

  private void endIfEmpty() {
    if (closing != null && subscribers.isEmpty()) {
      closing.tryComplete();
    }
  }

  private static Refusal closing(HttpServerResponse response) {
    response.putHeader("Retry-After", RETRY_AFTER);
    return Refusal.unavailable("This gateway is closing.");
  }

  /** Off the loop: it blocks. */
  private Start start(String merchant, @Nullable String lastEventId) throws InterruptedException {
    LiveBoard board = boards.open(merchant);
    EventId head = log.head(merchant);
    // Else what the board has yet to read would come to a live reader in one flood.
    board.await(head);
    if (lastEventId == null) {
      return new Start(board, head, false, false);
    }
    Optional<EventId> place = EventId.parse(lastEventId);
    return place.filter(it -> it.comparesWith(head) && !it.isAfter(head)).isPresent()
        ? new Start(board, place.get(), false, board.ring().hasUnstoredBehind(place.get()))
        : new Start(board, head, true, false);
  }

  private void subscribe(
      HttpServerRequest request, Access.Permit permit, Start start, Runnable whenGone) {
    HttpServerResponse response = request.response();
    String merchant = permit.merchantId();
    LoopFeed feed = feeds.computeIfAbsent(merchant, _ -> feed(start));
    Ticks ticks = new Ticks(context.owner());
    Subscriber[] self = new Subscriber[1];
    Subscriber subscriber =
        new Subscriber(
            request,
            merchant,
            log,
            start.board(),
            feed,
            this,
            start.position(),
            start.lacksUnstored(),
            () -> {
              ticks.cancel();
              subscribers.remove(self[0]);
              openStreams.decrementAndGet();
              whenGone.run();
              endIfEmpty();
            });
    self[0] = subscriber;
    subscribers.add(subscriber);
    response.closeHandler(_ -> subscriber.closed());
    // What breaks the connection also closes it, and that is handled.
    response.exceptionHandler(_ -> {});
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no")
        .write(Buffer.buffer("retry: 3000\n\n").appendBuffer(Frame.heartbeat(clock.millis())));
    ticks.every(
        settings.heartbeat().toMillis(),
        () -> subscriber.heartbeat(Frame.heartbeat(clock.millis())));
    Long expiresAt = permit.expiresAt();
    if (expiresAt != null) {
      String client = SlowRequests.client(request.connection());
      ticks.once(
          Math.max(1, expiresAt - clock.millis()),
          () -> {
            security.tell(SecurityLog.Matter.EXPIRED, client, "it may come again with a new one");
            subscriber.expire();
          });
    }
    if (start.outOfReach()) {
      subscriber.reset(start.position());
    }
    subscriber.start();
  }

  private LoopFeed feed(Start start) {
    return new LoopFeed(start.board(), context, clock, metrics);
  }
}
