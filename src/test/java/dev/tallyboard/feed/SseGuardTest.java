package dev.tallyboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tallyboard.support.Rounds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The guard and the parser behind it, against the standard's own words, whatever the pieces. */
class SseGuardTest {
  private static final String[] WORDS = {
    "data",
    "data:",
    "data: ",
    "event:",
    "event: x",
    "id",
    "id:",
    "id: 1",
    "id:\0",
    "retry:",
    "retry: 7",
    ":",
    ": ",
    " ",
    "\n",
    "\n",
    "\n\n",
    "\r",
    "\r\r",
    "\r\n",
    "\r\n\r\n",
    "\0",
    "a",
    "\u00e9",
    "\u8c46",
    "\ud83d\ude00",
    "\uFEFF",
    "unknown: 1",
    "Data: 1",
    "=",
    "!",
    ".",
    "-"
  };

  @Property
  void anyStreamInAnyPiecesIsWhatTheStandardSays(
      @ForAll("streams") byte[] stream,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 9) Integer> sizes)
      throws IOException {
    assertThat(GivenBytes.dispatched(new InPieces(stream, sizes)))
        .isEqualTo(Standard.parse(stream));
  }

  @Property
  void noBytesBreakTheReader(@ForAll @Size(max = 300) byte[] bytes) {
    assertThat(catchThrowable(() -> GivenBytes.dispatched(new ByteArrayInputStream(bytes))))
        .isNull();
  }

  @Test
  void longStreamsInAnyPiecesAreWhatTheStandardSays() throws IOException {
    for (int round = 0; round < Rounds.of(100, 20_000); round++) {
      long seed = System.nanoTime();
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      random.ints(2_000, 0, WORDS.length).forEach(word -> text.append(WORDS[word]));
      byte[] stream = text.toString().getBytes(StandardCharsets.UTF_8);
      List<Integer> sizes = random.ints(100, 1, 10_000).boxed().toList();

      assertThat(GivenBytes.dispatched(new InPieces(stream, sizes)))
          .as("seed %d", seed)
          .isEqualTo(Standard.parse(stream));
    }
  }

  @Provide
  Arbitrary<byte[]> streams() {
    return Arbitraries.of(WORDS)
        .list()
        .ofMaxSize(40)
        .map(it -> String.join("", it).getBytes(StandardCharsets.UTF_8));
  }
}
