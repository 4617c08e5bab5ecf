package dev.tallyboard.command.check;

import dev.tallyboard.client.RawAnswer;
import dev.tallyboard.client.RawHead;
import dev.tallyboard.client.RawRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the request for the board.
 *
 * @param head null where none came
 * @param board what its body holds, faults and all; null where it is no JSON
 * @param why none came, or why it is no JSON; else empty
 */
record SnapshotSeen(@Nullable RawHead head, @Nullable BoardShape board, String why) {
  static final String PATH = "api/realtime/snapshot";

  static SnapshotSeen ask(Endpoint endpoint) throws CannotTell, InterruptedException {
    RawAnswer answer;
    try {
      answer = endpoint.fetchBoard(RawRequest.get(PATH));
    } catch (IOException e) {
      return new SnapshotSeen(null, null, String.valueOf(e.getMessage()));
    }
    if (answer.status() != 200) {
      return new SnapshotSeen(answer.head(), null, "");
    }
    try {
      return new SnapshotSeen(answer.head(), BoardShape.read(answer.body()), "");
    } catch (IOException e) {
      return new SnapshotSeen(answer.head(), null, "its body is not JSON");
    }
  }

  boolean isOffered() {
    return head != null && !Answers.isMissing(head.status());
  }

  /**
   * The board of a snapshot that came.
   *
   * @throws CannotTell where it did not
   */
  BoardShape theBoard() throws CannotTell {
    if (board == null) {
      throw new CannotTell(isOffered() ? "there is no board to look at" : "no snapshot is offered");
    }
    return board;
  }
}
