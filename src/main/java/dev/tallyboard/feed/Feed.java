package dev.tallyboard.feed;

import dev.tallyboard.client.GatewayClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a board true to its gateway's for as long as it is open, through every kind of
 * disconnection. One thread owns all state ({@link FeedState}); everything reaches it through one
 * queue, and what it gives out is immutable.
 */
public final class Feed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

  /** So many signals at most between two looks at the clock. */
  private static final int BATCH = 1_000;

  private final Mailbox mailbox = new Mailbox();
  private final FeedListener listener;
  private final FeedState state;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * A feed that does nothing before {@link #start}.
   *
   * @param clock for times that are shown; waiting is measured on a monotonic clock
   */
  public Feed(GatewayClient client, FeedSettings settings, FeedListener listener, Clock clock) {
    this.listener = listener;
    this.state = new FeedState(client, settings, mailbox, this::tell, clock, System::nanoTime);
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
        LOG.debug("interrupted");
      } catch (RuntimeException | Error e) {
        LOG.error("The feed met a fault and goes on", e);
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
    long patience = Math.max(0, state.nanosToNextDeadline());
    Signal signal = mailbox.poll(frameIn < 0 ? patience : Math.min(patience, frameIn));
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
      LOG.error("The feed goes on after a failure, which is most likely a listener's", e);
    }
  }
}
