package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.settings.Section;
import dev.tallyboard.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a test of the connection finds, a line a finding, as they are made. */
final class TestLines extends VBox {
  private static final Texts TEXTS = Texts.of(TestLines.class);

  /** Of the test that is shown: what an earlier one still finds is not. */
  private int test;

  TestLines() {
    super(4);
    setId("test-lines");
    getStyleClass().add("test-lines");
    clear();
  }

  void clear() {
    test++;
    getChildren().clear();
    setVisible(false);
    setManaged(false);
  }

  /** Shows a test of these, from its first finding to its last. */
  void begin(ConnectionDesk desk, ProfileForm.Draft draft) {
    clear();
    int own = test;
    setVisible(true);
    setManaged(true);
    getChildren().add(line(Feather.MORE_HORIZONTAL, "test-running", TEXTS.of("test.running")));
    desk.test(
        draft.profile(),
        draft.token(),
        it -> {
          if (own == test) {
            show(it);
          }
        });
  }

  private void show(Finding it) {
    int last = getChildren().size() - 1;
    getChildren()
        .add(
            last,
            line(
                it.isGood() ? Feather.CHECK : Feather.ALERT_OCTAGON,
                it.isGood() ? "test-good" : "test-bad",
                FindingText.of(it)));
    if (it.isLast()) {
      getChildren().removeLast();
    }
  }

  private static HBox line(Feather icon, String styleClass, String sentence) {
    Label words = Section.label(sentence, "test-sentence");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(8, Icon.styled(icon, 16), words);
    line.getStyleClass().add(styleClass);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setAccessibleRole(AccessibleRole.TEXT);
    line.setAccessibleText(sentence);
    return line;
  }
}
