package dev.tallyboard.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.IntSupplier;

/**
 * A stream's way to its socket, with the bytes known that the socket has not taken yet: the
 * server's own queue counts writes, whatever their size. Confined to an event loop.
 */
interface Outlet {
  /**
   * What an outlet tells its owner, and what it asks.
   *
   * @param limit how many bytes may be on their way, or one write of any size
   * @param whenDrained called once there is room again, where that was waited for
   */
  record Terms(Metrics metrics, IntSupplier limit, Runnable whenDrained) {}

  /** By the shortest way that the request's connection has. */
  static Outlet of(HttpServerRequest request, Terms terms) {
    return ChunkOutlet.of(request, terms)
        .<Outlet>map(it -> it)
        .orElseGet(() -> new ResponseOutlet(request.response(), terms));
  }

  boolean isOpen();

  /** Whether there is no room now. */
  boolean isFull();

  /** Whether so much may be written now; anything may where nothing is on its way. */
  boolean takes(int bytes);

  /** For one that has no room: tells its owner, once, when there is room again. */
  void awaitRoom();

  /**
   * @param events how many of them the bytes hold; none is a heartbeat, or a reset
   */
  void write(Buffer bytes, int events);

  /** The same, for what goes to many readers. */
  void write(Shared shared, int events);

  /**
   * Ends the stream behind what is on its way.
   *
   * @return complete once all of that has been taken, or will never be
   */
  Future<Void> end();

  /**
   * Gives the connection up. It closes once its reader has taken what is on its way, or when it has
   * taken nothing for so long that the server closes it.
   */
  void abort();
}
