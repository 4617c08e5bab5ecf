package dev.tallyboard.command;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.FeedListener;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Frame.Completeness;
import dev.tallyboard.feed.Notice;
import org.jspecify.annotations.Nullable;

/** Writes what the feed tells and remembers when to stop. The feed's thread writes, any reads. */
final class WatchLog implements FeedListener {
  private final WatchLines lines;
  private volatile ConnectionState state = ConnectionState.CONNECTING;
  private volatile @Nullable Frame last;
  private volatile long quietSince = System.nanoTime();
  private volatile boolean hadSnapshot;

  WatchLog(WatchLines lines) {
    this.lines = lines;
  }

  @Override
  public void onFrame(Frame frame) {
    last = frame;
  }

  @Override
  public void onNotice(Notice notice) {
    switch (notice) {
      case Notice.ConnectionChanged it -> {
        if (state != it.connection().state()) {
          quietSince = System.nanoTime();
        }
        state = it.connection().state();
      }
      case Notice.SnapshotTaken _ -> {
        hadSnapshot = true;
        quietSince = System.nanoTime();
      }
      case Notice.EventTold _ -> quietSince = System.nanoTime();
      case Notice.Diagnostic _ -> {}
    }
    lines.notice(notice);
  }

  @Override
  public void onRest() {
    lines.flush();
  }

  /** How long it has been LIVE with a board and without an event; 0 while it is not. */
  long idleNanos() {
    Frame frame = last;
    boolean waits = frame == null || frame.completeness() == Completeness.LOADING;
    return state == ConnectionState.LIVE && !waits ? System.nanoTime() - quietSince : 0;
  }

  /** Whether nothing more can come. */
  boolean isOver() {
    return state == ConnectionState.STOPPED || state == ConnectionState.SIGN_IN;
  }

  ConnectionState state() {
    return state;
  }

  boolean hadSnapshot() {
    return hadSnapshot;
  }

  /** Writes the board; called once, when the feed is closed. */
  void end() {
    Frame frame = last;
    lines.board(frame == null ? Snapshot.empty("") : frame.board());
    lines.flush();
  }
}
