package dev.tallyboard.feed;

import dev.tallyboard.board.Board;
import dev.tallyboard.board.Outcome;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import dev.tallyboard.feed.Frame.Completeness;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the board is made of: snapshots and events, each taken once. Owned by the feed's thread.
 *
 * <p>Two places are kept apart. The cursor is the last event that the stream brought: only the
 * stream moves it, and the stream resumes behind it. The board's own id may lie ahead, where a poll
 * brought news while the stream was down: the same events then come again by stream, are told, and
 * are not folded twice.
 */
final class Intake {
  private final @Nullable String merchant;
  private final Clock clock;
  private final Consumer<Notice> tell;
  private final Consumer<Signal.Received> done;

  private Board board;
  private Completeness completeness = Completeness.LOADING;
  private @Nullable String cursor;
  private boolean awaitsSnapshot;
  private final List<Signal.Received> held = new ArrayList<>();
  private long taken;

  /**
   * @param merchant the session's; null to take the snapshot's word
   * @param done hears of each event that has been dealt with
   */
  Intake(
      @Nullable String merchant,
      Clock clock,
      Consumer<Notice> tell,
      Consumer<Signal.Received> done) {
    this.merchant = merchant;
    this.clock = clock;
    this.tell = tell;
    this.done = done;
    this.board = new Board(merchant == null ? "" : merchant);
  }

  /** The id to resume behind; null to begin now. */
  @Nullable String cursor() {
    return cursor;
  }

  Completeness completeness() {
    return completeness;
  }

  Snapshot snapshot() {
    return board.snapshot(clock.millis());
  }

  /**
   * Grows with every event of the stream; tells an answer that was asked for earlier from a late
   * one.
   */
  long taken() {
    return taken;
  }

  /** Whether events are held back until a snapshot comes. */
  boolean awaitsSnapshot() {
    return awaitsSnapshot;
  }

  /** The stream is there: without a cursor it began now, so what was before has to be fetched. */
  void streamOpened() {
    if (cursor == null && completeness == Completeness.LOADING) {
      awaitsSnapshot = true;
    }
  }

  void reset(@Nullable String head) {
    cursor = head;
    awaitsSnapshot = true;
    tell.accept(new Notice.Diagnostic("reset", "the gateway's log does not reach back"));
  }

  /** The cursor moves over what holds no event, so that it is not asked for again. */
  void skip(@Nullable String id) {
    if (id != null) {
      cursor = id;
    }
  }

  /** An event of the stream: taken at once, or held until the awaited snapshot is there. */
  void event(Signal.Received received, Event event) {
    String id = received.id();
    if (id != null && isBehindCursor(id)) {
      tell.accept(new Notice.Diagnostic("duplicate", "id " + id));
      done.accept(received);
      return;
    }
    skip(id);
    if (awaitsSnapshot) {
      held.add(received);
      return;
    }
    take(id, event, true);
    done.accept(received);
  }

  /**
   * Takes a snapshot for the board, unless it is older than what the board holds.
   *
   * @param takenWhenAsked {@link #taken} when it was asked for
   */
  void adopt(Snapshot snapshot, long takenWhenAsked) {
    if (!isNews(snapshot, takenWhenAsked)) {
      return;
    }
    board = Board.of(snapshot);
    completeness = Completeness.WHOLE;
    awaitsSnapshot = false;
    if (cursor == null) {
      cursor = snapshot.lastEventId();
    }
    tell.accept(new Notice.SnapshotTaken(snapshot.lastEventId(), snapshot.orders().size()));
    releaseHeld(snapshot.lastEventId());
  }

  /** The server has no snapshots: what happened since the start is all there is. */
  void noSnapshots() {
    if (completeness == Completeness.LOADING) {
      completeness = Completeness.SINCE_START;
    }
    awaitsSnapshot = false;
    releaseHeld(null);
  }

  private boolean isNews(Snapshot snapshot, long takenWhenAsked) {
    if (completeness != Completeness.WHOLE || awaitsSnapshot) {
      return true;
    }
    Optional<EventId> theirs = parse(snapshot.lastEventId());
    Optional<EventId> ours = parse(board.lastEventId());
    if (theirs.isPresent() && ours.isPresent() && theirs.get().comparesWith(ours.get())) {
      return theirs.get().isAfter(ours.get());
    }
    return takenWhenAsked == taken;
  }

  /**
   * Folds what was held. Ids that do not compare are told from the snapshot's by the order of
   * arrival: up to its last one they are part of it already.
   */
  private void releaseHeld(@Nullable String snapshotId) {
    int known = 0;
    if (snapshotId != null && parse(snapshotId).isEmpty()) {
      for (int i = 0; i < held.size(); i++) {
        if (snapshotId.equals(held.get(i).id())) {
          known = i + 1;
        }
      }
    }
    for (int i = 0; i < held.size(); i++) {
      Signal.Received received = held.get(i);
      if (received.decoded() instanceof Decoded.Ok ok) {
        take(received.id(), ok.event(), i >= known);
      }
      done.accept(received);
    }
    held.clear();
  }

  private void take(@Nullable String id, Event raw, boolean fold) {
    Event event = raw.withMeta(raw.meta().stampedAt(clock.millis()));
    if (isForeign(event)) {
      tell.accept(
          new Notice.Diagnostic("foreign-merchant", "an event of another merchant was dropped"));
      return;
    }
    taken++;
    Outcome outcome = fold ? board.apply(id, event) : Outcome.WITHOUT_EFFECT;
    if (outcome == Outcome.DUPLICATE && id != null && parse(id).isEmpty()) {
      tell.accept(new Notice.Diagnostic("duplicate", "id " + id));
      return;
    }
    tell.accept(new Notice.EventTold(id, event));
  }

  private boolean isForeign(Event event) {
    String theirs = event.meta().merchantId();
    String ours = merchant != null ? merchant : board.merchantId();
    return theirs != null && !ours.isEmpty() && !theirs.equals(ours);
  }

  private boolean isBehindCursor(String id) {
    Optional<EventId> theirs = parse(id);
    Optional<EventId> last = parse(cursor);
    return theirs.isPresent()
        && last.isPresent()
        && theirs.get().comparesWith(last.get())
        && !theirs.get().isAfter(last.get());
  }

  private static Optional<EventId> parse(@Nullable String id) {
    return id == null ? Optional.empty() : EventId.parse(id);
  }
}
