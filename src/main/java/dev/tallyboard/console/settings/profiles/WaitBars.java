package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.settings.Realtime;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The wait before each attempt: a bar and its seconds; the first ten. */
final class WaitBars extends HBox {
  private static final int MOST = 10;
  private static final double HIGHEST = 32;

  WaitBars() {
    super(6);
    getStyleClass().add("wait-bars");
    setAlignment(Pos.BOTTOM_LEFT);
    setAccessibleRole(AccessibleRole.NODE);
  }

  void show(Realtime realtime) {
    List<Duration> waits = realtime.live() ? realtime.feedSettings().waits() : List.<Duration>of();
    double longest = waits.isEmpty() ? 1 : waits.getLast().toSeconds();
    getChildren()
        .setAll(waits.stream().limit(MOST).map(it -> bar(it.toSeconds(), longest)).toList());
    setVisible(!waits.isEmpty());
    setManaged(!waits.isEmpty());
  }

  private static VBox bar(long seconds, double longest) {
    Region bar = new Region();
    bar.getStyleClass().add("wait-bar");
    double height = Math.max(3, HIGHEST * seconds / longest);
    bar.setMinHeight(height);
    bar.setMaxHeight(height);
    bar.setMaxWidth(Double.MAX_VALUE);
    Label words = new Label(Long.toString(seconds));
    words.getStyleClass().add("settings-hint");
    words.setMinWidth(Region.USE_PREF_SIZE);
    VBox column = new VBox(4, bar, words);
    column.setAlignment(Pos.BOTTOM_CENTER);
    HBox.setHgrow(column, Priority.ALWAYS);
    column.setPrefWidth(20);
    return column;
  }
}
