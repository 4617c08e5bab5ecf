package dev.tallyboard.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TorrentTest {
  private static final long NOON = 1_772_445_600_000L;
  private static final int FRAME_MS = 16;

  private final Torrent torrent = new Torrent();

  @Test
  void whatComesNowAndThenIsShownAtOnce() {
    for (int ms = 0; ms < 5_000; ms += 100) {
      assertThat(torrent.delays(5, NOON + ms)).as("after %d ms", ms).isFalse();
    }
  }

  @Test
  void muchAtOnceIsNoTorrent() {
    assertThat(torrent.delays(1_000, NOON)).isFalse();
    assertThat(torrent.delays(1, NOON + FRAME_MS)).isFalse();
  }

  @Test
  void inATorrentThereIsSomethingToSeeTwiceASecond() {
    pour(NOON, NOON + 1_000);

    assertThat(pour(NOON + 1_000, NOON + 4_000)).isEqualTo(6);
  }

  @Test
  void behindItEverythingIsShownAtOnceAgain() {
    pour(NOON, NOON + 2_000);

    torrent.delays(1, NOON + 3_100);

    assertThat(torrent.delays(1, NOON + 3_116)).isFalse();
    assertThat(torrent.delays(1, NOON + 3_132)).isFalse();
  }

  @Test
  void aClockThatWasPutBackHoldsNothingUp() {
    pour(NOON, NOON + 2_000);

    assertThat(torrent.delays(1, NOON - 3_600_000)).isFalse();
  }

  /** Returns how many frames were shown. */
  private int pour(long from, long to) {
    int shown = 0;
    for (long now = from; now < to; now += FRAME_MS) {
      shown += torrent.delays(20, now) ? 0 : 1;
    }
    return shown;
  }
}
