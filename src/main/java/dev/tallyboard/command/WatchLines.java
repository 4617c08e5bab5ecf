package dev.tallyboard.command;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.feed.Notice;

/** How {@code watch} writes what the feed tells; each line is flushed at once. */
interface WatchLines {
  void notice(Notice notice);

  /** The last line: the whole board. */
  void board(Snapshot board);
}
