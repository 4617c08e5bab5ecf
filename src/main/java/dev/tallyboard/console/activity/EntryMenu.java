package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.Pasteboard;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What can be done with an entry, where it stands. */
final class EntryMenu extends ContextMenu {
  private static final Texts TEXTS = Texts.of(EntryMenu.class);
  private static final double INSET = 88;

  private final ActivityViewModel model;
  private final ListView<FeedEntry> list;
  private final Times times;
  private final Consumer<FeedEntry> open;

  EntryMenu(
      ActivityViewModel model, ListView<FeedEntry> list, Times times, Consumer<FeedEntry> open) {
    this.model = model;
    this.list = list;
    this.times = times;
    this.open = open;
    setId("entry-menu");
    list.setOnContextMenuRequested(this::askedFor);
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::askedForByKey);
  }

  private void askedFor(ContextMenuEvent event) {
    FeedEntry entry = entryAt(event.getPickResult().getIntersectedNode());
    if (entry != null) {
      prepare(entry);
      show(list, event.getScreenX(), event.getScreenY());
    }
    event.consume();
  }

  /** Not every system tells of its key for menus by an event of its own. */
  private void askedForByKey(KeyEvent event) {
    FeedEntry entry = list.getFocusModel().getFocusedItem();
    boolean asked =
        event.getCode() == KeyCode.CONTEXT_MENU
            || (event.getCode() == KeyCode.F10 && event.isShiftDown());
    if (asked && entry != null) {
      prepare(entry);
      Node cell =
          list.lookupAll(".activity-cell").stream()
              .filter(it -> it.isVisible() && entry.equals(((ActivityCell) it).getItem()))
              .findFirst()
              .orElse(list);
      show(cell, Side.BOTTOM, INSET, 0);
      event.consume();
    }
  }

  private void prepare(FeedEntry entry) {
    getItems().clear();
    if (entry.source() != null) {
      String poId = entry.source().poId();
      getItems()
          .addAll(
              item("entry-open", TEXTS.of("menu.open"), () -> open.accept(entry)),
              item(
                  "entry-only",
                  TEXTS.of("menu.only", entry.title()),
                  () ->
                      model
                          .filter()
                          .set(
                              model
                                  .filter()
                                  .get()
                                  .with(new ActivityFilter.OneOrder(poId, entry.title())))));
    }
    getItems()
        .add(
            item(
                "entry-copy",
                TEXTS.of("menu.copy"),
                () -> Pasteboard.put(entry.accessible(times.clock(entry.at())))));
  }

  private static MenuItem item(String id, String text, Runnable work) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> work.run());
    return item;
  }

  private static @Nullable FeedEntry entryAt(@Nullable Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof ActivityCell cell) {
        return cell.getItem();
      }
    }
    return null;
  }
}
