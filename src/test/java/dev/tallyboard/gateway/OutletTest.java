package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutletTest {
  private final Queue<Promise<Void>> underWay = new ArrayDeque<>();
  private final AtomicInteger limit = new AtomicInteger(1_000);
  private final AtomicInteger drained = new AtomicInteger();
  private final Outlet outlet =
      new ResponseOutlet(
          response(), new Outlet.Terms(new Metrics(), limit::get, drained::incrementAndGet));

  /** The share of a stream sinks while others are opened. */
  @Test
  void whoAwaitsRoomHearsWhenThereIsAlsoWhereTheLimitSank() {
    outlet.write(Buffer.buffer("x".repeat(500)), 0);
    assertThat(outlet.isFull()).isFalse();

    limit.set(100);
    assertThat(outlet.isFull()).isTrue();
    outlet.awaitRoom();
    underWay.remove().complete();

    assertThat(drained).hasValue(1);
    assertThat(outlet.isFull()).isFalse();
  }

  @Test
  void whoAwaitsNothingHearsNothing() {
    limit.set(10);
    outlet.write(Buffer.buffer("x".repeat(10)), 0);
    assertThat(outlet.isFull()).isTrue();
    assertThat(outlet.takes(1)).isFalse();
    underWay.remove().complete();

    assertThat(drained).hasValue(0);
  }

  @Test
  void whoAwaitsRoomHearsOnceAndWhenMostHasGone() {
    for (int i = 0; i < 4; i++) {
      outlet.write(Buffer.buffer("x".repeat(250)), 0);
    }
    outlet.awaitRoom();
    underWay.remove().complete();
    underWay.remove().complete();
    assertThat(drained).hasValue(0);

    underWay.remove().complete();
    underWay.remove().complete();

    assertThat(drained).hasValue(1);
  }

  private HttpServerResponse response() {
    return (HttpServerResponse)
        Proxy.newProxyInstance(
            HttpServerResponse.class.getClassLoader(),
            new Class<?>[] {HttpServerResponse.class},
            (_, method, _) -> {
              if (!method.getName().equals("write")) {
                throw new UnsupportedOperationException(method.getName());
              }
              Promise<Void> written = Promise.promise();
              underWay.add(written);
              return written.future();
            });
  }
}
