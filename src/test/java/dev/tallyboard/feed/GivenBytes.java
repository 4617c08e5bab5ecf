package dev.tallyboard.feed;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.logging.LDLogger;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

/** A stream of given bytes behind guard and parser, as {@link StreamConnection} puts them. */
final class GivenBytes extends ConnectStrategy implements SseGuard.Witness {
  private final InputStream bytes;

  private GivenBytes(InputStream bytes) {
    this.bytes = bytes;
  }

  static EventSource parsed(InputStream bytes) {
    return new EventSource.Builder(new GivenBytes(bytes)).readBufferSize(16_384).build();
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
