package dev.tallyboard.feed;

import static dev.tallyboard.feed.Streamed.Dispatched.message;
import static dev.tallyboard.feed.Streamed.inPieces;
import static dev.tallyboard.feed.Streamed.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.feed.Streamed.Dispatched;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The stream's format, over a real socket (WHATWG HTML, section 9.2). Asks what web-platform-tests
 * {@code eventsource/} and launchdarkly/sse-contract-tests ask of a client.
 */
@Timeout(60)
class StreamProtocolTest {
  private static final String MARK = "\uFEFF";

  // The byte-order mark

  @Test
  void aByteOrderMarkAtTheStartIsStripped() {
    assertThat(of(MARK + "data:1\n\ndata:2\n\n")).containsExactly(message("1"), message("2"));
  }

  @Test
  void ofTwoByteOrderMarksTheSecondBelongsToTheField() {
    assertThat(of(MARK + MARK + "data:1\n\ndata:2\n\n")).containsExactly(message("2"));
  }

  @Test
  void aByteOrderMarkLaterInTheStreamIsData() {
    assertThat(of("data:1\n\ndata:" + MARK + "2\n\n" + MARK + "data:3\n\n"))
        .containsExactly(message("1"), message(MARK + "2"));
    assertThat(of(MARK + "data: " + MARK + "Hello\n\n")).containsExactly(message(MARK + "Hello"));
  }

  @Test
  void aByteOrderMarkIsStrippedHoweverItIsCut() {
    assertThat(inPieces(MARK + "event: greeting\nid: abc\ndata: Hello\n\n"))
        .containsOnly(List.of(new Dispatched("greeting", "Hello", "abc")));
  }

  @Test
  void aByteOrderMarkStandsBeforeAnyLine() {
    assertThat(of(MARK + ":comment\ndata: Hello\n\n")).containsExactly(message("Hello"));
    assertThat(of(MARK + "data:\n\n")).containsExactly(message(""));
    assertThat(of(MARK + "data: 1\ndata: 2\n\n")).containsExactly(message("1\n2"));
    assertThat(of(MARK + "\n\ndata: 1\n\n")).containsExactly(message("1"));
  }

  // Comments

  @Test
  void commentsOfEveryKindAreNoPartOfTheEvent() {
    String x = "x".repeat(2048);
    assertThat(
            of("data:1\r:\0\n:\r\ndata:2\n:" + x + "\rdata:3\n:data:fail\r:" + x + "\ndata:4\n\n"))
        .containsExactly(message("1\n2\n3\n4"));
  }

  @Test
  void commentsBeforeBetweenAndBehindEventsAreIgnored() {
    assertThat(of(":Hello\n:World\ndata: 1\n\n:Hello\n\n:\ndata: 2\n\n:end"))
        .containsExactly(message("1"), message("2"));
  }

  @Test
  void aCommentLongerThanAnyEventMayBeHarmsNoEvent() {
    String comment = ":" + "x".repeat(3 * SseGuard.MAX_BYTES) + "\n";
    try (Streamed it =
        Streamed.by(
            exchange -> {
              exchange.openStream();
              exchange.send("data: 1\n" + comment + "data: 2\n\n");
            })) {
      assertThat(it.untilEnded()).containsExactly(message("1\n2"));
      assertThat(it.oversize()).isZero();
    }
  }

  // Data

  @Test
  void dataLinesAreJoinedAndAnEmptyOneStillMakesAnEvent() {
    assertThat(of("data:msg\ndata: msg\n\n:\n\ndata\n\ndata: end\n\n"))
        .containsExactly(message("msg\nmsg"), message(""), message("end"));
    assertThat(of("data:\n\ndata\ndata\n\ndata:test\n\n"))
        .containsExactly(message(""), message("\n"), message("test"));
  }

  @Test
  void anEventWithoutItsFinalEmptyLineIsDiscarded() {
    assertThat(of("retry:1000\ndata:test1\n\nid:test\ndata:test2\n"))
        .containsExactly(message("test1"));
    assertThat(of("id: abc\ndata: Hello\n\nid: def\ndata: Goodbye"))
        .containsExactly(new Dispatched("message", "Hello", "abc"));
  }

  @Test
  void exactlyOneLeadingSpaceIsTaken() {
    assertThat(of("data:\ttest\rdata: \ndata:test\n\n")).containsExactly(message("\ttest\n\ntest"));
    assertThat(of("event:  greeting\ndata:  Hello\n\n"))
        .containsExactly(new Dispatched(" greeting", " Hello", ""));
    assertThat(of("event:greeting\ndata:Hello\n\n"))
        .containsExactly(new Dispatched("greeting", "Hello", ""));
  }

