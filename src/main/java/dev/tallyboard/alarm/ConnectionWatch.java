package dev.tallyboard.alarm;

import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.ConnectionState;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Tells from its states whether the connection is lost for too long, or too often. */
final class ConnectionWatch {
  private final Thresholds limits;

  /** When the stream came back, oldest first; as many as make it unstable. */
  private final ArrayDeque<Long> returns = new ArrayDeque<>();

  private @Nullable Long liveSince;
  private @Nullable Long downSince;

  /** The last return, or when the watch began. */
  private @Nullable Long calmSince;

  private boolean refused;

  ConnectionWatch(Thresholds limits) {
    this.limits = limits;
  }

  void accept(Connection it, long now) {
    if (calmSince == null) {
      calmSince = now;
    }
    refused = it.state() == ConnectionState.SIGN_IN;
    if (it.isLive()) {
      downSince = null;
      live(it.since());
    } else if (it.isPollingAsWished()) {
      downSince = null;
    } else if (downSince == null) {
      downSince = it.lostAt() == null ? it.since() : it.lostAt();
    }
  }

  /** Epoch ms since which it is lost for too long; null while it is not. */
  @Nullable Long lostSince(long now) {
    Long down = downSince;
    return down != null && (refused || now - down >= limits.lost().toMillis()) ? down : null;
  }

  /** Whether it may be said that it is not lost: it is as it should be. */
  boolean isLive() {
    return downSince == null;
  }

  boolean isUnstable(long now) {
    return returns.size() >= limits.reconnections()
        && now - returns.getFirst() <= limits.within().toMillis();
  }

  /** Whether nothing of the kind has happened for as long as makes it stable. */
  boolean isCalm(long now) {
    return calmSince != null && now - calmSince >= limits.within().toMillis();
  }

  /** Epoch ms of the first return of those that make it unstable. */
  long unstableSince() {
    return returns.isEmpty() ? 0 : returns.getFirst();
  }

  /** A break between two looks shows in another beginning. */
  private void live(long since) {
    if (liveSince != null && liveSince != since) {
      returns.addLast(since);
      calmSince = since;
      if (returns.size() > limits.reconnections()) {
        returns.removeFirst();
      }
    }
    liveSince = since;
  }
}
