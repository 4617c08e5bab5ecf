package dev.tallyboard.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * A response's way to its socket, with the bytes counted that the socket has not taken yet: the
 * server's own queue counts writes, whatever their size. Confined to an event loop.
 */
final class Outlet {
  /** A write goes out as long as less than this is on its way. */
  private static final int FULL_BYTES = 256 * 1024;

  private static final int DRAINED_BYTES = 64 * 1024;

  private final HttpServerResponse response;
  private final Runnable whenDrained;
  private final Metrics metrics;
  private int underWay;
  private boolean wasFull;

  /**
   * @param whenDrained called after the outlet was full, once there is room again
   */
  Outlet(HttpServerResponse response, Metrics metrics, Runnable whenDrained) {
    this.response = response;
    this.metrics = metrics;
    this.whenDrained = whenDrained;
  }

  boolean isOpen() {
    return !response.closed() && !response.ended();
  }

  boolean isFull() {
    return underWay >= FULL_BYTES;
  }

  /** What is no event: a heartbeat, a reset. */
  void write(Buffer bytes) {
    write(bytes, 0);
  }

  /**
   * @param events how many of them the bytes hold
   */
  void write(Buffer bytes, int events) {
    int length = bytes.length();
    underWay += length;
    wasFull |= isFull();
    // A write that failed is of a connection that is no more, which is told elsewhere.
    response
        .write(bytes)
        .onComplete(
            done -> {
              if (events > 0 && done.succeeded()) {
                metrics.delivered.add(events);
              }
              written(length);
            });
  }

  void end() {
    response.end();
  }

  /**
   * Gives the connection up. It closes once its reader has taken what is on its way, or when it has
   * taken nothing for so long that the server closes it.
   */
  void abort() {
    response.reset();
  }

  private void written(int length) {
    underWay -= length;
    if (wasFull && underWay <= DRAINED_BYTES) {
      wasFull = false;
      whenDrained.run();
    }
  }
}
