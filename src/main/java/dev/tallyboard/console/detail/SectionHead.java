package dev.tallyboard.console.detail;

import dev.tallyboard.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The title of a section, and at its right a remark. */
final class SectionHead extends HBox {
  private static final Texts TEXTS = Texts.of(SectionHead.class);

  private final Label remark = new Label();
  private final Label value = new Label();

  SectionHead(String title) {
    super(4);
    setAlignment(Pos.BASELINE_LEFT);
    Label name = new Label(title);
    name.getStyleClass().add("detail-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.setAccessibleRoleDescription(TEXTS.of("drawer.heading"));
    remark.getStyleClass().add("detail-remark");
    value.getStyleClass().add("detail-value");
    value.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(name, gap, remark, value);
  }

  /**
   * @param strong follows the words, and weighs more
   */
  void say(String words, String strong) {
    remark.setText(words);
    value.setText(strong);
    value.setManaged(!strong.isEmpty());
    value.setVisible(!strong.isEmpty());
  }
}
