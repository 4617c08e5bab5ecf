package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import java.util.EnumSet;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

final class LayoutTest {
  private static final long NOW = NorthgateMorning.NOW;

  @ParameterizedTest
  @CsvSource({"1024, 700", "1280, 800", "1440, 900", "1600, 900"})
  void noTextIsCutInAnyState(double width, double height) {
    try (OpenConsole it = OpenConsole.at(width, height)) {
      it.show(Frames.live(new Story().at(NOW), NOW));
      assertNothingCut(it, "empty");
      Frame live = Frames.live(longNames().at(NOW), NOW);
      it.show(live);
      it.snapshot("layout-" + (int) width);
      assertNothingCut(it, "live");
      new FxRobot().push(KeyCode.DIGIT6);
      assertNothingCut(it, "a stage alone");
      for (ConnectionState state :
          EnumSet.complementOf(EnumSet.of(ConnectionState.LIVE, ConnectionState.CONNECTING))) {
        it.show(Frames.lost(state, live.board(), NOW - 4_000, NOW));
        assertNothingCut(it, state.name());
      }
      assertThat(it.find("#stage-chip", Region.class).isVisible()).isTrue();
      it.snapshot("layout-stage-" + (int) width);
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, 64, 104, 56, 11", "1024, 700, 64, 80, 48, 9"})
  void heightsAreThoseOfTheDesign(
      double width, double height, double top, double strip, double row, int rows) {
    try (OpenConsole it = OpenConsole.at(width, height)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

      assertThat(it.find(".top-bar", Region.class).getHeight()).isEqualTo(top);
      assertThat(it.find("#pipeline", Region.class).getHeight()).isEqualTo(strip);
      assertThat(it.find("#status-bar", Region.class).getHeight()).isEqualTo(28);
      assertThat(it.find("#connection", Region.class).getWidth()).isEqualTo(336);
      ListView<?> list = it.find("#order-list", ListView.class);
      assertThat(list.getFixedCellSize()).isEqualTo(row);
      assertThat((int) (list.getHeight() / row)).isEqualTo(rows);
    }
  }

  private static Story longNames() {
    return NorthgateMorning.story()
        .upload("PO-2026-000000000000000-NORTH", "The Very Long Northern Trading Company", NOW)
        .started("PO-2026-000000000000000-NORTH", Stage.AI_PARSING, NOW)
        .failed(
            "PO-2026-000000000000000-NORTH",
            Stage.AI_PARSING,
            "The file holds no table: expected a heading with quantity and price, found prose",
            NOW);
  }

  private static void assertNothingCut(OpenConsole it, String when) {
    assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).as(when).isEmpty();
  }
}
