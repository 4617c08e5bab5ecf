package dev.tallyboard.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.IntSupplier;

/**
 * By the server's response, whatever the version of HTTP: counts what it hands over and what has
 * been taken of it.
 */
final class ResponseOutlet implements Outlet {
  private final HttpServerResponse response;
  private final Runnable whenDrained;
  private final Metrics metrics;
  private final IntSupplier limit;
  private int underWay;
  private boolean isAwaited;

  ResponseOutlet(HttpServerResponse response, Terms terms) {
    this.response = response;
    this.metrics = terms.metrics();
    this.limit = terms.limit();
    this.whenDrained = terms.whenDrained();
  }

  @Override
  public boolean isOpen() {
    return !response.closed() && !response.ended();
  }

  @Override
  public boolean isFull() {
    return underWay >= limit.getAsInt();
  }

  @Override
  public boolean takes(int bytes) {
    return underWay == 0 || underWay + bytes <= limit.getAsInt();
  }

  @Override
  public void awaitRoom() {
    isAwaited = true;
  }

  @Override
  public void write(Shared shared, int events) {
    write(shared.bytes(), events);
  }

  @Override
  public void write(Buffer bytes, int events) {
    int length = bytes.length();
    underWay += length;
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

  @Override
  public Future<Void> end() {
    return response.end();
  }

  @Override
  public void abort() {
    response.reset();
  }

  private void written(int length) {
    underWay -= length;
    if (isAwaited && underWay <= limit.getAsInt() / 4) {
      isAwaited = false;
      whenDrained.run();
    }
  }
}
