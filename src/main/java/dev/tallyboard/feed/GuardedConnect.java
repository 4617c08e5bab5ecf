package dev.tallyboard.feed;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.StreamException;
import com.launchdarkly.eventsource.StreamIOException;
import com.launchdarkly.logging.LDLogger;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Opens one stream: checks status and content type, which okhttp-eventsource does not, and puts the
 * {@link SseGuard} before its parser. Timeouts are the feed's: it cancels what takes too long.
 */
final class GuardedConnect extends ConnectStrategy {
  private final GatewayClient client;
  private final @Nullable String lastEventId;
  private final SseGuard.Witness witness;

  /** Written by the reader before it looks at {@code cancelled}, read by whoever cancels after. */
  private volatile @Nullable Call call;

  private volatile boolean cancelled;

  GuardedConnect(GatewayClient client, @Nullable String lastEventId, SseGuard.Witness witness) {
    this.client = client;
    this.lastEventId = lastEventId;
    this.witness = witness;
  }

  /** Ends the connection at once, from any thread, in any state. */
  void cancel() {
    cancelled = true;
    Call open = call;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public Client createClient(LDLogger logger) {
    return new Client() {
      @Override
      public Result connect(@Nullable String lastEventId) throws StreamException {
        return open();
      }

      @Override
      public boolean awaitClosed(long timeoutMillis) {
        return true;
      }

      @Override
      public URI getOrigin() {
        return client.address().url().uri();
      }

      @Override
      public void close() {
        cancel();
      }
    };
  }

  private ConnectStrategy.Client.Result open() throws StreamException {
    Call open =
        client
            .http()
            .newBuilder()
            .callTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .build()
            .newCall(client.streamRequest(lastEventId));
    call = open;
    if (cancelled) {
      open.cancel();
    }
    try {
      Response response = open.execute();
      Ending refusal = refusal(response);
      if (refusal != null) {
        response.close();
        throw new StreamRefused(refusal);
      }
      return new ConnectStrategy.Client.Result(
          new SseGuard(response.body().byteStream(), witness),
          open.request().url().uri(),
          response);
    } catch (IOException e) {
      throw new StreamIOException(e);
    }
  }

  private static @Nullable Ending refusal(Response response) {
    String reason = "http-" + response.code();
    return switch (response.code()) {
      case 200 ->
          isEventStream(response.header("Content-Type", ""))
              ? null
              : Ending.Broken.because("not-an-event-stream");
      case 204, 410 -> new Ending.Stop(reason);
      case 401, 403 -> new Ending.SignIn(reason);
      case 407 -> Ending.Broken.because("proxy-407"); // only a proxy may say so
      default -> new Ending.Broken(reason, RetryAfter.of(response));
    };
  }

  private static boolean isEventStream(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0];
    return type.strip().toLowerCase(Locale.ROOT).equals("text/event-stream");
  }
}
