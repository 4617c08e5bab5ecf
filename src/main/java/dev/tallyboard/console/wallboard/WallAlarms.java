package dev.tallyboard.console.wallboard;

import dev.tallyboard.console.control.Flash;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What calls for somebody: two rows at most, and how many there are besides. */
final class WallAlarms extends VBox {
  private static final Texts TEXTS = Texts.of(WallAlarms.class);
  private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final PseudoClass MORE = PseudoClass.getPseudoClass("more");

  private final List<Row> rows = List.of(new Row(), new Row());
  private final Label more = WallText.whole("wall-36", "wall-more");
  private final Label none = WallText.whole("wall-48", "wall-none");

  WallAlarms(Flash flash) {
    getStyleClass().add("wall-alarms");
    none.setText(TEXTS.of("alarms.none"));
    getChildren().addAll(rows);
    getChildren().addAll(more, none);
    getChildren().forEach(it -> it.managedProperty().bind(it.visibleProperty()));
    flash.lit().subscribe(it -> rows.forEach(row -> row.pseudoClassStateChanged(LIT, it)));
  }

  void show(List<WallAlarm> alarms, int besides) {
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).setVisible(i < alarms.size());
      if (i < alarms.size()) {
        rows.get(i).show(alarms.get(i));
      }
    }
    more.setText(TEXTS.of("alarms.more", besides));
    more.setVisible(besides > 0);
    none.setVisible(alarms.isEmpty());
    pseudoClassStateChanged(MORE, besides > 0);
  }

  /** One alarm. */
  private static final class Row extends HBox {
    private final Label title = WallText.ending("wall-64", "wall-title");
    private final Label where = WallText.ending("wall-48", "wall-where");
    private final Label why = WallText.ending("wall-48", "wall-why");
    private final Label standing = WallText.whole("wall-40", "wall-standing");
    private final Label since = WallText.whole("wall-48", "wall-since");

    Row() {
      getStyleClass().add("wall-alarm");
      setAlignment(Pos.CENTER_LEFT);
      Icon octagon = Icon.styled(Feather.ALERT_OCTAGON, 56);
      title.setMinWidth(329);
      where.setMinWidth(340);
      HBox.setHgrow(why, Priority.ALWAYS);
      why.setMinWidth(0);
      why.setPrefWidth(0);
      why.setMaxWidth(Double.MAX_VALUE);
      getChildren().addAll(octagon, title, where, why, standing, since);
    }

    void show(WallAlarm alarm) {
      title.setText(alarm.title());
      where.setText(alarm.where());
      where.setManaged(!alarm.where().isEmpty());
      why.setText(alarm.why());
      standing.setText(TEXTS.of(alarm.isNew() ? "alarms.new" : "alarms.acknowledged"));
      since.setText(alarm.since());
      pseudoClassStateChanged(NEW, alarm.isNew());
    }
  }
}
