package dev.tallyboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamClosedByServerException;
import com.launchdarkly.eventsource.StreamEvent;
import com.launchdarkly.eventsource.StreamException;
import dev.tallyboard.feed.Streamed.Dispatched;
import dev.tallyboard.support.Rounds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

  @Property(tries = 2_000)
  void anyStreamInAnyPiecesIsWhatTheStandardSays(
      @ForAll("streams") byte[] stream,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 9) Integer> sizes)
      throws IOException {
    assertThat(parsed(new InPieces(stream, sizes))).isEqualTo(Standard.parse(stream));
  }

  @Property(tries = 500)
  void noBytesBreakTheReader(@ForAll @Size(max = 300) byte[] bytes) {
    assertThat(catchThrowable(() -> parsed(new ByteArrayInputStream(bytes)))).isNull();
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

      assertThat(parsed(new InPieces(stream, sizes)))
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

  private static List<Dispatched> parsed(InputStream bytes) {
    List<Dispatched> events = new ArrayList<>();
    String last = "";
    try (EventSource source = GivenBytes.parsed(bytes)) {
      while (true) {
        StreamEvent event = source.readAnyEvent();
        if (event instanceof MessageEvent it) {
          char mark = it.getLastEventId().charAt(0);
          if (mark == SseGuard.EVENT_WITH_ID || mark == SseGuard.ID_ONLY) {
            last = it.getLastEventId().substring(1);
          }
          if (mark == SseGuard.EVENT_WITH_ID || mark == SseGuard.EVENT) {
            String name = it.getEventName().isEmpty() ? "message" : it.getEventName();
            events.add(new Dispatched(name, it.getData(), last));
          }
        }
      }
    } catch (StreamClosedByServerException e) {
      return events;
    } catch (StreamException e) {
      throw new AssertionError(e);
    }
  }

  /** A stream that gives no more at a time than it is told to. */
  private static final class InPieces extends InputStream {
    private final InputStream bytes;
    private final List<Integer> sizes;
    private int reads;

    InPieces(byte[] bytes, List<Integer> sizes) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.sizes = sizes;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return bytes.read(into, offset, Math.min(length, sizes.get(reads++ % sizes.size())));
    }
  }

  /** Section 9.2.6, step by step, over the whole text at once. */
  private static final class Standard {
    static List<Dispatched> parse(byte[] stream) throws IOException {
      String text = new String(stream, StandardCharsets.UTF_8);
      String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
      List<Dispatched> events = new ArrayList<>();
      StringBuilder data = new StringBuilder();
      String name = "";
      String idBuffer = "";
      String[] lines = body.split("\r\n|\r|\n", -1);
      for (int i = 0; i < lines.length - 1; i++) { // the last one has no end
        String line = lines[i];
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            String type = name.isEmpty() ? "message" : name;
            events.add(new Dispatched(type, data.substring(0, data.length() - 1), idBuffer));
          }
          data.setLength(0);
          name = "";
          continue;
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String rest = colon < 0 ? "" : line.substring(colon + 1);
        String value = rest.startsWith(" ") ? rest.substring(1) : rest;
        switch (field) {
          case "event" -> name = value;
          case "data" -> data.append(value).append('\n');
          case "id" -> idBuffer = value.indexOf('\0') < 0 ? value : idBuffer;
          default -> {}
        }
      }
      return events;
    }
  }
}
