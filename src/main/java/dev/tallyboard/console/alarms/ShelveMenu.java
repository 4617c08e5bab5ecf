package dev.tallyboard.console.alarms;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Shelving;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.console.control.AlarmWords;
import dev.tallyboard.console.text.Texts;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Asks for how long an alarm is to be silent, where the operator is. */
public final class ShelveMenu {
  private static final Texts TEXTS = Texts.of(ShelveMenu.class);

  private final AlarmsViewModel model;
  private final ContextMenu menu = new ContextMenu();

  public ShelveMenu(AlarmsViewModel model) {
    this.model = model;
    menu.setId("shelve-menu");
  }

  /** Says what it silences: a cause, whomever it strikes. */
  public void show(Node owner, Alarm alarm) {
    String cause = AlarmWords.what(alarm.cause());
    MenuItem what =
        new MenuItem(
            alarm.count() == 1
                ? TEXTS.of("shelve.one", cause)
                : TEXTS.of("shelve.many", cause, alarm.count()));
    what.setDisable(true);
    menu.getItems().setAll(what, new SeparatorMenuItem());
    if (alarm.standing() == Standing.SHELVED) {
      what.setText(TEXTS.of("shelve.is-shelved", cause));
      add(TEXTS.of("shelve.unshelve"), () -> model.unshelve(alarm.cause()));
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
