package dev.tallyboard.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Notice;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiagnosticsReportTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final FeedDiary diary = new FeedDiary();
  private final Frame frame =
      Frames.lost(ConnectionState.RECONNECTING, NorthgateMorning.story().at(NOW), NOW, NOW);

  @Test
  void everyKindIsCountedAndZerosAreSaid() {
    note("malformed", "no poId");
    note("duplicate", "id 7-1");
    note("duplicate", "id 7-2");
    note("unknown-event", "of the kind weather");

    assertThat(text("gateway.example"))
        .contains(
            "Malformed: 1",
            "Of an unknown kind: 1",
            "Clamped: 0",
            "Duplicate: 2",
            "Oversize: 0",
            "Of a foreign merchant: 0",
            "Resets: 0",
            "10:42:11: Malformed: no poId",
            "State: reconnecting",
            "Java: ")
        .doesNotContain("id 7-1");
  }

  @Test
  void aLostConnectionIsAnErrorOnceHoweverOftenItIsTold() {
    for (int i = 0; i < 3; i++) {
      diary.note(new Notice.ConnectionChanged(frame.connection(), 1L), NOW);
    }

    assertThat(diary.newestErrors())
        .containsExactly(new FeedDiary.Entry(NOW, "Connection: heartbeat-timeout"));
  }

  @Test
  void theLastTwentyErrorsAreKept() {
    IntStream.range(0, 100).forEach(it -> note("malformed", "number " + it));

    assertThat(diary.newestErrors()).hasSize(20);
    assertThat(diary.newestErrors().getFirst().text()).endsWith("number 99");
    assertThat(diary.counts()).containsEntry("Malformed", 100L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer s3cr3t",
        "https://operator:s3cr3t@gateway.example",
        "https://gateway.example/stream?access_token=s3cr3t",
        "token: s3cr3t",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzM2NyM3QifQ.s3cr3ts3cr3ts3cr3t"
      })
  void noTokenIsCopied(String told) {
    note("malformed", told);

    assertThat(text(told)).doesNotContain("s3cr3t").doesNotContain("eyJ").contains("(left out)");
  }

  private void note(String what, String detail) {
    diary.note(new Notice.Diagnostic(what, detail), NOW);
  }

  private String text(String gateway) {
    return DiagnosticsReport.of(
            frame, gateway, diary, Versions.ofThisProgram(), new Times(ZoneOffset.UTC))
        .text();
  }
}
