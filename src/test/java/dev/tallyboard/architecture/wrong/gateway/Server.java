package dev.tallyboard.architecture.wrong.gateway;

import dev.tallyboard.architecture.wrong.board.Upstart;
import org.jspecify.annotations.Nullable;

/** Is known by the board, and knows it. */
public final class Server {
  @Nullable Upstart upstart;
}
