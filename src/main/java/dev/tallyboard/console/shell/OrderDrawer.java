package dev.tallyboard.console.shell;

import dev.tallyboard.alarm.OrderAlarm;
import dev.tallyboard.console.activity.ActivityView;
import dev.tallyboard.console.alarms.AlarmsViewModel;
import dev.tallyboard.console.alarms.ShelveMenu;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.control.Pasteboard;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.detail.DetailView;
import dev.tallyboard.console.detail.DetailViewModel;
import dev.tallyboard.console.orders.OrdersView;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.feed.Frame;
import java.util.function.LongSupplier;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The drawer and what opens it: a row of the list or an entry of the feed, never an alarm by
 * itself. While it is open it follows the row that is chosen. FX thread.
 */
final class OrderDrawer implements AutoCloseable {
  private final GatewayDesk desk;
  private final AlarmsViewModel alarms;
  private final DetailViewModel model;

  OrderDrawer(Commands commands, AlarmsViewModel alarms, LongSupplier clock, Times times) {
    this.alarms = alarms;
    desk = new GatewayDesk(commands);
    model = new DetailViewModel(alarms, desk, clock, times);
  }

  void accept(Frame frame) {
    model.accept(frame);
  }

  void tick() {
    model.tick();
  }

  /** The drawer's view, fed by these two. */
  Open beside(OrdersView orders, ActivityView activity, Theme theme, ShelveMenu shelves) {
    Open open = new Open(orders, theme, shelves);
    orders.setOnOpen(it -> open.show(it, true));
    orders.setOnHold(open::hold);
    orders.chosen().subscribe(open::follow);
    activity.setOnOpen(
        it -> {
          orders.choose(it);
          open.show(it, true);
        });
    return open;
  }

  @Override
  public void close() {
    desk.close();
  }

  /** The drawer in a window. */
  final class Open {
    private final OrdersView orders;
    private final ShelveMenu shelves;
    private final DetailView view;

    private Open(OrdersView orders, Theme theme, ShelveMenu shelves) {
      this.orders = orders;
      this.shelves = shelves;
      view = new DetailView(model, theme, this::shelve, this::step, this::hide);
    }

    DetailView view() {
      return view;
    }

    /** The order that keys are about: that in the drawer, else the chosen row; null for none. */
    @Nullable String subject() {
      String opened = model.opened();
      return opened == null ? orders.selected() : opened;
    }

    /** Takes the key where it is one of the drawer's. Whether it was. */
    boolean take(KeyEvent event) {
      return switch (event.getCode()) {
        case ESCAPE -> model.keep() || hideIfOpen();
        case R -> Typing.isPlain(event, view.getScene()) && retry();
        case C -> Typing.isPlain(event, view.getScene()) && copy();
        default -> false;
      };
    }

    /** Closes it where it is open. */
    void makeWay() {
      hideIfOpen();
    }

    /** Shows the order in the list and in the drawer, whatever is shown. */
    void reveal(String poId, Pages pages) {
      pages.closeSettings();
      if (orders.reveal(poId)) {
        show(poId, true);
      }
    }

    private void show(String poId, boolean takesKeys) {
      model.open(poId);
      orders.setDetailed(true);
      if (takesKeys) {
        view.takeKeys();
      }
    }

    private void follow(@Nullable String poId) {
      if (poId != null && model.opened() != null) {
        model.open(poId);
      }
    }

    private boolean hideIfOpen() {
      boolean open = model.opened() != null;
      if (open) {
        hide();
      }
      return open;
    }

    private void hide() {
      model.close();
      orders.setDetailed(false);
      orders.focusChosen();
    }

    private void step(int rows) {
      String poId = orders.step(rows);
      if (poId != null) {
        model.open(poId);
      }
    }

    /** What becomes of it shows in the drawer, which opens for that; the keys stay. */
    private boolean retry() {
      String poId = subject();
      if (poId == null) {
        return false;
      }
      show(poId, false);
      model.retry();
      return true;
    }

    /** As with a retry; the question before a cancellation takes the keys. */
    private void hold(OrderHold what, String poId) {
      show(poId, false);
      model.hold(what);
    }

    private boolean copy() {
      boolean open = model.opened() != null;
      if (open) {
        Pasteboard.put(model.details());
      }
      return open;
    }

    private void shelve(Node below) {
      String poId = model.opened();
      if (poId != null) {
        alarms
            .alarms()
            .get()
            .of(poId)
            .map(OrderAlarm::cause)
            .flatMap(it -> alarms.alarms().get().of(it))
            .ifPresent(it -> shelves.show(below, it));
      }
    }
  }
}
