package dev.tallyboard.benchmark;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.console.orders.OrderItem;
import dev.tallyboard.console.shell.Console;
import dev.tallyboard.console.shell.ConsoleSettings;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Feed;
import dev.tallyboard.feed.FeedListener;
import dev.tallyboard.feed.FeedSettings;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.support.RawServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The operator's window on a feed on a {@link Flood}, all real, and what its FX thread does. */
final class FloodedWindow implements FeedListener, AutoCloseable {
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final long PROBE_NANOS = 5_000_000;

  /** From one pulse to the next; microseconds. Written by the FX thread. */
  private final Histogram frames = new Histogram(3);

  /** How long a job, such as a click, waits for the FX thread; microseconds. */
  private final Histogram waits = new Histogram(3);

  private final RawServer server;
  private final GatewayClient client;
  private final Feed feed;
  private final Stage stage;
  private final Console console;
  private final long fxThread;
  private final Thread prober = Thread.ofPlatform().daemon().name("prober").unstarted(this::probe);
  private volatile boolean measuring;

  /** FX thread. */
  private long pulseBefore;

  private volatile @Nullable Frame frame;
  private volatile boolean alwaysLive = true;

  FloodedWindow(Flood flood) {
    // The orders are as old as they say they are: none looks stuck.
    Clock clock =
        Clock.offset(
            Clock.systemUTC(), Duration.ofMillis(WireEvents.START - System.currentTimeMillis()));
    server = new RawServer(flood::serve);
    client = new GatewayClient(GatewayAddress.of(server.url(), null), Optional::empty);
    feed = new Feed(client, FeedSettings.DEFAULT, this, clock);
    CompletableFuture<Long> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(Thread.currentThread().threadId()));
    fxThread = started.join();
    stage = onFx(Stage::new);
    console =
        onFx(
            () -> {
              ConsoleSettings settings = ConsoleSettings.of("local", "localhost");
              Console made = new Console(settings, NoCommands.AT_ALL, clock);
              made.show(stage);
              stage.getScene().addPostLayoutPulseListener(this::pulsed);
              return made;
            });
  }

  /** Lets the events come. */
  void start() {
    feed.start();
    prober.start();
    measuring = true;
  }

  /** Ends what is measured; what the window shows goes on. */
  void rest() {
    measuring = false;
  }

  Histogram frames() {
    return frames;
  }

  Histogram waits() {
    return waits;
  }

  /** CPU time of the FX thread so far, nanoseconds. */
  long fxNanos() {
    return CPU.getThreadCpuTime(fxThread);
  }

  /** The newest frame of the feed; null before the first. */
  @Nullable Frame frame() {
    return frame;
  }

  /** Whether it stayed LIVE since it was. */
  boolean alwaysLive() {
    return alwaysLive;
  }

  /** The number of the newest event on the feed's board. */
  long folded() {
    Frame now = frame;
    String id = now == null ? null : now.board().lastEventId();
    return id == null ? 0 : Long.parseLong(id.substring(WireEvents.LOG.length()));
  }

  boolean hasReached(String lastEventId) {
    Frame now = frame;
    return now != null && lastEventId.equals(now.board().lastEventId());
  }

  /** Whether the list holds the orders of that board, each as it is there or newer. */
  boolean shows(Snapshot board) {
    return onFx(
        () -> {
          Map<String, Order> ought = new HashMap<>();
          board.orders().forEach(it -> ought.put(it.poId(), it));
          ListView<?> list = (ListView<?>) stage.getScene().getRoot().lookup("#order-list");
          for (Object line : list.getItems()) {
            if (line instanceof OrderItem item) {
              Order is = item.order().get();
              Order it = ought.remove(is.poId());
              if (it != null && !is.equals(it) && is.updatedAt() <= it.updatedAt()) {
                return false;
              }
            }
          }
          return ought.isEmpty();
        });
  }

  @Override
  public void onFrame(Frame newest) {
    Frame before = frame;
    frame = newest;
    if (before != null
        && before.connection().state() == ConnectionState.LIVE
        && newest.connection().state() != ConnectionState.LIVE) {
      alwaysLive = false;
    }
    console.accept(newest);
  }

  /** The heap behind a full collection, in MB. */
  static long heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024 * 1024);
  }

  static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  static <T> T onFx(Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            answer.complete(work.get());
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer.join();
  }

  @Override
  public void close() {
    feed.close();
    client.close();
    onFx(
        () -> {
          console.close();
          stage.close();
          return true;
        });
    server.close();
  }

  private void pulsed() {
    long now = System.nanoTime();
    if (measuring && pulseBefore != 0) {
      frames.recordValue((now - pulseBefore) / 1_000);
    }
    pulseBefore = measuring ? now : 0;
  }

  private void probe() {
    while (true) {
      long asked = System.nanoTime();
      long waited = onFx(() -> System.nanoTime() - asked);
      if (measuring) {
        waits.recordValue(waited / 1_000);
      }
      LockSupport.parkNanos(PROBE_NANOS);
    }
  }
}
