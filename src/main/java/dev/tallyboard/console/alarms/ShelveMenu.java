package dev.tallyboard.console.alarms;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Shelving;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.console.control.PlainText;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Asks for how long an alarm is to be silent, where the operator is. */
public final class ShelveMenu {
  private final AlarmsViewModel model;
  private final ContextMenu menu = new ContextMenu();

  public ShelveMenu(AlarmsViewModel model) {
    this.model = model;
    menu.setId("shelve-menu");
  }

  /** Says what it silences: a cause, whomever it strikes. */
  public void show(Node owner, Alarm alarm) {
    String orders = alarm.count() == 1 ? "" : ", " + alarm.count() + " orders";
    MenuItem what = new MenuItem("Shelve: " + PlainText.of(alarm.cause().what()) + orders);
    what.setDisable(true);
    menu.getItems().setAll(what, new SeparatorMenuItem());
    if (alarm.standing() == Standing.SHELVED) {
      what.setText(PlainText.of(alarm.cause().what()) + " is shelved");
      add("Unshelve", () -> model.unshelve(alarm.cause()));
    } else {
      for (Shelving how : Shelving.values()) {
        add(model.label(how), () -> model.shelve(alarm.cause(), how));
      }
    }
    menu.show(owner, Side.BOTTOM, 16, 0);
  }

  private void add(String label, Runnable work) {
    MenuItem item = new MenuItem(label);
    item.setOnAction(_ -> work.run());
    menu.getItems().add(item);
  }
}
