package dev.tallyboard.feed;

import dev.tallyboard.client.GatewayClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a board true to its gateway's for as long as it is open, through every kind of
 * disconnection. One thread owns all state ({@link FeedState}); everything reaches it through one
 * queue, and what it gives out is immutable.
 */
public final class Feed implements AutoCloseable {
  private static final FaultLog LOG = FaultLog.of(Feed.class);

  /** The longest time between two looks at the clock: a sleep of the machine is seen that soon. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

  /** So many signals at most between two looks at the clock. */
  private static final int BATCH = 1_000;

  private final Mailbox mailbox = new Mailbox();
  private final SleeplessClock sleepless;
  private final FeedListener listener;
  private final FeedState state;
  private final Thread thread;
  private volatile boolean closed;

  /** The feed's thread's own. */
  private long lastLook = System.nanoTime();

  /**
   * A feed that does nothing before {@link #start}.
   *
   * @param clock for times that are shown; waiting is measured on a monotonic clock
   */
  public Feed(GatewayClient client, FeedSettings settings, FeedListener listener, Clock clock) {
    this(client, settings, listener, clock, SleeplessClock.ofThisMachine());
  }

  Feed(
      GatewayClient client,
      FeedSettings settings,
      FeedListener listener,
      Clock clock,
      SleeplessClock sleepless) {
    this.listener = listener;
    this.sleepless = sleepless;
    this.state = new FeedState(client, settings, mailbox, this::tell, clock, sleepless);
    this.thread = Thread.ofPlatform().daemon().name("feed").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Tries the stream at once, whatever was planned; any thread may ask. */
  public void reconnectNow() {
    mailbox.put(new Signal.ReconnectNow());
  }

  /** Ends stream, polls and thread; returns once they are gone, after 2 s at the latest. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      if (thread.isAlive() && !thread.equals(Thread.currentThread())) {
        thread.join(Duration.ofSeconds(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long lastFrame = System.nanoTime() - FRAME_NANOS;
    guarded(state::begin);
    while (!closed) {
      guarded(listener::onRest);
      try {
        takeSignals(state.dirty() ? Math.max(0, lastFrame + FRAME_NANOS - System.nanoTime()) : -1);
        state.tick();
        long now = System.nanoTime();
        if (state.dirty() && now - lastFrame >= FRAME_NANOS) {
          lastFrame = now;
          Frame frame = state.frame();
          guarded(() -> listener.onFrame(frame));
        }
      } catch (InterruptedException e) {
        // close() asks; anything else that interrupts is no reason to stop feeding
      } catch (RuntimeException | Error e) {
        LOG.tell("The feed met a fault and goes on", e);
        guarded(state::recover);
      }
    }
    if (state.dirty()) {
      guarded(() -> listener.onFrame(state.frame()));
    }
    state.end();
  }

  /**
   * Handles what waits, waiting for the first as long as nothing else is due.
   *
   * @param frameIn nanoseconds until a frame is due; negative when none is
   */
  private void takeSignals(long frameIn) throws InterruptedException {
    long patience = Math.clamp(state.nanosToNextDeadline(), 0, LOOK_NANOS);
    Signal signal = mailbox.poll(frameIn < 0 ? patience : Math.min(patience, frameIn));
    long now = System.nanoTime();
    if (now - lastLook >= LOOK_NANOS) {
      lastLook = now;
      if (sleepless.hasSlept()) {
        state.tick(); // first: what was sent before the sleep is not of now
      }
    }
    for (int i = 0; signal != null && i < BATCH; i++) {
      state.handle(signal);
      signal = i + 1 < BATCH ? mailbox.poll(0) : null;
    }
  }

  private void tell(Notice notice) {
    guarded(() -> listener.onNotice(notice));
  }

  /** A listener may fail in any way: the feed goes on. */
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      LOG.tell("The feed goes on after a failure, which is most likely a listener's", e);
    }
  }
}
