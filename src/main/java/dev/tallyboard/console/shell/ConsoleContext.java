package dev.tallyboard.console.shell;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Traffic;
import java.time.Clock;

/**
 * What a console is given to work with.
 *
 * @param preferences the giver's to close, after the console
 */
record ConsoleContext(
    ConsoleSettings settings,
    Commands commands,
    Clock clock,
    KeptPreferences preferences,
    FileChoice files) {

  /** What is to be seen before the feed has said anything. */
  Frame connecting() {
    return new Frame(
        Connection.connecting(clock.millis(), 1),
        Snapshot.empty(settings.merchant()),
        Frame.Completeness.LOADING,
        Traffic.NONE,
        0);
  }
}
