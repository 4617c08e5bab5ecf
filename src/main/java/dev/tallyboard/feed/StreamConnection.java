package dev.tallyboard.feed;

import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamClosedByServerException;
import com.launchdarkly.eventsource.StreamEvent;
import com.launchdarkly.eventsource.StreamException;
import com.launchdarkly.eventsource.StreamIOException;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.EventCodec;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the stream, from the request to its end, read on a virtual thread of its own.
 * What it hears goes into the mailbox; it always ends with exactly one {@link Signal.Ended}.
 */
final class StreamConnection implements SseGuard.Witness {
  private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);

  private final Mailbox mailbox;
  private final GuardedConnect connect;
  private final Thread reader;

  /** Written by the reader, read by the feed. */
  private volatile @Nullable Duration retryAsked;

  /** Opens a connection that resumes behind an id, or begins now. */
  StreamConnection(GatewayClient client, @Nullable String lastEventId, Mailbox mailbox) {
    this.mailbox = mailbox;
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
    mailbox.put(new Signal.Oversize(this));
  }

  private void run() {
    Ending ending = Ending.Broken.because("reader-died");
    try (EventSource source = new EventSource.Builder(connect).readBufferSize(16_384).build()) {
      source.start();
      mailbox.put(new Signal.Opened(this));
      while (true) {
        read(source.readAnyEvent());
      }
    } catch (StreamRefused e) {
      ending = e.ending();
    } catch (StreamException e) {
      ending = Ending.Broken.because(reason(e));
    } catch (InterruptedException e) {
      ending = Ending.Broken.because("closed");
    } catch (RuntimeException | Error e) {
      // Whatever kills a reader, the feed opens another: it hears of it like of any other ending.
      LOG.error("The stream's reader died and will be replaced", e);
    } finally {
      mailbox.put(new Signal.Ended(this, ending));
    }
  }

  private void read(StreamEvent event) throws InterruptedException {
    if (!(event instanceof MessageEvent message)) {
      return;
    }
    String data = message.getData();
    String id = message.getLastEventId();
    Decoded decoded =
        message.getEventName().equals(SseGuard.ID_ONLY)
            ? new Decoded.Heartbeat(null)
            : EventCodec.decode(message.getEventName(), data);
    mailbox.putEvent(
        new Signal.Received(
            this,
            id == null || id.isEmpty() ? null : id,
            decoded,
            System.nanoTime(),
            Mailbox.weight(data.length())));
  }

  private static String reason(StreamException e) {
    return switch (e) {
      case StreamClosedByServerException _ -> "closed-by-server";
      case StreamIOException io ->
          switch (io.getIOException()) {
            case ConnectException _ -> "connection-refused";
            case UnknownHostException _ -> "unknown-host";
            case SocketTimeoutException _ -> "timeout";
            case SSLException _ -> "tls";
            case null, default -> "connection-lost";
          };
      default -> "connection-lost";
    };
  }
}
