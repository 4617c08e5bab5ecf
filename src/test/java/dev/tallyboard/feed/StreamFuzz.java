package dev.tallyboard.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tallyboard.feed.Streamed.Dispatched;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** No bytes break the reader, whatever the pieces they come in. */
class StreamFuzz {
  /** Within this, nothing is too long to be taken. */
  private static final int SHORT = SseGuard.MAX_ID_BYTES;

  private static final byte[] GOOD =
      "\n\nevent: good\ndata: next\n\n".getBytes(StandardCharsets.UTF_8);

  @FuzzTest(maxDuration = "5m")
  void anyBytesAreReadAsTheStandardSaysAndTheNextGoodEventComes(byte[] bytes) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(bytes);
    stream.writeBytes(GOOD);
    int piece = bytes.length == 0 ? 1 : 1 + (bytes[0] & 0x3f);

    List<Dispatched> events =
        GivenBytes.dispatched(new InPieces(stream.toByteArray(), List.of(piece, 1, 3)));

    assertThat(events.getLast().name()).isEqualTo("good");
    assertThat(events.getLast().data()).isEqualTo("next");
    if (bytes.length < SHORT) {
      assertThat(events).isEqualTo(Standard.parse(stream.toByteArray()));
    }
  }
}
