package dev.tallyboard.gateway;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connections of one event loop whose requests come too slowly, be it byte by byte; the
 * server's own idle time counts from the last byte. Streams are answers, and take as long as they
 * want. Confined to the loop.
 */
final class SlowRequests {
  /** Between two requests of one connection. */
  static final Duration KEEP_ALIVE = Duration.ofSeconds(60);

  private final Duration requestTime;
  private final LongSupplier nanos;
  private final SecurityLog security;
  private final Map<HttpConnection, Watch> watched = new HashMap<>();

  private static final class Watch {
    /** Null before the first one and between two. */
    @Nullable HttpServerRequest request;

    /** When it began, or the waiting for it. */
    long since;

    Duration patience;

    Watch(long since, Duration patience) {
      this.since = since;
      this.patience = patience;
    }

    boolean isTooSlow(long now) {
      Duration all =
          request == null
              ? patience
              : patience.plusSeconds(request.bytesRead() / Limits.BODY_BYTES_PER_SECOND);
      return now - since > all.toNanos();
    }
  }

  /**
   * @param nanos a monotonic clock
   */
  SlowRequests(Duration requestTime, LongSupplier nanos, SecurityLog security) {
    this.requestTime = requestTime;
    this.nanos = nanos;
    this.security = security;
  }

  /** How often {@link #sweep} has to be called. */
  Duration interval() {
    Duration quarter = requestTime.dividedBy(4);
    return quarter.compareTo(Duration.ofSeconds(1)) < 0 ? quarter : Duration.ofSeconds(1);
  }

  void connected(HttpConnection connection) {
    watched.put(connection, new Watch(nanos.getAsLong(), requestTime));
  }

  void closed(HttpConnection connection) {
    watched.remove(connection);
  }

  /** Its headers have come. */
  void began(HttpServerRequest request) {
    Watch watch = watched.get(request.connection());
    if (watch != null) {
      watch.request = request;
      watch.since = nanos.getAsLong();
      watch.patience = requestTime;
    }
  }

  void sweep() {
    long now = nanos.getAsLong();
    List<HttpConnection> tooSlow = new ArrayList<>();
    watched.forEach(
        (connection, watch) -> {
          HttpServerRequest request = watch.request;
          if (request != null && request.response().ended()) {
            watch.request = null;
            watch.since = now;
            // The rest of a body that nobody wants any more gets no time of its own.
            watch.patience = request.isEnded() ? KEEP_ALIVE : requestTime;
          } else if (request != null && request.isEnded()) {
            return;
          }
          if (watch.isTooSlow(now)) {
            tooSlow.add(connection);
          }
        });
    for (HttpConnection connection : tooSlow) {
      security.tell(SecurityLog.Matter.SLOW, client(connection), "its connection was closed");
      connection.close();
    }
  }

  /** The client's address for the log; null where it has gone. */
  static @Nullable String client(HttpConnection connection) {
    SocketAddress address = connection.remoteAddress();
    return address == null ? null : address.hostAddress();
  }
}
