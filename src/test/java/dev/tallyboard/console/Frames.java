package dev.tallyboard.console;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Frame.Completeness;
import dev.tallyboard.feed.Traffic;

/** Frames as a feed makes them, in each state of the connection. Times are epoch ms. */
public final class Frames {
  private static final int ATTEMPTS = 10;

  private Frames() {}

  public static Frame live(Snapshot board, long now) {
    return frame(
        new Connection(
            ConnectionState.LIVE,
            now - 60_000,
            0,
            ATTEMPTS,
            null,
            null,
            null,
            now - 4_000,
            now,
            null),
        board);
  }

  /** Live, and silent since then. */
  public static Frame silent(Snapshot board, long heardAt) {
    return frame(
        new Connection(
            ConnectionState.LIVE, heardAt, 0, ATTEMPTS, null, null, null, heardAt, heardAt, null),
        board);
  }

  /** Live again, with what had been missed. */
  public static Frame back(Snapshot board, long now, int missed) {
    Frame frame =
        frame(
            new Connection(
                ConnectionState.LIVE, now, 0, ATTEMPTS, null, null, null, now, now, null),
            board);
    return new Frame(
        frame.connection(), frame.board(), frame.completeness(), frame.traffic(), missed);
  }

  public static Frame connecting(long now) {
    return new Frame(
        Connection.connecting(now, ATTEMPTS),
        Snapshot.empty("northgate"),
        Completeness.LOADING,
        Traffic.NONE,
        0);
  }

  public static Frame lost(ConnectionState state, Snapshot board, long dataAt, long now) {
    return lost(state, board, dataAt, now, now - 30_000);
  }

  public static Frame lost(
      ConnectionState state, Snapshot board, long dataAt, long now, long lostAt) {
    return frame(
        new Connection(
            state,
            lostAt,
            3,
            ATTEMPTS,
            now + 6_000,
            now + 25_000,
            "heartbeat-timeout",
            lostAt - 30_000,
            dataAt,
            lostAt),
        board);
  }

  /** Live updates are off. */
  public static Frame pollingByChoice(Snapshot board, long since, long now) {
    return frame(
        new Connection(
            ConnectionState.POLLING,
            since,
            0,
            ATTEMPTS,
            null,
            now,
            "realtime-off",
            null,
            now,
            null),
        board);
  }

  private static Frame frame(Connection connection, Snapshot board) {
    return new Frame(connection, board, Completeness.WHOLE, new Traffic(4.2, 38L, 38L, 112L), 0);
  }
}
