package dev.tallyboard.command;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.feed.Notice;

/** How {@code watch} writes what the feed tells. */
interface WatchLines {
  void notice(Notice notice);

  /** The last line: the whole board. */
  void board(Snapshot board);

  /** Shows what has been written; after each line, unless many more come at once. */
  void flush();
}
