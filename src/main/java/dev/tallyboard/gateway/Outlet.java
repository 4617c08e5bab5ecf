package dev.tallyboard.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.IntSupplier;

/**
 * A response's way to its socket, with the bytes counted that the socket has not taken yet: the
 * server's own queue counts writes, whatever their size. Confined to an event loop.
 */
final class Outlet {
  private final HttpServerResponse response;
  private final Runnable whenDrained;
  private final Metrics metrics;
  private final IntSupplier limit;
  private int underWay;
  private boolean wasFull;

  /**
   * @param limit how many bytes may be on their way, or one write of any size
   * @param whenDrained called after the outlet was full, once there is room again
   */
  Outlet(HttpServerResponse response, Metrics metrics, IntSupplier limit, Runnable whenDrained) {
    this.response = response;
    this.metrics = metrics;
    this.limit = limit;
    this.whenDrained = whenDrained;
  }

  boolean isOpen() {
    return !response.closed() && !response.ended();
  }

  /** Whether there is no room now; who asks is told when there is, also where the limit sank. */
  boolean isFull() {
    boolean full = underWay >= limit.getAsInt();
    wasFull |= full;
    return full;
  }

  /** Whether so much may be written now; else it is told when there is room again. */
  boolean takes(int bytes) {
    boolean takes = underWay == 0 || underWay + bytes <= limit.getAsInt();
    wasFull |= !takes;
    return takes;
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
    if (wasFull && underWay <= limit.getAsInt() / 4) {
      wasFull = false;
      whenDrained.run();
    }
  }
}
