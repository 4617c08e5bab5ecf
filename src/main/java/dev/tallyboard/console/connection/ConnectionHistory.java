package dev.tallyboard.console.connection;

import dev.tallyboard.feed.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last states of the connection, and why it was lost the last time. FX thread. */
final class ConnectionHistory {
  private static final int MAX_CHANGES = 6;

  private final List<Change> newestFirst = new ArrayList<>();
  private @Nullable String lastReason;

  /**
   * The connection became this.
   *
   * @param at epoch ms
   */
  record Change(IndicatorKind kind, long at) {}

  void accept(Connection next) {
    if (next.reason() != null) {
      lastReason = next.reason();
    }
    IndicatorKind kind = IndicatorKind.of(next.state());
    if (!newestFirst.isEmpty() && newestFirst.getFirst().kind() == kind) {
      return;
    }
    newestFirst.addFirst(new Change(kind, next.since()));
    if (newestFirst.size() > MAX_CHANGES) {
      newestFirst.removeLast();
    }
  }

  List<Change> newestFirst() {
    return newestFirst;
  }

  /** Null where the stream was never lost. */
  @Nullable String lastReason() {
    return lastReason;
  }
}