  @Test
  void onlyExactFieldNamesCount() {
    assertThat(
            of(
                "data:\0\n"
                    + "data:  2\r"
                    + "Data:1\n"
                    + "data\0:2\n"
                    + "data:1\r"
                    + "\0data:4\n"
                    + "da-ta:3\r"
                    + "data_5\n"
                    + "data:3\r"
                    + "data:\r\n"
                    + " data:32\n"
                    + "data:4\n\n"))
        .containsExactly(message("\0\n 2\n1\n3\n\n4"));
    assertThat(
            of(
                "data:test\n"
                    + " data\n"
                    + "data\n"
                    + "foobar:xxx\n"
                    + "justsometext\n"
                    + ":thisisacommentyay\n"
                    + "data:test\n\n"))
        .containsExactly(message("test\n\ntest"));
    assertThat(of("event: greeting\ncolor: blue\ndata: Hello\n\n"))
        .containsExactly(new Dispatched("greeting", "Hello", ""));
  }

  @Test
  void aNulIsDataLikeAnyOther() {
    assertThat(of("data:\0\n\n\n\n")).containsExactly(message("\0"));
  }

  @Test
  void fieldsMayComeInAnyOrder() {
    assertThat(of("data: Hello\nid: abc\nevent: greeting\n\n"))
        .containsExactly(new Dispatched("greeting", "Hello", "abc"));
  }

  // Event names

  @Test
  void theNameHoldsForOneEvent() {
    assertThat(of("event:test\ndata:x\n\ndata:x\n\n"))
        .containsExactly(new Dispatched("test", "x", ""), message("x"));
    assertThat(of("event:test\n\ndata:x\n\n")).containsExactly(message("x"));
  }

  @Test
  void anEmptyNameIsTheDefaultAndTheLastNameWins() {
    assertThat(of("event: \ndata:data\n\n")).containsExactly(message("data"));
    assertThat(of("event:a\nevent:b\ndata:x\n\nevent:a\nevent\ndata:x\n\n"))
        .containsExactly(new Dispatched("b", "x", ""), message("x"));
  }

  // Ids

  @Test
  void theLastIdPersistsUntilAnotherOrAnEmptyOneComes() {
    assertThat(of("id:1\ndata:a\n\ndata:b\n\nid:2\ndata:c\n\nid\ndata:d\n\ndata:e\n\n"))
        .extracting(Dispatched::lastEventId)
        .containsExactly("1", "1", "2", "", "");
    assertThat(of("id: abc\ndata: first\n\nid: \ndata: second\n\n"))
        .extracting(Dispatched::lastEventId)
        .containsExactly("abc", "");
  }

  @Test
  void anIdWithANulIsIgnored() {
    assertThat(of("id: abc\ndata: 1\n\nid: a\0bc\ndata: 2\n\nid:\0\0\ndata: 3\n\n"))
        .extracting(Dispatched::lastEventId)
        .containsOnly("abc");
    assertThat(of("id: abc\nid: \0\ndata: 1\n\n"))
        .extracting(Dispatched::lastEventId)
        .containsExactly("abc");
  }

  @Test
  void anIdWithoutDataMovesTheCursorAndIsNoEvent() {
    try (Streamed it =
        Streamed.by(
            exchange -> {
              exchange.openStream();
              exchange.send("data: 1\n\nevent: x\nid: 7\n\n");
            })) {
      assertThat(it.untilEnded()).containsExactly(message("1"));
      assertThat(it.lastEventId()).isEqualTo("7");
    }
  }

  @Test
  void anIdOfAnyCharactersComesWhole() {
    assertThat(of("id: \u2026 \u8c46\u8150 \ud83d\ude00 :=!-.\ndata: 1\n\n"))
        .extracting(Dispatched::lastEventId)
        .containsExactly("\u2026 \u8c46\u8150 \ud83d\ude00 :=!-.");
  }

  @Test
  void anIdTooLongForAHeaderIsDroppedAndToldAndItsEventStays() {
    try (Streamed it =
        Streamed.by(
            exchange -> {
              exchange.openStream();
              exchange.send("id: 1\ndata: a\n\nid: " + "9".repeat(2_000) + "\ndata: b\n\n");
            })) {
      assertThat(it.untilEnded())
          .containsExactly(
              new Dispatched("message", "a", "1"), new Dispatched("message", "b", "1"));
      assertThat(it.oversize()).isEqualTo(1);
    }
  }

  // retry

  @ParameterizedTest
  @ValueSource(
      strings = {
        "retry:2000",
        "retry: 2000",
        "retry:02000",
        "retry:1\nretry:2000\nretry:1000x",
        "retry:2000\nretry:\nretry\nretry: -1\nretry:1.5\nretry: \u0663"
      })
  void aRetryOfDigitsCountsAndAnyOtherDoesNot(String lines) {
    try (Streamed it =
        Streamed.by(
            exchange -> {
              exchange.openStream();
              exchange.send(lines + "\ndata:x\n\n");
            })) {
      assertThat(it.untilEnded()).containsExactly(message("x"));
      assertThat(it.connection().retryAsked()).isEqualTo(Duration.ofMillis(2000));
    }
  }

