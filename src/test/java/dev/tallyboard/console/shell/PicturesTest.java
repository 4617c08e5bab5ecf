package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.feed.ConnectionState;
import org.junit.jupiter.api.Test;

final class PicturesTest {
  private static final long NOW = NorthgateMorning.NOW;

  @Test
  void theMainWindow() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      it.snapshot("main-light");
      it.show(
          Frames.lost(
              ConnectionState.RECONNECTING,
              NorthgateMorning.story().at(NOW),
              NOW - 4000,
              NOW,
              NOW - 34_000));
      it.snapshot("disconnected");
      assertThat(it.scene().getWidth()).isEqualTo(1440);
    }
  }

  @Test
  void aNarrowWindow() {
    try (OpenConsole it = OpenConsole.at(1024, 700)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      it.snapshot("main-1024");
      assertThat(it.scene().getWidth()).isEqualTo(1024);
    }
  }

  @Test
  void anEmptyBoard() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(Frames.live(new dev.tallyboard.console.Story().at(NOW), NOW));
      it.snapshot("empty");
      assertThat(it.scene().getWidth()).isEqualTo(1440);
    }
  }
}
