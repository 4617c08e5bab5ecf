package dev.tallyboard.console.alarms;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.alarm.Cause;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All alarms, most urgent first, and what can be done about the chosen one. */
final class AlarmList extends VBox {
  private static final Texts TEXTS = Texts.of(AlarmList.class);
  private static final double WIDTH = 520;
  private static final double HEIGHT = 380;

  private final AlarmsViewModel model;
  private final AlarmActions actions;
  private final ListView<Cause> list = new ListView<>();
  private final Label shelved = new Label();
  private final Label none = new Label(TEXTS.of("list.none"));
  private final Button all = new Button(TEXTS.of("list.acknowledge-all"));

  AlarmList(
      AlarmsViewModel model, Theme theme, Times times, Consumer<String> showOrder, Runnable close) {
    super(12);
    this.model = model;
    actions = new AlarmActions(model, showOrder);
    setId("alarm-list");
    getStyleClass().add("popover-content");
    setPrefWidth(WIDTH);
    Label title = new Label(TEXTS.of("list.title"));
    title.getStyleClass().add("popover-title");
    shelved.getStyleClass().add("popover-quiet");
    shelved.setId("alarms-shelved");
    none.setId("no-alarms");
    none.getStyleClass().add("popover-quiet");
    all.setId("alarms-acknowledge-all");
    all.setMinWidth(Region.USE_PREF_SIZE);
    all.setOnAction(_ -> model.acknowledgeAll());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(12, title, shelved, gap, all);
    head.setAlignment(Pos.CENTER_LEFT);
    list.setId("alarms");
    list.getStyleClass().add("alarms");
    list.setAccessibleText(TEXTS.of("list.spoken"));
    list.setPrefHeight(HEIGHT);
    list.setCellFactory(_ -> new AlarmCell(model, theme, times));
    list.getSelectionModel().selectedItemProperty().subscribe(this::choose);
    getChildren().addAll(head, none, list, actions);
    list.addEventFilter(KeyEvent.KEY_PRESSED, it -> typedInList(it, close));
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    model.alarms().subscribe(this::show);
  }

  /** The keys are in the list, on this alarm, or on the first. */
  void focus(@Nullable Cause cause) {
    if (cause != null) {
      list.getSelectionModel().select(cause);
      list.scrollTo(cause);
    } else {
      list.getSelectionModel().selectFirst();
      list.scrollTo(0);
    }
    if (list.isVisible()) {
      list.requestFocus();
    }
  }

  private void show(Alarms alarms) {
    Cause chosen = list.getSelectionModel().getSelectedItem();
    List<Cause> causes = alarms.all().stream().map(Alarm::cause).toList();
    if (!causes.equals(list.getItems())) {
      list.getItems().setAll(causes);
      if (chosen != null && causes.contains(chosen)) {
        list.getSelectionModel().select(chosen);
      } else {
        list.getSelectionModel().selectFirst();
      }
    }
    choose(list.getSelectionModel().getSelectedItem());
    boolean any = !causes.isEmpty();
    offer(list, any);
    offer(none, !any);
    offer(all, alarms.unacknowledged() + alarms.toConfirm() > 0);
    shelved.setText(alarms.shelved() == 0 ? "" : TEXTS.of("list.shelved", alarms.shelved()));
  }

  private void choose(@Nullable Cause cause) {
    actions.choose(cause == null ? null : model.alarms().get().of(cause).orElse(null));
  }

  /** These the list would keep for itself. */
  private void typedInList(KeyEvent event, Runnable close) {
    switch (event.getCode()) {
      case ENTER -> actions.showOrder();
      case ESCAPE -> close.run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void typed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case A -> {
        if (event.isShiftDown()) {
          model.acknowledgeAll();
        } else {
          actions.acknowledge();
        }
      }
      case S -> actions.openShelves();
      case C -> actions.copy();
      case N -> model.next().ifPresent(it -> focus(it.cause()));
      default -> {
        return;
      }
    }
    event.consume();
  }

  private static void offer(Region part, boolean offered) {
    part.setVisible(offered);
    part.setManaged(offered);
  }
}
