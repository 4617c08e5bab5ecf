package dev.tallyboard.console.connection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.feed.ConnectionState;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectionViewModelTest {
  private static final long NOW = NorthgateMorning.NOW;
  private static final Snapshot BOARD = new Story().at(NOW);

  private final ConnectionViewModel model =
      new ConnectionViewModel(Rhythm.USUAL, new Times(ZoneOffset.UTC));

  @Test
  void aLiveConnectionTellsItsLatencyAndHeartbeat() {
    model.accept(Frames.live(BOARD, NOW), NOW);

    assertThat(indicator()).isEqualTo("Live|38 ms latency|heartbeat 4 s ago");
    assertThat(requireNonNull(model.indicator().get()).accessible())
        .isEqualTo("Connection: live. Latency 38 milliseconds. Last heartbeat 4 seconds ago.");
    assertThat(model.notice().get()).isNull();
  }

  @Test
  void aSilenceOfOverEighteenSecondsIsALateHeartbeat() {
    model.accept(Frames.silent(BOARD, NOW), NOW);

    model.tick(NOW + 18_000);
    assertThat(indicator()).startsWith("Live|");

    model.tick(NOW + 19_000);
    assertThat(indicator()).isEqualTo("Heartbeat late|last 19 s ago|due every 15 s");
  }

  @Test
  void connectingCountsItsSeconds() {
    model.accept(Frames.connecting(NOW), NOW);
    model.tick(NOW + 2_000);

    assertThat(indicator()).isEqualTo("Connecting|opening the stream|since 2 s");
    assertThat(model.notice().get()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "RECONNECTING; Reconnecting|attempt 3 of 10|next try in 6 s",
        "POLLING; Polling|data from 10:42:07|next in 25 s",
        "OFFLINE; Offline|nothing since 10:42:07|no answer to polls",
        "SIGN_IN; Signed out|token refused|renew it",
        "STOPPED; Stopped|not refreshed|data from 10:42:07"
      })
  void eachOtherStateHasItsWords(ConnectionState state, String words) {
    model.accept(Frames.lost(state, BOARD, NOW - 4_000, NOW), NOW);

    assertThat(indicator()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "RECONNECTING; WARNING; Showing data from 10:42:07, refreshed every 30 s",
        "POLLING; WARNING; Showing data from 10:42:07, refreshed every 30 s",
        "OFFLINE; DANGER; Showing data from 10:42:07, no longer refreshed",
        "SIGN_IN; DANGER; Showing data from 10:42:07, no longer refreshed",
        "STOPPED; WARNING; Showing data from 10:42:07, no longer refreshed"
      })
  void theNoticeSaysHowOldTheDataIs(ConnectionState state, Notice.Tone tone, String title) {
    model.accept(Frames.lost(state, BOARD, NOW - 4_000, NOW), NOW);

    Notice notice = requireNonNull(model.notice().get());
    assertThat(notice.title()).isEqualTo(title);
    assertThat(notice.tone()).isEqualTo(tone);
    assertThat(notice.offersReconnect()).isTrue();
  }

  @Test
  void aBreakOfUnderThreeSecondsGetsNoNotice() {
    List<Notice> notices = new ArrayList<>();
    model
        .notice()
        .subscribe(
            it -> {
              if (it != null) {
                notices.add(it);
              }
            });
    model.accept(Frames.live(BOARD, NOW), NOW);
    model.accept(Frames.lost(ConnectionState.RECONNECTING, BOARD, NOW, NOW, NOW), NOW);
    model.tick(NOW + 2_900);
    model.accept(Frames.back(BOARD, NOW + 2_950, 3), NOW + 2_950);

    assertThat(notices).isEmpty();
  }

  @Test
  void aLongerBreakEndsWithTheNumberOfMissedEventsForFourSeconds() {
    model.accept(Frames.live(BOARD, NOW), NOW);
    model.accept(Frames.lost(ConnectionState.RECONNECTING, BOARD, NOW, NOW, NOW), NOW);
    model.tick(NOW + 3_000);
    assertThat(model.notice().get()).isNotNull();

    model.accept(Frames.back(BOARD, NOW + 9_000, 14), NOW + 9_000);

    Notice notice = requireNonNull(model.notice().get());
    assertThat(notice.title()).isEqualTo("Live again, 14 missed events applied");
    assertThat(notice.tone()).isEqualTo(Notice.Tone.NEUTRAL);
    assertThat(notice.offersReconnect()).isFalse();
    model.tick(NOW + 12_900);
    assertThat(model.notice().get()).isNotNull();
    model.tick(NOW + 13_000);
    assertThat(model.notice().get()).isNull();
  }

  @Test
  void theHeartbeatBeatsOnceAnIntervalHoweverMuchIsHeard() {
    List<Number> beats = new ArrayList<>();
    model.beat().subscribe((_, it) -> beats.add(it));

    for (int second = 0; second < 30; second++) {
      model.accept(Frames.silent(BOARD, NOW + second * 1_000L), NOW + second * 1_000L);
    }

    assertThat(beats).containsExactly(NOW, NOW + 15_000);
  }

  @Test
  void theStatusLineShowsNoFiguresThatAreNotTrueNow() {
    model.accept(Frames.live(BOARD, NOW), NOW);
    StatusLine live = requireNonNull(model.status().get());
    assertThat(List.of(live.mode(), live.events(), live.p50(), live.p99(), live.clock()))
        .containsExactly("SSE", "4.2 /s", "38 ms", "112 ms", "10:42:11");

    model.accept(Frames.lost(ConnectionState.POLLING, BOARD, NOW, NOW), NOW);
    StatusLine polling = requireNonNull(model.status().get());
    assertThat(List.of(polling.mode(), polling.events(), polling.p50(), polling.last().text()))
        .containsExactly("polling, every 30 s", "–", "–", "Next refresh in 25 s");
  }

  private String indicator() {
    Indicator it = requireNonNull(model.indicator().get());
    return String.join("|", it.kind().word(), it.first().text(), it.second().text());
  }
}
