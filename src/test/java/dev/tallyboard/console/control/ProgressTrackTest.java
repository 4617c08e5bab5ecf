package dev.tallyboard.console.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.console.theme.Theme;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

final class ProgressTrackTest {
  private Stage stage;

  @BeforeEach
  void openAWindow() throws Exception {
    FxToolkit.registerPrimaryStage();
    stage = onFx(Stage::new);
  }

  @AfterEach
  void closeIt() {
    onFx(
        () -> {
          stage.close();
          return null;
        });
  }

  @Test
  void unknownProgressIsASegmentThatMoves() {
    Rectangle fill = fill(shown(false));

    await().until(() -> onFx(fill::getX) > 30);
    assertThat(onFx(fill::getWidth)).isEqualTo(60);
  }

  @Test
  void whereNothingMayMoveTheSegmentStandsInTheMiddle() {
    Rectangle fill = fill(shown(true));

    assertThat(onFx(fill::getX)).isEqualTo(70);
    assertThat(onFx(fill::getWidth)).isEqualTo(60);
  }

  @Test
  void onceProgressIsToldTheFillStartsAtTheLeft() {
    ProgressTrack track = shown(false);
    Rectangle fill = fill(track);
    await().until(() -> onFx(fill::getX) > 10);

    onFx(
        () -> {
          track.show(TrackState.RUNNING, 0.5, false);
          return null;
        });

    assertThat(onFx(fill::getX)).isZero();
    assertThat(onFx(fill::getWidth)).isEqualTo(100);
  }

  private ProgressTrack shown(boolean reducedMotion) {
    return onFx(
        () -> {
          ProgressTrack track = new ProgressTrack(Theme.light(new Motion(reducedMotion)));
          track.setTrackWidth(200);
          stage.setScene(new Scene(new Pane(track), 240, 40));
          stage.show();
          track.show(TrackState.INDETERMINATE, 0, false);
          return track;
        });
  }

  private static Rectangle fill(ProgressTrack track) {
    return (Rectangle) track.getChildrenUnmodifiable().getLast();
  }

  private static <T> T onFx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
  }
}
