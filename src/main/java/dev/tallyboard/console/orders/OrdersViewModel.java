package dev.tallyboard.console.orders;

import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.alarm.OrderAlarm;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Frame.Completeness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The orders as rows, sorted and filtered. Rows are kept by {@code poId}; the list changes once a
 * frame at most, and keeps still while the operator is busy in it. FX thread.
 */
public final class OrdersViewModel {
  /** This long after the last touch the list is sorted again. */
  static final long HOLD_MS = 5_000;

  private static final Comparator<OrderItem> SORTING = new NeedsActionFirst();

  private final Times times;
  private final Map<String, OrderItem> items = new LinkedHashMap<>();
  private final ObservableList<OrderItem> rows = FXCollections.observableArrayList();
  private final ObservableList<OrderItem> readOnlyRows =
      FXCollections.unmodifiableObservableList(rows);
  private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>(Moment.START);
  private final ObjectProperty<OrderFilter> filter = new SimpleObjectProperty<>(OrderFilter.ALL);
  private final ObjectProperty<@Nullable Stage> stage = new SimpleObjectProperty<>();
  private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(true);
  private final Map<OrderFilter, ReadOnlyIntegerWrapper> counts = new EnumMap<>(OrderFilter.class);
  private final ReadOnlyIntegerWrapper newAbove = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Completeness> completeness =
      new ReadOnlyObjectWrapper<>(Completeness.LOADING);

  private final ReadOnlyObjectWrapper<Alarms> alarms = new ReadOnlyObjectWrapper<>(Alarms.NONE);

  private @Nullable Frame frame;

  /** Whether rows may not know yet how their alarms stand. */
  private boolean alarmsChanged;

  private long startOfToday;
  private long heldUntil;

  /** Whether rows may stand elsewhere than they should. */
  private boolean unsorted;

  public OrdersViewModel(Times times) {
    this.times = times;
    for (OrderFilter it : OrderFilter.values()) {
      counts.put(it, new ReadOnlyIntegerWrapper());
    }
    filter.subscribe((_, _) -> arrange(true));
    stage.subscribe(
        (_, _) -> {
          count();
          arrange(true);
        });
  }

  public void accept(Frame next, long now) {
    frame = next;
    completeness.set(next.completeness());
    boolean changed = take(next.board().orders());
    if (changed) {
      unsorted = true;
    }
    measure(next, now, changed);
  }

  /** Shows these alarms on their orders; the next frame or tick puts the rows in order. */
  public void show(Alarms next) {
    alarmsChanged = true;
    alarms.set(next);
  }

