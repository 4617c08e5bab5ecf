package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One board a merchant, opened when it is first asked for. Opening blocks on the log. */
final class Boards implements AutoCloseable {
  /** Only merchants that a caller may read are asked for; this guards a gateway without tokens. */
  static final int MAX_OPEN = 1_000;

  private final EventLog log;
  private final Clock clock;
  private final Metrics metrics;
  private final Map<String, LiveBoard> boards = new ConcurrentHashMap<>();

  Boards(EventLog log, Clock clock, Metrics metrics) {
    this.log = log;
    this.clock = clock;
    this.metrics = metrics;
  }

  LiveBoard open(String merchantId) {
    LiveBoard open = boards.get(merchantId);
    if (open != null) {
      return open;
    }
    if (boards.size() >= MAX_OPEN) {
      throw Refusal.unavailable("This gateway serves " + MAX_OPEN + " merchants at most.");
    }
    return boards.computeIfAbsent(merchantId, it -> LiveBoard.open(log, it, clock, metrics));
  }

  FoldedBoard.Served snapshot(String merchantId) throws InterruptedException {
    return open(merchantId).snapshot(log.head(merchantId));
  }

  @Override
  public void close() {
    boards.values().forEach(LiveBoard::close);
    boards.clear();
  }
}
