package dev.tallyboard.gateway;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/** The timers of one stream, cancelled together. */
final class Ticks {
  private final Vertx vertx;
  private final List<Long> timers = new ArrayList<>();

  Ticks(Vertx vertx) {
    this.vertx = vertx;
  }

  void every(long ms, Runnable then) {
    timers.add(vertx.setPeriodic(ms, _ -> then.run()));
  }

  void once(long ms, Runnable then) {
    timers.add(vertx.setTimer(ms, _ -> then.run()));
  }

  void cancel() {
    timers.forEach(vertx::cancelTimer);
  }
}