  /** Lets a second pass. */
  public void tick(long now) {
    if (frame != null) {
      measure(frame, now, false);
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

  public ObservableList<OrderItem> rows() {
    return readOnlyRows;
  }

  ReadOnlyObjectProperty<Alarms> alarms() {
    return alarms.getReadOnlyProperty();
  }

  /** Shows all orders again where this one is hidden by a filter; null where there is none. */
  @Nullable OrderItem reveal(String poId) {
    OrderItem item = items.get(poId);
    if (item != null && !rows.contains(item)) {
      stage.set(null);
      filter.set(OrderFilter.ALL);
    }
    return item;
  }

  public ReadOnlyObjectProperty<Moment> moment() {
    return moment.getReadOnlyProperty();
  }

  public ObjectProperty<OrderFilter> filter() {
    return filter;
  }

  /** The stage that orders are shown of; null for all. */
  public ObjectProperty<@Nullable Stage> stage() {
    return stage;
  }

  /** Whether there is no order at all. */
  public ReadOnlyBooleanProperty empty() {
    return empty.getReadOnlyProperty();
  }

  /** How many orders the filter would show. */
  public ReadOnlyIntegerProperty count(OrderFilter of) {
    return counter(of).getReadOnlyProperty();
  }

  /** Alarms that belong at the top and wait for the list to be sorted again. */
  public ReadOnlyIntegerProperty newAbove() {
    return newAbove.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Completeness> completeness() {
    return completeness.getReadOnlyProperty();
  }

  OrderLook look(Order order) {
    return OrderLook.of(order, alarms.get().of(order.poId()).orElse(null), moment.get(), times);
  }

  private boolean take(List<Order> orders) {
    boolean changed = false;
    for (Order order : orders) {
      OrderItem item = items.get(order.poId());
      if (item == null) {
        items.put(order.poId(), new OrderItem(order));
        changed = true;
      } else if (!order.equals(item.current())) {
        changed |= movesTheRow(item.current(), order);
        item.set(order);
      }
    }
    if (items.size() > orders.size()) {
      Set<String> present = new HashSet<>();
      orders.forEach(it -> present.add(it.poId()));
      changed |= items.keySet().retainAll(present);
    }
    empty.set(items.isEmpty());
    return changed;
  }

  private boolean movesTheRow(Order before, Order after) {
    return before.status() != after.status()
        || !Objects.equals(before.endedAt(), after.endedAt())
        || !Objects.equals(Moment.startOf(before), Moment.startOf(after))
        || inStage().takes(before) != inStage().takes(after);
  }

  private void measure(Frame shown, long now, boolean membersChanged) {
    Moment next = Moment.of(shown, now);
    long today = times.startOfDay(now);
    if (membersChanged || alarmsChanged) {
      alarmsChanged = false;
      items.forEach((poId, item) -> unsorted |= item.setStanding(standing(poId)));
    }
    boolean recount = membersChanged || today != startOfToday;
    startOfToday = today;
    if (!next.equals(moment.get())) {
      moment.set(next);
    }
    for (OrderItem item : items.values()) {
      if (item.isSlow() || item.current().status() == OrderStatus.RUNNING) {
        unsorted |= item.setSlow(next.isSlow(item.current()));
      }
    }
    if (recount) {
      count();
    }
    boolean held = now < heldUntil;
    if (membersChanged || (unsorted && !held)) {
      arrange(!held);
    }
  }

  /** What has been shelved and is over concerns nobody. */
  private @Nullable Standing standing(String poId) {
    OrderAlarm alarm = alarms.get().of(poId).orElse(null);
    return alarm == null || (alarm.standing() == Standing.SHELVED && !alarm.occurrence().isActive())
        ? null
        : alarm.standing();
  }

  private void count() {
    Map<OrderFilter, Integer> sums = new EnumMap<>(OrderFilter.class);
    StageFilter inStage = inStage();
    for (OrderItem item : items.values()) {
      for (OrderFilter it : OrderFilter.values()) {
        if (inStage.takes(item.current()) && it.takes(item.current(), startOfToday)) {
          sums.merge(it, 1, Integer::sum);
        }
      }
    }
    counts.forEach((it, counter) -> counter.set(sums.getOrDefault(it, 0)));
  }

  /**
   * Sorts, or where rows must keep still, only lets go of those that are gone and adds new ones at
   * the end.
   */
  private void arrange(boolean sorted) {
    List<OrderItem> target = new ArrayList<>(items.size());
    StageFilter inStage = inStage();
    for (OrderItem item : items.values()) {
      if (inStage.takes(item.current()) && filter.get().takes(item.current(), startOfToday)) {
        target.add(item);
      }
    }
    target.sort(SORTING);
    if (sorted) {
      unsorted = false;
      newAbove.set(0);
    } else {
      newAbove.set(misplacedFailures(target));
      target = inPlace(target);
    }
    if (!rows.equals(target)) {
      rows.setAll(target);
    }
  }

  private StageFilter inStage() {
    return new StageFilter(stage.get());
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

  private int misplacedFailures(List<OrderItem> target) {
    int failures = 0;
    while (failures < target.size() && NeedsActionFirst.needsAction(target.get(failures))) {
      failures++;
    }
    int inPlace = 0;
    while (inPlace < Math.min(failures, rows.size())
        && NeedsActionFirst.needsAction(rows.get(inPlace))) {
      inPlace++;
    }
    return failures - inPlace;
  }

  private ReadOnlyIntegerWrapper counter(OrderFilter of) {
    ReadOnlyIntegerWrapper counter = counts.get(of);
    if (counter == null) {
      throw new IllegalStateException("no counter of " + of);
    }
    return counter;
  }
}
