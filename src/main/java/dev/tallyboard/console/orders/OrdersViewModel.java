package dev.tallyboard.console.orders;

import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.alarm.OrderAlarm;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.control.Torrent;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Frame.Completeness;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The orders as rows, sorted and narrowed. Rows are kept by {@code poId}; the list changes once a
 * frame at most, and keeps still while the operator is busy in it. FX thread.
 */
public final class OrdersViewModel {
  /** This long after the last touch the list is sorted again. */
  static final long HOLD_MS = 5_000;

  private final Times times;
  private final OrderItems items = new OrderItems();
  private final SortedItems sorted = new SortedItems(OrderSort.NEEDS_ACTION_FIRST.comparator());
  private final Rows rows = new Rows();
  private final FilterCounts counts = new FilterCounts();

  /** What the operator chooses. */
  private final StringProperty search = new SimpleStringProperty("");

  private final ObjectProperty<OrderFilter> filter = new SimpleObjectProperty<>(OrderFilter.ALL);
  private final ObjectProperty<@Nullable Stage> stage = new SimpleObjectProperty<>();
  private final ObjectProperty<OrderSort> sort =
      new SimpleObjectProperty<>(OrderSort.NEEDS_ACTION_FIRST);
  private final ObjectProperty<Pins> pins = new SimpleObjectProperty<>(Pins.NONE);

  /** What there is to see. */
  private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>(Moment.START);

  private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
  private final ReadOnlyIntegerWrapper newAbove = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Completeness> completeness =
      new ReadOnlyObjectWrapper<>(Completeness.LOADING);
  private final ReadOnlyStringWrapper merchant = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Alarms> alarms = new ReadOnlyObjectWrapper<>(Alarms.NONE);

  private @Nullable Frame frame;
  private Narrowing narrowing = Narrowing.NONE;

  /** Whether items may not know yet how their alarms stand, or that they are pinned. */
  private boolean unjudged;

  /** Those that may belong elsewhere since rows were put in order. */
  private final Set<OrderItem> moved = new LinkedHashSet<>();

  private final Torrent torrent = new Torrent();
  private long startOfToday;
  private long heldUntil;

  /** Whether rows may stand elsewhere than they should. */
  private boolean unsorted;

  /** Whether several choices change as one. */
  private boolean choosing;

  public OrdersViewModel(Times times) {
    this.times = times;
    search.subscribe((_, _) -> narrow());
    filter.subscribe((_, _) -> narrow());
    stage.subscribe((_, _) -> narrow());
    sort.subscribe(
        (_, next) -> {
          sorted.sortBy(next.comparator());
          arrange(true);
        });
    pins.subscribe((_, _) -> pinned());
  }

  public void accept(Frame next, long now) {
    frame = next;
    completeness.set(next.completeness());
    merchant.set(next.board().merchantId());
    Set<OrderItem> changed = items.take(next.board().orders());
    empty.set(items.size() == 0);
    measure(next, now, changed, false);
    if (next.completeness() == Completeness.WHOLE) {
      Pins present = pins.get().only(it -> items.of(it) != null);
      if (!present.equals(pins.get())) {
        pins.set(present);
      }
    }
  }

  /** Shows these alarms on their orders; the next frame or tick puts the rows in order. */
  public void show(Alarms next) {
    unjudged = true;
    alarms.set(next);
  }

  /** Lets a second pass. */
  public void tick(long now) {
    if (frame != null) {
      measure(frame, now, Set.of(), true);
    }
  }

  /** The operator points at the list, or types in it: it keeps still for a while. */
  public void touched(long now) {
    heldUntil = now + HOLD_MS;
  }

  /** The operator has gone: the list may be sorted at once. */
  public void left(long now) {
    heldUntil = 0;
    tick(now);
  }

  /** Nobody else can change it. */
  public ObservableList<OrderItem> rows() {
    return rows;
  }

  ReadOnlyObjectProperty<Alarms> alarms() {
    return alarms.getReadOnlyProperty();
  }

  /** Shows all orders again where this one is not among the rows; null where there is none. */
  @Nullable OrderItem reveal(String poId) {
    OrderItem item = items.of(poId);
    if (item != null && !rows.contains(item)) {
      showAll();
    }
    return item;
  }

  /** The first of the orders whose unacknowledged alarm is not among the rows; null for none. */
  @Nullable OrderItem firstHiddenAlarm() {
    sortMoved();
    return sorted.all().stream()
        .filter(it -> it.standing() == Standing.UNACKNOWLEDGED)
        .filter(it -> !narrowing.takes(it, startOfToday))
        .findFirst()
        .orElse(null);
  }

  public ReadOnlyObjectProperty<Moment> moment() {
    return moment.getReadOnlyProperty();
  }

  /** What the operator looks for; empty for nothing. */
  public StringProperty search() {
    return search;
  }

  public ObjectProperty<OrderFilter> filter() {
    return filter;
  }

  /** The stage that orders are shown of; null for all. */
  public ObjectProperty<@Nullable Stage> stage() {
    return stage;
  }

  public ObjectProperty<OrderSort> sort() {
    return sort;
  }

  /** The orders that stay on top; those that a whole board does not have are forgotten. */
  public ObjectProperty<Pins> pins() {
    return pins;
  }

  void togglePin(OrderItem item) {
    pins.set(pins.get().toggled(item.current().poId()));
  }

