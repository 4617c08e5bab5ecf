package dev.tallyboard.console.wallboard;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.theme.Token;
import dev.tallyboard.console.wallboard.WallStatus.Tone;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The connection, whose orders these are, and the time. Red as a whole while nothing is sure. */
final class WallHead extends HBox {
  private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

  private final Theme theme;
  private final Icon icon = Icon.filled(Feather.RADIO, 88);
  private final Label word = WallText.whole("wall-104");
  private final Label lead = WallText.whole("wall-40");
  private final Label detail = WallText.whole("wall-40");
  private final Label clock = WallText.whole("wall-104");

  WallHead(ObservableValue<String> merchant, Theme theme) {
    this.theme = theme;
    getStyleClass().add("wall-head");
    setAlignment(Pos.CENTER_LEFT);
    VBox details = new VBox(lead, detail);
    details.setAlignment(Pos.CENTER_LEFT);
    details.getStyleClass().add("wall-details");
    lead.managedProperty().bind(lead.textProperty().isNotEmpty());
    Label name = WallText.ending("wall-48", "wall-merchant");
    name.textProperty().bind(merchant);
    HBox middle = new HBox(name);
    middle.setAlignment(Pos.CENTER);
    middle.setMinWidth(0);
    HBox.setHgrow(middle, Priority.ALWAYS);
    getChildren().addAll(icon, word, details, middle, clock);
  }

  void show(WallStatus status, String time) {
    icon.show(status.icon());
    theme.fill(icon, colour(status.tone()));
    word.setText(status.word());
    lead.setText(status.lead());
    detail.setText(status.detail());
    clock.setText(time);
    pseudoClassStateChanged(LOST, status.tone() == Tone.LOST);
  }

  private static Token colour(Tone tone) {
    return switch (tone) {
      case QUIET -> Token.FG_MUTED;
      case LIVE -> Token.SUCCESS_FG;
      case LATE -> Token.WARNING_FG;
      case LOST -> Token.ON_DANGER;
    };
  }
}
