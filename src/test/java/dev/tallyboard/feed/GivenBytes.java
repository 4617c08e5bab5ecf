package dev.tallyboard.feed;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamClosedByServerException;
import com.launchdarkly.eventsource.StreamEvent;
import com.launchdarkly.eventsource.StreamException;
import com.launchdarkly.logging.LDLogger;
import dev.tallyboard.feed.Streamed.Dispatched;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A stream of given bytes behind guard and parser, as {@link StreamConnection} puts them. */
final class GivenBytes extends ConnectStrategy implements SseGuard.Witness {
  private final InputStream bytes;

  private GivenBytes(InputStream bytes) {
    this.bytes = bytes;
  }

  static EventSource parsed(InputStream bytes) {
    return new EventSource.Builder(new GivenBytes(bytes)).readBufferSize(16_384).build();
  }

  /** All events of a stream up to its end. */
  static List<Dispatched> dispatched(InputStream bytes) {
    List<Dispatched> events = new ArrayList<>();
    String last = "";
    try (EventSource source = parsed(bytes)) {
      while (true) {
        StreamEvent event = source.readAnyEvent();
        if (event instanceof MessageEvent it) {
          char mark = it.getLastEventId().charAt(0);
          if (mark == SseGuard.EVENT_WITH_ID || mark == SseGuard.ID_ONLY) {
            last = it.getLastEventId().substring(1);
          }
          if (mark == SseGuard.EVENT_WITH_ID || mark == SseGuard.EVENT) {
            String name = it.getEventName().isEmpty() ? "message" : it.getEventName();
            events.add(new Dispatched(name, it.getData(), last));
          }
        }
      }
    } catch (StreamClosedByServerException e) {
      return events;
    } catch (StreamException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Client createClient(LDLogger logger) {
    return new Client() {
      @Override
      public Result connect(String lastEventId) {
        return new Result(new SseGuard(bytes, GivenBytes.this), getOrigin(), bytes);
      }

      @Override
      public boolean awaitClosed(long timeoutMillis) {
        return true;
      }

      @Override
      public URI getOrigin() {
        return URI.create("http://127.0.0.1");
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void retry(Duration asked) {}

  @Override
  public void oversize() {}

  @Override
  public void waits() {}
}