  /** Takes away the search, else the stage, else the state. Whether there was one of them. */
  public boolean clearOne() {
    Narrowing before = narrowing;
    if (!search.get().isEmpty()) {
      search.set("");
      return true;
    } else if (stage.get() != null) {
      stage.set(null);
    } else {
      filter.set(OrderFilter.ALL);
    }
    return !before.isNone();
  }

  /** Nothing narrows the list any more. */
  public void showAll() {
    choosing = true;
    search.set("");
    stage.set(null);
    filter.set(OrderFilter.ALL);
    choosing = false;
    narrow();
  }

  /** Whether there is no order at all. */
  public ReadOnlyBooleanProperty empty() {
    return empty.getReadOnlyProperty();
  }

  /** How many orders the filter would show. */
  public ReadOnlyIntegerProperty count(OrderFilter of) {
    return counts.of(of);
  }

  ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Alarms that belong at the top and wait for the list to be sorted again. */
  public ReadOnlyIntegerProperty newAbove() {
    return newAbove.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Completeness> completeness() {
    return completeness.getReadOnlyProperty();
  }

  /** Whose orders these are, as the board says it. */
  public ReadOnlyStringProperty merchant() {
    return merchant.getReadOnlyProperty();
  }

  OrderLook look(Order order) {
    return OrderLook.of(order, alarms.get().of(order.poId()).orElse(null), moment.get(), times);
  }

  /**
   * @param all whether time may have made orders slow that have not changed themselves
   */
  private void measure(Frame measured, long now, Set<OrderItem> changed, boolean all) {
    Moment next = Moment.of(measured, now);
    boolean judgeAll = all || unjudged || next.now() != moment.get().now();
    if (!next.equals(moment.get())) {
      moment.set(next);
    }
    moved.addAll(changed);
    int changes = changed.size();
    for (OrderItem it : judgeAll ? items.all() : changed) {
      if (judge(it)) {
        moved.add(it);
        changes++;
      }
    }
    unjudged = false;
    long today = times.startOfDay(now);
    boolean another = today != startOfToday;
    startOfToday = today;
    if (torrent.delays(changes, now) && !all) {
      return;
    }
    boolean held = now < heldUntil;
    if (another || !moved.isEmpty() || (unsorted && !held)) {
      arrange(!held);
    }
  }

  private boolean judge(OrderItem item) {
    Order order = item.current();
    boolean slow = order.status() == OrderStatus.RUNNING && moment.get().isSlow(order);
    return item.judge(standing(order.poId()), slow, pins.get().has(order.poId()));
  }

  /** What has been shelved and is over concerns nobody. */
  private @Nullable Standing standing(String poId) {
    OrderAlarm alarm = alarms.get().of(poId).orElse(null);
    return alarm == null || (alarm.standing() == Standing.SHELVED && !alarm.occurrence().isActive())
        ? null
        : alarm.standing();
  }

  /** What the operator does shows at once. */
  private void pinned() {
    for (OrderItem item : items.all()) {
      if (judge(item)) {
        moved.add(item);
      }
    }
    if (!moved.isEmpty()) {
      arrange(true);
    }
  }

  private void narrow() {
    if (!choosing) {
      narrowing = new Narrowing(Search.of(search.get()), stage.get(), filter.get());
      arrange(true);
    }
  }

  /**
   * Sorts, or where rows must keep still, only lets go of those that are gone and adds new ones at
   * the end.
   */
  private void arrange(boolean mayMove) {
    sortMoved();
    List<OrderItem> target = new ArrayList<>(items.size());
    int hiddenAlarms = 0;
    counts.begin();
    for (OrderItem item : sorted.all()) {
      boolean taken = narrowing.takesInAnyState(item);
      if (taken) {
        counts.add(item, startOfToday);
      }
      if (taken && narrowing.state().takes(item, startOfToday)) {
        target.add(item);
      } else if (item.standing() == Standing.UNACKNOWLEDGED) {
        hiddenAlarms++;
      }
    }
    counts.end();
    unsorted = !mayMove;
    newAbove.set(mayMove ? 0 : comingToTheTop(target));
    List<OrderItem> next = mayMove ? target : inPlace(target);
    rows.show(next);
    shown.set(new Shown(narrowing, next.size(), items.size(), hiddenAlarms));
  }

  private void sortMoved() {
    if (!moved.isEmpty()) {
      sorted.update(moved);
      moved.clear();
    }
  }

  private List<OrderItem> inPlace(List<OrderItem> target) {
    Set<OrderItem> missing = new LinkedHashSet<>(target);
    List<OrderItem> still = new ArrayList<>(target.size());
    for (OrderItem row : rows) {
      if (missing.remove(row)) {
        still.add(row);
      }
    }
    still.addAll(missing);
    return still;
  }

  private int comingToTheTop(List<OrderItem> target) {
    if (sort.get() != OrderSort.NEEDS_ACTION_FIRST) {
      return 0;
    }
    int wanted = atTheTop(target, target.size());
    return wanted - atTheTop(rows, wanted);
  }

  /** How many that need action lead those that are not pinned. */
  private static int atTheTop(List<OrderItem> of, int most) {
    int top = 0;
    for (OrderItem it : of) {
      if (!it.isPinned()) {
        if (top == most || !NeedsActionFirst.needsAction(it)) {
          break;
        }
        top++;
      }
    }
    return top;
  }
}
