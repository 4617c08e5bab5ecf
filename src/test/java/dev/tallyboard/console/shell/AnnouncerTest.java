package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import javafx.scene.AccessibleAttribute;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

final class AnnouncerTest {
  private static final long NOW = NorthgateMorning.NOW;

  @Test
  void aTextThatScreenReadersAreToldOfFollowsTheFrames() {
    try (OpenConsole it = OpenConsole.at(1280, 720)) {
      Story story = NorthgateMorning.story();
      it.show(Frames.live(story.at(NOW), NOW));
      assertThat(said(it)).startsWith("Connection live. New alarm: PO-10471.");
      it.show(Frames.lost(ConnectionState.RECONNECTING, story.at(NOW), NOW, NOW));
      assertThat(said(it)).isEqualTo("Connection lost. Trying again.");
      story.failed("PO-10482", Stage.DATABASE_SAVE, "Connection timeout", NOW);
      it.show(Frames.back(story.at(NOW), NOW, 1));

      assertThat(said(it))
          .isEqualTo(
              "Connection live again, 1 missed event applied. New alarm: PO-10482. Database save"
                  + " failed. Connection timeout");
      Text announcer = it.find("#announcer", Text.class);
      assertThat(it.onFx(() -> announcer.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
          .isEqualTo(announcer.getText());
      assertThat(announcer.isFocusTraversable()).isFalse();
    }
  }

  private static String said(OpenConsole it) {
    return it.find("#announcer", Text.class).getText();
  }
}
