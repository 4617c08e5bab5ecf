package dev.tallyboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

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

  @Provide
  Arbitrary<byte[]> streams() {
    return Arbitraries.of(WORDS)
        .list()
        .ofMaxSize(40)
        .map(it -> String.join("", it).getBytes(StandardCharsets.UTF_8));
  }
}
