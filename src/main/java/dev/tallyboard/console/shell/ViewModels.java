package dev.tallyboard.console.shell;

import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.console.activity.ActivityViewModel;
import dev.tallyboard.console.alarms.AlarmsViewModel;
import dev.tallyboard.console.connection.ConnectionViewModel;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.orders.OrdersViewModel;
import dev.tallyboard.console.pipeline.PipelineViewModel;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Frame;
import java.time.Clock;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The view models of one session: each frame goes to all of them, alarms first, and each change of
 * the alarms to those that show them. FX thread.
 */
final class ViewModels implements AutoCloseable {
  private static final Texts TEXTS = Texts.of(ViewModels.class);

  private final Clock clock;
  private final String merchantBefore;
  private final Times times;
  private final ConnectionViewModel connection;
  private final PipelineViewModel pipeline = new PipelineViewModel();
  private final OrdersViewModel orders;
  private final ActivityViewModel activity = new ActivityViewModel();
  private final AlarmsViewModel alarms;
  private final ReadOnlyStringWrapper merchant;
  private final OrderDrawer drawer;
  private final Uploads uploads;

  /** Whether a frame is on its way to the view models: each list changes once. */
  private boolean applying;

  private final boolean alarmsElsewhere;

  /**
   * @param memory the alarms of before, and where to keep those to come
   */
  ViewModels(ConsoleContext context, AlarmMemory memory) {
    ConsoleSettings settings = context.settings();
    clock = context.clock();
    merchantBefore = settings.merchant();
    merchant = new ReadOnlyStringWrapper(merchantBefore);
    times = new Times(settings.zone());
    connection = new ConnectionViewModel(settings.rhythm(), times);
    orders = new OrdersViewModel(times);
    orders.stage().bindBidirectional(pipeline.selected());
    KeptOrderList.keep(orders, context.preferences());
    alarms =
        new AlarmsViewModel(
            memory,
            clock::millis,
            times,
            it -> activity.tell(clock.millis(), it, TEXTS.of("desk.acknowledged")));
    alarms.alarms().subscribe(this::show);
    drawer = new OrderDrawer(context.commands(), alarms, clock::millis, times);
    uploads = new Uploads(context.commands());
    alarmsElsewhere = memory.keptElsewhere();
  }

  Times times() {
    return times;
  }

  ConnectionViewModel connection() {
    return connection;
  }

  PipelineViewModel pipeline() {
    return pipeline;
  }

  OrdersViewModel orders() {
    return orders;
  }

  ActivityViewModel activity() {
    return activity;
  }

  AlarmsViewModel alarms() {
    return alarms;
  }

  /** As the board names it; as the settings do while that is not known. */
  ReadOnlyStringProperty merchant() {
    return merchant.getReadOnlyProperty();
  }

  OrderDrawer drawer() {
    return drawer;
  }

  Uploads uploads() {
    return uploads;
  }

  /** Whether another window keeps the alarms, and not this one. */
  boolean alarmsElsewhere() {
    return alarmsElsewhere;
  }

  void accept(Frame frame) {
    long now = clock.millis();
    String told = PlainText.of(frame.board().merchantId());
    merchant.set(told.isEmpty() ? merchantBefore : told);
    connection.accept(frame, now);
    applying = true;
    alarms.accept(frame, now);
    pipeline.accept(frame, now);
    orders.accept(frame, now);
    activity.accept(frame, now);
    drawer.accept(frame);
    applying = false;
  }

  /** Alarms come and go with time alone. */
  void tickAlarms() {
    alarms.tick(clock.millis());
  }

  /** The times that are shown go on between frames. */
  void tick() {
    long now = clock.millis();
    connection.tick(now);
    orders.tick(now);
    activity.tick(now);
    drawer.tick();
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    uploads.close();
    drawer.close();
  }

  private void show(Alarms now) {
    pipeline.show(now);
    orders.show(now);
    activity.show(now);
    if (!applying) {
      orders.tick(clock.millis()); // what the operator did shows at once
    }
  }
}
