package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.control.ProgressTrack;
import dev.tallyboard.console.control.StepState;
import dev.tallyboard.console.control.Stepper;
import dev.tallyboard.console.control.TrackState;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the demo will look like: a few orders that stand still, for the eye alone. */
final class SampleOrders extends VBox {
  private static final Texts TEXTS = Texts.of(SampleOrders.class);
  private static final int STAGES = 7;
  private static final double BAR = 146;
  private static final double LEAST_BAR = 32;

  /** In less a row has no place. */
  static final double LEAST_WIDTH = 384;

  SampleOrders(Theme theme) {
    setId("sample-orders");
    getStyleClass().add("sample-orders");
    setMouseTransparent(true);
    getChildren()
        .addAll(
            row(theme, "20014", 2, 60),
            row(theme, "20013", 4, 35),
            row(theme, "20012", 6, 82),
            row(theme, "20011", 7, 70));
  }

  /**
   * @param stage the running one, counted from 1
   */
  private static HBox row(Theme theme, String number, int stage, int percent) {
    Label order = new Label(TEXTS.of("first.demo.order", number));
    order.getStyleClass().add("sample-order");
    order.setMinWidth(Region.USE_PREF_SIZE);
    Stepper stepper = new Stepper(theme);
    List<StepState> states = new ArrayList<>();
    for (int i = 1; i <= STAGES; i++) {
      states.add(i < stage ? StepState.DONE : i == stage ? StepState.RUNNING : StepState.TO_DO);
    }
    stepper.show(states);
    ProgressTrack track = new ProgressTrack(theme);
    track.show(TrackState.RUNNING, percent / 100.0, false);
    Label far = new Label(TEXTS.of("first.demo.percent", percent));
    far.getStyleClass().add("sample-order");
    far.setMinWidth(Region.USE_PREF_SIZE);
    Place steps = new Place(stepper, Stepper.WIDTH, Stepper.WIDTH);
    Place bar = new Place(track, LEAST_BAR, BAR);
    HBox.setHgrow(bar, Priority.ALWAYS);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.SOMETIMES);
    HBox row = new HBox(16, order, steps, bar, gap, far);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("sample-row");
    return row;
  }

  /** They set themselves out by hand: this holds their place, in the middle of the row. */
  private static final class Place extends Region {
    private final Region drawn;

    Place(Region drawn, double least, double most) {
      this.drawn = drawn;
      setMinWidth(least);
      setPrefWidth(most);
      setMaxWidth(most);
      getChildren().add(drawn);
    }

    @Override
    protected void layoutChildren() {
      if (drawn instanceof ProgressTrack track) {
        track.setTrackWidth(getWidth());
      }
      double height = drawn.getLayoutBounds().getHeight();
      drawn.relocate(0, Math.rint((getHeight() - height) / 2));
    }
  }
}