  @Test
  void aRetryOfAnySizeHarmsNothing() {
    try (Streamed it =
        Streamed.by(
            exchange -> {
              exchange.openStream();
              exchange.send("retry:" + "9".repeat(100_000) + "\ndata:x\n\n");
            })) {
      assertThat(it.untilEnded()).containsExactly(message("x"));
      assertThat(it.connection().retryAsked()).isGreaterThan(Duration.ofDays(1));
    }
  }

  // Line ends and pieces

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineEndWorksInPiecesOfEverySize(String end) {
    String text =
        """
        data: event 1

        data: event 2 line 1
        data: event 2 line 2


        data:
        data: line2



        data: line1
        data:
        data: line3

        """
            .replace("\n", end);

    assertThat(inPieces(text))
        .containsOnly(
            List.of(
                message("event 1"),
                message("event 2 line 1\nevent 2 line 2"),
                message("\nline2"),
                message("line1\n\nline3")));
  }

  @Test
  void lineEndsMayBeMixed() {
    assertThat(of("data:test\r\ndata\ndata:test\r\n\r\ndata:a\r\rdata:b\n\r\ndata:c\r\n\n"))
        .containsExactly(message("test\n\ntest"), message("a"), message("b"), message("c"));
  }

  @Test
  void aLineFeedAfterACutCarriageReturnIsNoSecondLineEnd() {
    assertThat(of("data: Hello\r", "\ndata: World\r", "\n\r\ndata: OK\r", "\n", "\r", "\n"))
        .containsExactly(message("Hello\nWorld"), message("OK"));
  }

  @Test
  void aBareCarriageReturnEndsTheEventWithoutWaitingForTheNextByte() {
    try (Streamed it =
        Streamed.by(
            exchange -> {
              exchange.openStream();
              exchange.send("data: now\r\r");
              exchange.untilClosed();
            })) {
      assertThat(it.until(1)).containsExactly(message("now"));
    }
  }

  @Test
  void manyEventsInOnePieceComeInOrder() {
    String text =
        String.join("", IntStream.range(0, 1_000).mapToObj(n -> "data: " + n + "\n\n").toList());

    assertThat(of(text))
        .containsExactlyElementsOf(
            IntStream.range(0, 1_000).mapToObj(n -> message(String.valueOf(n))).toList());
    assertThat(of("data: test", "test\n\ndata:", "test\n\n"))
        .containsExactly(message("testtest"), message("test"));
  }

  @Test
  void aLargeEventComesWholeAndOneAboveTheBoundIsDroppedAndTold() {
    String large = "x".repeat(SseGuard.MAX_BYTES - "data: ".length());
    try (Streamed it =
        Streamed.by(
            exchange -> {
              exchange.openStream();
              exchange.send("data: " + large.substring(9));
              exchange.send(large.substring(0, 9) + "\n\n");
              exchange.send("id: 1\ndata: " + large + "x\n\n");
              exchange.send("data: " + large + "\ndata: and more\n\n");
              exchange.send("data: next\n\n");
            })) {
      List<Dispatched> events = it.untilEnded();

      assertThat(events).hasSize(2);
      assertThat(events.getFirst().data().equals(large)).isTrue();
      assertThat(events.getLast()).isEqualTo(new Dispatched("message", "next", "1"));
      assertThat(it.oversize()).isEqualTo(2);
    }
  }

  // UTF-8

  @Test
  void textIsUtf8HoweverItIsCut() {
    assertThat(inPieces("data: \u20ac\u8c46\u8150\ud83d\ude00\n\n"))
        .containsOnly(List.of(message("\u20ac\u8c46\u8150\ud83d\ude00")));
  }

  @Test
  void textIsUtf8WhateverTheHeaderSays() {
    try (Streamed it =
        Streamed.by(
            exchange -> {
              exchange.send(
                  "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream;charset=windows-1252\r\n"
                      + "Connection: close\r\n\r\ndata:ok\u2026\n\n");
            })) {
      assertThat(it.untilEnded()).containsExactly(message("ok\u2026"));
    }
  }

  @Test
  void bytesThatAreNoUtf8AreReplacedAndEndNothing() {
    byte[] bytes = "data: a?b\n\ndata: c\n\n".getBytes(StandardCharsets.US_ASCII);
    bytes[7] = (byte) 0xC3;

    assertThat(Streamed.ofBytes(bytes)).containsExactly(message("a\uFFFDb"), message("c"));
  }
}
