package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import java.util.HashSet;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What to read of the feed: words of an order or a message, and the kinds of entries. */
final class FilterRow extends HBox {
  private static final Texts TEXTS = Texts.of(FilterRow.class);

  private final ActivityViewModel model;
  private final TextField words = new TextField();
  private final MenuButton kinds = new MenuButton("", Icon.styled(Feather.CHEVRON_DOWN, 14));

  /**
   * @param toList the keys go to the list
   */
  FilterRow(ActivityViewModel model, Runnable toList) {
    super(8);
    this.model = model;
    setId("feed-filter");
    getStyleClass().add("feed-filter");
    setAlignment(Pos.CENTER_LEFT);
    words.setId("feed-words");
    words.setPromptText(TEXTS.of("filter.words"));
    words.setAccessibleText(TEXTS.of("filter.words.spoken"));
    words.setMinWidth(0);
    words.textProperty().subscribe((_, now) -> model.filter().set(filter().with(now)));
    words.addEventFilter(
        KeyEvent.KEY_PRESSED,
        it -> {
          if (it.getCode() == KeyCode.DOWN || it.getCode() == KeyCode.ENTER) {
            toList.run();
            it.consume();
          }
        });
    HBox.setHgrow(words, Priority.ALWAYS);
    kinds.setId("feed-kinds");
    kinds.getStyleClass().addAll("bare-menu", "no-arrow");
    kinds.setContentDisplay(ContentDisplay.RIGHT);
    kinds.setMinWidth(Region.USE_PREF_SIZE);
    ActivityFilter.KINDS.forEach(it -> kinds.getItems().add(item(it)));
    getChildren().addAll(words, kinds);
    model.filter().subscribe(this::show);
  }

  /** The keys are in the words from now on. */
  void takeKeys() {
    words.requestFocus();
    words.selectAll();
  }

  private ActivityFilter filter() {
    return model.filter().get();
  }

  private void show(ActivityFilter now) {
    if (!words.getText().strip().equals(now.text())) {
      words.setText(now.text());
    }
    int all = ActivityFilter.KINDS.size();
    int chosen = now.kinds().size();
    kinds.setText(
        chosen == all ? TEXTS.of("filter.kinds") : TEXTS.of("filter.some-kinds", chosen, all));
  }

  private CheckMenuItem item(BadgeKind kind) {
    CheckMenuItem item = new CheckMenuItem(kind.word());
    item.setId("feed-kind-" + ActivityFilter.KINDS.indexOf(kind));
    model.filter().subscribe(it -> item.setSelected(it.kinds().contains(kind)));
    item.setOnAction(
        _ -> {
          Set<BadgeKind> next = new HashSet<>(filter().kinds());
          if (!next.remove(kind)) {
            next.add(kind);
          }
          model.filter().set(filter().with(next));
        });
    return item;
  }
}
