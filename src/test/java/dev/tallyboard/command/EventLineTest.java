package dev.tallyboard.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallyboard.command.EventLine.Bad;
import dev.tallyboard.command.EventLine.Item;
import dev.tallyboard.command.EventLine.Nothing;
import dev.tallyboard.command.LinesAhead.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class EventLineTest {
  private static final String DATA =
      "\"data\":{\"poId\":\"p\",\"workflowId\":\"w\",\"stage\":\"ai_parsing\",\"progress\":40}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\":\"progress\"," + DATA,
        " {\"event\":\"merchant:m_1:progress\"," + DATA + "\r",
        "{\"kind\":\"event\",\"id\":\"log-1\",\"event\":\"progress\"," + DATA,
      })
  void bothFormsAreRead(String text) {
    assertThat(of(text))
        .isInstanceOfSatisfying(Item.class, it -> assertThat(it.event().poId()).isEqualTo("p"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \r",
        "{\"kind\":\"connection\",\"state\":\"LIVE\"}",
        "{\"kind\":\"board\",\"orders\":[]}",
      })
  void whatIsNoEventOfARecordingIsPassedOver(String text) {
    assertThat(of(text)).isInstanceOf(Nothing.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "nonsense | it is not JSON",
        "{\"event\":\"progress\",\"data\":{} | it is not JSON",
        "{} {} | it is not JSON",
        "[] | it has to be an object like",
        "{\"event\":\"progress\"} | it has to be an object like",
        "{\"event\":\"progres\",\"data\":{}} | \"progres\" cannot be published",
        "{\"event\":\"heartbeat\",\"data\":{}} | \"heartbeat\" cannot be published",
        "{\"event\":\"stage\",\"data\":{\"stage\":\"s\"}} | no poId",
      })
  void whatIsWrongIsSaid(String text, String why) {
    assertThat(of(text))
        .isInstanceOfSatisfying(Bad.class, it -> assertThat(it.why()).startsWith(why));
  }

  @Test
  void aLongBoardIsPassedOverAndAnyOtherLongLineIsBad() throws Exception {
    String board = "{\"kind\":\"board\",\"x\":\"" + "x".repeat(EventLine.MAX_LENGTH) + "\"}";
    List<Line> lines =
        read(new ByteArrayInputStream((board + "\n" + board.substring(1)).getBytes(UTF_8)));

    assertThat(EventLine.of(lines.get(0))).isInstanceOf(Nothing.class);
    assertThat(EventLine.of(lines.get(1))).isEqualTo(new Bad(2, "it is longer than 128 KiB"));
  }

  @Test
  void endlessInputIsReadNoFurtherThanItsBound() throws Exception {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '\n';
          }
        };
    LinesAhead lines = LinesAhead.of(endless, 10);

    long number = 0;
    while (number < 500_000) {
      for (Line line : lines.next(1_000, 1_000_000, Duration.ofSeconds(5))) {
        assertThat(line.number()).isEqualTo(++number);
      }
    }
    assertThat(lines.isOver()).isFalse();
  }

  @Test
  void whatCameBeforeTheInputBrokeIsGivenFirst() throws Exception {
    InputStream breaking =
        new SequenceInputStream(
            new ByteArrayInputStream("one\ntwo".getBytes(UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("gone");
              }
            });
    LinesAhead lines = LinesAhead.of(breaking, 10);

    assertThat(lines.next(9, 99, Duration.ofSeconds(5)))
        .extracting(it -> new String(it.text(), UTF_8))
        .containsExactly("one");
    assertThatThrownBy(() -> lines.next(9, 99, Duration.ofSeconds(5))).hasMessage("gone");
  }

  private static EventLine of(String text) {
    return EventLine.of(new Line(1, text.getBytes(UTF_8), true));
  }

  private static List<Line> read(InputStream in) throws Exception {
    LinesAhead lines = LinesAhead.of(in, EventLine.MAX_LENGTH);
    List<Line> all = new ArrayList<>();
    while (!lines.isOver()) {
      all.addAll(lines.next(10, 1 << 20, Duration.ofSeconds(1)));
    }
    all.addAll(lines.next(10, 1 << 20, Duration.ZERO));
    return all;
  }
}
