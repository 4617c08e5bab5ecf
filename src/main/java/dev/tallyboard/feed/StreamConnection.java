package dev.tallyboard.feed;

import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamClosedByServerException;
import com.launchdarkly.eventsource.StreamEvent;
import com.launchdarkly.eventsource.StreamException;
import com.launchdarkly.eventsource.StreamIOException;
import dev.tallyboard.client.ConnectFault;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.event.Decoded;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the stream, from the request to its end, read on a virtual thread of its own.
 * What it hears goes into the mailbox; it always ends with exactly one {@link Signal.Ended}.
 */
final class StreamConnection implements SseGuard.Witness {
  private static final FaultLog LOG = FaultLog.of(StreamConnection.class);

  private final BiFunction<String, String, Decoded> decoder;
  private final Mailbox mailbox;
  private final LongSupplier nanos;
  private final boolean resumes;
  private final GuardedConnect connect;
  private final Thread reader;

  /** Written by the reader, read by the feed. */
  private volatile @Nullable Duration retryAsked;

  private final AtomicInteger oversize = new AtomicInteger();

  /**
   * The reader's own: what has been read since it last waited for the server, handed over at once.
   */
  private final List<Signal.Weighed> read = new ArrayList<>();

  private int readWeight;

  /**
   * A connection that resumes behind an id, or begins now where there is none.
   *
   * @param decoder reads an event by its name and data
   * @param nanos the feed's monotonic clock
   */
  StreamConnection(
      GatewayClient client,
      @Nullable String lastEventId,
      BiFunction<String, String, Decoded> decoder,
      Mailbox mailbox,
      LongSupplier nanos) {
    this.decoder = decoder;
    this.mailbox = mailbox;
    this.nanos = nanos;
    this.resumes = lastEventId != null;
    this.connect = new GuardedConnect(client, lastEventId, this);
    this.reader = Thread.ofVirtual().name("stream-reader").unstarted(this::run);
  }

  void start() {
    reader.start();
  }

  /** Ends it at once; any thread may call, twice is once. */
  void close() {
    connect.cancel();
    reader.interrupt();
  }

  /** Whether it asked for what came behind an id; else what was before it has to be fetched. */
  boolean resumes() {
    return resumes;
  }

  /** How long the server last asked to wait before an attempt; any thread may ask. */
  @Nullable Duration retryAsked() {
    return retryAsked;
  }

  @Override
  public void retry(Duration asked) {
    retryAsked = asked;
  }

  @Override
  public void oversize() {
    if (oversize.getAndIncrement() == 0) {
      mailbox.put(new Signal.Oversize(this)); // one at a time, so that no server fills the queue
    }
  }

  /** How much was dropped for its size since this was last asked. */
  int takeOversize() {
    return oversize.getAndSet(0);
  }

  @Override
  public void waits() throws InterruptedIOException {
    try {
      handOver();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("closed");
    }
  }

  private void run() {
    Ending ending = Ending.Broken.because("reader-died");
    try (EventSource source = new EventSource.Builder(connect).readBufferSize(16_384).build()) {
      source.start();
      mailbox.put(new Signal.Opened(this));
      while (true) {
        heard(source.readAnyEvent());
      }
    } catch (StreamRefused e) {
      ending = e.ending();
    } catch (StreamException e) {
      ending = Ending.Broken.because(reason(e));
    } catch (InterruptedException e) {
      ending = Ending.Broken.because("closed");
    } catch (RuntimeException | Error e) {
      // Whatever kills a reader, the feed opens another: it hears of it like of any other ending.
      LOG.tell("The stream's reader died and will be replaced", e);
    } finally {
      end(ending);
    }
  }

  private void end(Ending ending) {
    try {
      handOver();
    } catch (InterruptedException e) {
      // closed, and nobody listens any more
    } finally {
      mailbox.put(new Signal.Ended(this, ending));
    }
  }

  private void take(Signal.Weighed signal) throws InterruptedException {
    if (readWeight + signal.weight() > Mailbox.BOUND) {
      handOver();
    }
    read.add(signal);
    readWeight += signal.weight();
  }

  /** One waking of the feed for all that came in one piece. */
  private void handOver() throws InterruptedException {
    if (!read.isEmpty()) {
      mailbox.putWeighed(read, readWeight);
      read.clear();
      readWeight = 0;
    }
  }

  private void heard(StreamEvent event) throws InterruptedException {
    if (!(event instanceof MessageEvent message)) {
      return;
    }
    String data = message.getData();
    String marked = message.getLastEventId();
    char mark = marked.charAt(0);
    String id =
        mark == SseGuard.EVENT_WITH_ID || mark == SseGuard.ID_ONLY ? marked.substring(1) : null;
    if (mark == SseGuard.ID_ONLY || mark == SseGuard.NOTHING) {
      take(new Signal.Passed(this, id, Mailbox.weight(marked.length())));
      return;
    }
    String name = message.getEventName();
    long at = nanos.getAsLong();
    int weight = Mailbox.weight(data.length() + marked.length());
    Signal.Weighed signal;
    try {
      Decoded decoded = decoder.apply(name.isEmpty() ? "message" : name, data);
      signal = new Signal.Received(this, id, decoded, at, weight);
    } catch (RuntimeException | Error e) {
      // Were it asked for again, it might end the stream for ever.
      LOG.tell("An event could not be read; a whole board will make up for it", e);
      signal = new Signal.Lost(this, id, at, weight);
    }
    take(signal);
  }

  private static String reason(StreamException e) {
    return switch (e) {
      case StreamClosedByServerException _ -> "closed-by-server";
      case StreamIOException io -> ConnectFault.reason(io.getIOException());
      default -> "connection-lost";
    };
  }
}
