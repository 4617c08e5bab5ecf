package dev.tallyboard.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Stage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** No answer to a poll breaks the board. */
class SnapshotFuzz {
  @FuzzTest(maxDuration = "3m")
  void anyAnswerIsABoardThatGoesOnOrNone(byte[] bytes) throws IOException {
    Snapshot read;
    try {
      read = SnapshotCodec.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      return;
    }
    Board board = Board.of(read);
    board.apply(null, new Progress(new Subject("po_1", null, Stage.AI_PARSING), 5, "a", Meta.NONE));
    Snapshot after = board.snapshot(1);

    assertThat(after.orders()).extracting(Order::poId).contains("po_1");
    assertThat(SnapshotCodec.read(new ByteArrayInputStream(SnapshotCodec.write(after))))
        .isEqualTo(after);
  }
}
