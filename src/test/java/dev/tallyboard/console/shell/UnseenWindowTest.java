package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.connection.Rhythm;
import dev.tallyboard.console.control.ProgressTrack;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.settings.WindowPlace;
import dev.tallyboard.event.Stage;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;

/** Nothing moves where nobody can see it, and the window remembers where it was. */
final class UnseenWindowTest {
  private static final long NOW = NorthgateMorning.NOW;
  private static final ConsoleSettings MOVING =
      new ConsoleSettings("northgate", "localhost", ZoneOffset.UTC, Rhythm.USUAL, false, null);

  @Test
  void aMinimisedWindowMovesNothingAndGoesOnOnceItIsBack() {
    try (OpenConsole it = new OpenConsole(MOVING, 1440, 900)) {
      it.show(Frames.live(unknownProgress().at(NOW), NOW));
      await().until(() -> moves(it));

      iconify(it, true);
      assertThat(moves(it)).isFalse();

      iconify(it, false);
      await().until(() -> moves(it));
    }
  }

  @Test
  void reducedMotionHoldsAtOnceByTheSettingAndByTheSystem() {
    try (OpenConsole it = new OpenConsole(MOVING, 1440, 900)) {
      it.show(Frames.live(unknownProgress().at(NOW), NOW));
      await().until(() -> moves(it));

      prefer(it, true);
      assertThat(moves(it)).isFalse();
      prefer(it, false);
      await().until(() -> moves(it));
      it.onFx(
          () -> {
            it.systemIsStill.set(true);
            return null;
          });
      assertThat(moves(it)).isFalse();
    }
  }

  @Test
  void theWindowComesBackWhereItWas() {
    List<Preferences> kept = new CopyOnWriteArrayList<>();
    KeptPreferences first = new KeptPreferences(Preferences.DEFAULT, kept::add);
    try (OpenConsole it = new OpenConsole(MOVING, first, 1000, 760)) {
      it.onFx(
          () -> {
            it.stage.setX(60);
            it.stage.setY(30);
            return null;
          });
      it.settle();
    }
    first.close();
    assertThat(kept.getLast().window()).isEqualTo(new WindowPlace(60, 30, 1000, 760, false));

    javafx.stage.Stage stage = OpenConsole.fx(javafx.stage.Stage::new);
    KeptPreferences second = new KeptPreferences(kept.getLast(), _ -> {});
    OpenConsole.fx(
        () -> {
          new Placement(stage, second).restore();
          return null;
        });
    assertThat(List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()))
        .containsExactly(60.0, 30.0, 1000.0, 760.0);
  }

  private static Story unknownProgress() {
    return new Story()
        .upload("PO-1", "Alder and Finch", NOW - 3_000)
        .started("PO-1", Stage.AI_PARSING, NOW - 2_000);
  }

  /** Whether the segment is elsewhere some frames later. */
  private static boolean moves(OpenConsole it) {
    double before = it.onFx(() -> segment(it).getX());
    it.settle();
    it.settle();
    return it.onFx(() -> segment(it).getX()) != before;
  }

  private static Rectangle segment(OpenConsole it) {
    Node track = it.scene().getRoot().lookup(".progress-track");
    return (Rectangle) ((ProgressTrack) track).getChildrenUnmodifiable().getLast();
  }

  private static void prefer(OpenConsole it, boolean reduced) {
    it.onFx(
        () -> {
          it.preferences.change(now -> now.withReducedMotion(reduced));
          return null;
        });
  }

  private static void iconify(OpenConsole it, boolean now) {
    it.onFx(
        () -> {
          it.stage.setIconified(now);
          return null;
        });
    await().until(() -> it.onFx(it.stage::isIconified) == now);
  }
}
