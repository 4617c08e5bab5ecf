package dev.tallyboard.gateway;

import io.vertx.core.http.HttpConnection;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Connections on which nobody has shown a permit yet. Whoever has one shows it at once, so where
 * there are too many the one that has waited longest goes: many who are silent keep nobody out.
 * Shared by all event loops.
 */
final class Strangers {
  private final int most;
  private final int mostOfAddress;
  private final Metrics metrics;
  private final SecurityLog security;

  /** By age, each with its address; guarded by this, as the next. */
  private final LinkedHashMap<HttpConnection, String> waiting = new LinkedHashMap<>();

  private final Map<String, SequencedSet<HttpConnection>> byAddress = new HashMap<>();

  Strangers(Limits limits, Metrics metrics, SecurityLog security) {
    this.most = limits.strangers();
    this.mostOfAddress = limits.strangersOfAddress();
    this.metrics = metrics;
    this.security = security;
  }

  /** Takes a new connection in, and closes another where that is one too many. */
  void connected(HttpConnection connection) {
    String client = SlowRequests.client(connection);
    String address = String.valueOf(client);
    boolean isLimited = !isLoopback(client);
    HttpConnection leaves = null;
    synchronized (this) {
      waiting.put(connection, address);
      SequencedSet<HttpConnection> ofAddress =
          byAddress.computeIfAbsent(address, _ -> new LinkedHashSet<>());
      ofAddress.add(connection);
      if (isLimited && ofAddress.size() > mostOfAddress) {
        leaves = forget(ofAddress.getFirst());
      } else if (waiting.size() > most) {
        leaves = forget(waiting.firstEntry().getKey());
      }
    }
    if (leaves != null) {
      close(leaves);
    }
  }

  /** It has shown a permit, or is closed. */
  synchronized void left(HttpConnection connection) {
    if (waiting.containsKey(connection)) {
      forget(connection);
    }
  }

  private HttpConnection forget(HttpConnection connection) {
    String address = waiting.remove(connection);
    byAddress.computeIfPresent(
        address,
        (_, connections) -> {
          connections.remove(connection);
          return connections.isEmpty() ? null : connections;
        });
    return connection;
  }

  private void close(HttpConnection connection) {
    metrics.strangersClosed.increment();
    security.tell(
        SecurityLog.Matter.LIMIT,
        SlowRequests.client(connection),
        "a connection without a token gave way to a newer one");
    connection.close();
  }

  /** A reverse proxy of this machine brings everybody's connections. */
  private static boolean isLoopback(@Nullable String address) {
    return address != null && InetAddress.ofLiteral(address).isLoopbackAddress();
  }
}
