package dev.tallyboard.console.alarms;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Shelving;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.Pasteboard;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.text.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What can be done about the chosen alarm. */
final class AlarmActions extends FlowPane {
  private static final Texts TEXTS = Texts.of(AlarmActions.class);

  private final AlarmsViewModel model;
  private final Button acknowledge =
      new Button(TEXTS.of("actions.acknowledge"), Icon.styled(Feather.CHECK, 16));
  private final MenuButton shelve =
      new MenuButton(TEXTS.of("actions.shelve"), Icon.styled(Feather.BELL_OFF, 16));
  private final Button unshelve =
      new Button(TEXTS.of("shelve.unshelve"), Icon.styled(Feather.BELL, 16));
  private final Button copy = new Button(TEXTS.of("actions.copy"), Icon.styled(Feather.COPY, 16));
  private final Button show = new Button("", Icon.styled(Feather.ARROW_RIGHT, 16));
  private final Consumer<String> showOrder;
  private @Nullable Alarm alarm;

  /**
   * @param showOrder brings the order with that id into view
   */
  AlarmActions(AlarmsViewModel model, Consumer<String> showOrder) {
    super(8, 8);
    this.model = model;
    this.showOrder = showOrder;
    setAlignment(Pos.CENTER_LEFT);
    acknowledge.setId("alarm-acknowledge");
    acknowledge.getStyleClass().add("accent");
    acknowledge.setOnAction(_ -> acknowledge());
    shelve.setId("alarm-shelve");
    shelve.getStyleClass().add("shelve");
    shelve.setOnShowing(_ -> offerShelves());
    offerShelves();
    unshelve.setId("alarm-unshelve");
    unshelve.setOnAction(_ -> unshelve());
    copy.setId("alarm-copy");
    copy.setOnAction(_ -> copy());
    show.setId("alarm-show");
    show.setOnAction(_ -> showOrder());
    for (Region it : new Region[] {acknowledge, shelve, unshelve, copy, show}) {
      it.setMinWidth(USE_PREF_SIZE);
    }
    getChildren().addAll(acknowledge, shelve, unshelve, copy, show);
    choose(null);
  }

  void choose(@Nullable Alarm chosen) {
    alarm = chosen;
    setVisible(chosen != null);
    setManaged(chosen != null);
    if (chosen != null) {
      offerFor(chosen);
    }
  }

  private void offerFor(Alarm chosen) {
    Standing standing = chosen.standing();
    boolean shelved = standing == Standing.SHELVED;
    boolean open = standing != Standing.ACKNOWLEDGED || chosen.toConfirm() > 0;
    String order = AlarmsViewModel.firstOrder(chosen);
    offer(acknowledge, !shelved && open);
    offer(shelve, !shelved && chosen.cause().canBeShelved());
    offer(unshelve, shelved);
    offer(show, order != null);
    chosen.occurrences().stream()
        .filter(it -> it.poId().equals(order))
        .findFirst()
        .ifPresent(it -> show.setText(TEXTS.of("actions.show", PlainText.of(it.name()))));
  }

  void acknowledge() {
    if (alarm != null) {
      model.acknowledge(alarm.cause());
    }
  }

  void openShelves() {
    if (shelve.isVisible()) {
      shelve.requestFocus();
      shelve.show();
    }
  }

  void copy() {
    if (alarm != null) {
      Pasteboard.put(model.details(alarm.cause()));
    }
  }

  void showOrder() {
    String order = alarm == null ? null : AlarmsViewModel.firstOrder(alarm);
    if (order != null) {
      showOrder.accept(order);
    }
  }

  private void unshelve() {
    if (alarm != null) {
      model.unshelve(alarm.cause());
    }
  }

  private void offerShelves() {
    shelve.getItems().clear();
    for (Shelving how : Shelving.values()) {
      MenuItem item = new MenuItem(model.label(how));
      item.setOnAction(
          _ -> {
            if (alarm != null) {
              model.shelve(alarm.cause(), how);
            }
          });
      shelve.getItems().add(item);
    }
  }

  private static void offer(Region button, boolean offered) {
    button.setVisible(offered);
    button.setManaged(offered);
  }
}
