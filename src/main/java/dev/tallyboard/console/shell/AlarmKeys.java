package dev.tallyboard.console.shell;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.OrderAlarm;
import dev.tallyboard.console.alarms.AlarmPopover;
import dev.tallyboard.console.alarms.AlarmsViewModel;
import dev.tallyboard.console.alarms.ShelveMenu;
import dev.tallyboard.console.control.Pasteboard;
import dev.tallyboard.console.orders.OrdersView;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * A acknowledges the chosen order, Shift+A what is on the screen, S shelves, C copies the details,
 * N goes to the next alarm; not while somebody types.
 *
 * @param subject the id of the order that keys are about; null for none
 * @param bell below which the list of alarms opens
 */
record AlarmKeys(
    AlarmsViewModel alarms,
    OrdersView orders,
    Supplier<@Nullable String> subject,
    AlarmPopover list,
    ShelveMenu shelves,
    Node bell) {

  /** Takes the key where it is one of these. */
  void handle(KeyEvent event) {
    if (!Typing.isPlain(event, bell.getScene())) {
      return;
    }
    switch (event.getCode()) {
      case A -> acknowledge(event.isShiftDown());
      case S -> chosen().ifPresent(it -> shelves.show(orders.selectedRow(), it));
      case C -> chosen().ifPresent(this::copy);
      case N -> alarms.next().ifPresent(this::goTo);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** The alarm itself shows on its order; the list opens for what has none on the board. */
  void goTo(Alarm alarm) {
    String order = AlarmsViewModel.firstOrder(alarm);
    if (order == null || !orders.reveal(order)) {
      list.show(bell, alarm.cause());
    }
  }

  private void acknowledge(boolean allOnScreen) {
    String chosen = subject.get();
    if (allOnScreen) {
      alarms.acknowledge(orders.onScreen());
    } else if (chosen != null) {
      alarms.acknowledge(chosen);
    }
  }

  private void copy(Alarm alarm) {
    Pasteboard.put(alarms.details(alarm.cause()));
  }

  private Optional<Alarm> chosen() {
    String order = subject.get();
    return order == null
        ? Optional.empty()
        : alarms
            .alarms()
            .get()
            .of(order)
            .map(OrderAlarm::cause)
            .flatMap(it -> alarms.alarms().get().of(it));
  }
}
