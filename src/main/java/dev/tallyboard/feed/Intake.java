package dev.tallyboard.feed;

import dev.tallyboard.board.Board;
import dev.tallyboard.board.Outcome;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import dev.tallyboard.feed.Frame.Completeness;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
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
 *
 * <p>A snapshot may be of a gateway that lags behind the stream's. Where a stream began without an
 * id, what happened in between would be in neither: so the board is whole only once a snapshot
 * reaches up to the stream's first id, or nothing fits in between.
 */
final class Intake {
  /**
   * @param place among all that arrived
   */
  private record Held(Signal.Received event, long place) {}

  private final @Nullable String merchant;
  private final Clock clock;
  private final Consumer<Notice> tell;
  private final Consumer<Signal.Weighed> done;

  private final Cursor cursor = new Cursor();
  private Board board;
  private Completeness completeness = Completeness.LOADING;
  private boolean awaitsSnapshot;
  private @Nullable String atLeast;
  private final ArrayDeque<Held> held = new ArrayDeque<>();
  private long arrived;
  private boolean beganNow;
  private @Nullable String beginning;

  /**
   * @param merchant the session's; null to take the snapshot's word
   * @param done hears of each event that was held and has been dealt with
   */
  Intake(
      @Nullable String merchant,
      Clock clock,
      Consumer<Notice> tell,
      Consumer<Signal.Weighed> done) {
    this.merchant = merchant;
    this.clock = clock;
    this.tell = tell;
    this.done = done;
    this.board = new Board(merchant == null ? "" : merchant);
  }

  /** The id to resume behind; null to begin now. */
  @Nullable String cursor() {
    return cursor.resumesBehind();
  }

  Completeness completeness() {
    return completeness;
  }

  Snapshot snapshot() {
    return board.snapshot(clock.millis());
  }

  /** How many events of the stream have arrived; tells what a snapshot knows from what it lacks. */
  long arrived() {
    return arrived;
  }

  /** Whether events are held back until a snapshot comes. */
  boolean awaitsSnapshot() {
    return awaitsSnapshot;
  }

  /**
   * The stream is there.
   *
   * @param resumed behind the cursor; else it began now, and what was before has to be fetched
   */
  void streamOpened(boolean resumed) {
    beganNow = !resumed && completeness != Completeness.SINCE_START;
    cursor.streamOpened(resumed);
    awaitsSnapshot |= beganNow;
  }

  /** The log does not reach back to the cursor: only a snapshot of its head or later will do. */
  void reset(@Nullable String head) {
    releaseHeld(null, 0);
    beganNow = false;
    beginning = null;
    cursor.reset(head);
    atLeast = cursor.last();
    awaitsSnapshot = true;
    tell.accept(new Notice.Diagnostic("reset", "the gateway's log does not reach back"));
  }

  /** Something went wrong while an event was folded: only a snapshot can be trusted. */
  void distrust() {
    awaitsSnapshot |= completeness != Completeness.SINCE_START;
    notOlderThanOurs();
  }

  /**
   * The cursor moves over what holds no event too, so that it is not asked for again.
   *
   * @param id null where there was none; empty to begin now the next time
   */
  void moveCursor(@Nullable String id) {
    if (cursor.move(id) && beganNow && parse(id).isPresent()) {
      beganNow = false;
      beginning = id;
      if (!awaitsSnapshot) {
        reachBeginning();
      }
    }
  }

  /**
   * An event of the stream: taken at once, or held until the awaited snapshot is there.
   *
   * @return whether it is held
   */
  boolean event(Signal.Received received, Event event) {
    String id = idOf(received);
    if (id != null && cursor.hasReached(id)) {
      tell.accept(new Notice.Diagnostic("duplicate", "id " + id));
      return false;
    }
    arrived++;
    moveCursor(received.id());
    if (awaitsSnapshot) {
      held.add(new Held(received, arrived));
      return true;
    }
    take(id, event, true);
    return false;
  }

  /**
   * Takes a snapshot for the board, unless it is older than what the board holds.
   *
   * @param arrivedWhenAsked {@link #arrived} when it was asked for
   * @return false if it is too old to be of use, so that another is needed
   */
  boolean adopt(Snapshot snapshot, long arrivedWhenAsked) {
    if (isBehind(snapshot.lastEventId(), atLeast)) {
      return false;
    }
    if (!isNews(snapshot, arrivedWhenAsked)) {
      return true;
    }
    board = Board.of(snapshot);
    completeness = Completeness.WHOLE;
    awaitsSnapshot = false;
    atLeast = null;
    String id = snapshot.lastEventId();
    cursor.polled(id);
    tell.accept(new Notice.SnapshotTaken(id, snapshot.orders().size()));
    reachBeginning();
    if (!awaitsSnapshot) {
      releaseHeld(id, arrivedWhenAsked);
    }
    return true;
  }

  /** The server has no snapshots: what happened since the start is all there is. */
  void noSnapshots() {
    if (completeness == Completeness.LOADING) {
      completeness = Completeness.SINCE_START;
    }
    awaitsSnapshot = false;
    releaseHeld(null, 0);
  }

  /**
   * The awaited snapshot did not come: what was held is shown meanwhile. A later snapshot will hold
   * it.
   */
  void goOnWithoutSnapshot() {
    if (awaitsSnapshot) {
      completeness = Completeness.LOADING;
      releaseHeld(null, 0);
      notOlderThanOurs();
    }
  }

  /** What the stream brought must not be lost to a snapshot of a gateway that lags behind. */
  private void notOlderThanOurs() {
    for (String ours : Arrays.asList(board.lastEventId(), cursor.last())) {
      if (atLeast == null || isBehind(atLeast, ours)) {
        atLeast = ours;
      }
    }
  }

  /** Awaits another snapshot where something may lie between the board and the stream's first. */
  private void reachBeginning() {
    Optional<EventId> ours = parse(board.lastEventId());
    Optional<EventId> first = parse(beginning);
    if (ours.isPresent() && first.isPresent() && leavesRoom(ours.get(), first.get())) {
      atLeast = beginning;
      awaitsSnapshot = true;
    }
    beginning = null;
  }

  private static boolean leavesRoom(EventId before, EventId after) {
    boolean adjoins = after.ms() == before.ms() && after.n() == before.n() + 1;
    return after.isAfter(before) && !adjoins;
  }

  private boolean isNews(Snapshot snapshot, long arrivedWhenAsked) {
    if (completeness != Completeness.WHOLE || awaitsSnapshot) {
      return true;
    }
    Optional<EventId> theirs = parse(snapshot.lastEventId());
    Optional<EventId> ours = parse(board.lastEventId());
    if (theirs.isPresent() && ours.isPresent() && theirs.get().comparesWith(ours.get())) {
      return theirs.get().isAfter(ours.get());
    }
    return arrivedWhenAsked == arrived;
  }

  /**
   * Takes what was held. Where ids do not compare with the snapshot's, the order of arrival tells
   * what it knows already: what came before it was asked for, and all up to its last id.
   *
   * @param arrivedWhenAsked 0 where there is no snapshot
   */
  private void releaseHeld(@Nullable String snapshotId, long arrivedWhenAsked) {
    boolean compares = parse(snapshotId).isPresent();
    long known = arrivedWhenAsked;
    for (Held it : held) {
      if (!compares && snapshotId != null && snapshotId.equals(it.event.id())) {
        known = Math.max(known, it.place);
      }
    }
    while (!held.isEmpty()) {
      Held next = held.removeFirst();
      try {
        String id = idOf(next.event);
        boolean isJudgedById = compares && parse(id).isPresent();
        if (next.event.decoded() instanceof Decoded.Ok ok) {
          take(id, ok.event(), isJudgedById || next.place > known);
        }
      } finally {
        done.accept(next.event);
      }
    }
  }

  private void take(@Nullable String id, Event raw, boolean fold) {
    Event event = raw.withMeta(raw.meta().stampedAt(clock.millis()));
    if (isForeign(event)) {
      tell.accept(
          new Notice.Diagnostic("foreign-merchant", "an event of another merchant was dropped"));
      return;
    }
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

  /** Whether both are ids of one log, and the first is the older. */
  private static boolean isBehind(@Nullable String id, @Nullable String other) {
    Optional<EventId> first = parse(id);
    Optional<EventId> second = parse(other);
    return first.isPresent() && second.isPresent() && second.get().isAfter(first.get());
  }

  private static @Nullable String idOf(Signal.Received received) {
    String id = received.id();
    return id == null || id.isEmpty() ? null : id;
  }

  private static Optional<EventId> parse(@Nullable String id) {
    return id == null ? Optional.empty() : EventId.parse(id);
  }
}
