package dev.tallyboard.console.alarms;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.AlarmBook;
import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.alarm.Cause;
import dev.tallyboard.alarm.KeptAlarms;
import dev.tallyboard.alarm.Occurrence;
import dev.tallyboard.alarm.OrderAlarm;
import dev.tallyboard.alarm.Shelving;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.alarm.Thresholds;
import dev.tallyboard.console.control.AlarmDesk;
import dev.tallyboard.console.control.AlarmWords;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Frame;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The alarms of this desk, and what its operator does about them. FX thread. */
public final class AlarmsViewModel implements AlarmDesk {
  private static final Texts TEXTS = Texts.of(AlarmsViewModel.class);

  private final AlarmBook book;
  private final Consumer<KeptAlarms> keep;
  private final LongSupplier clock;
  private final Times times;
  private final Consumer<String> acknowledged;
  private final ReadOnlyObjectWrapper<Alarms> alarms;
  private final ReadOnlyObjectWrapper<Bell> bell =
      new ReadOnlyObjectWrapper<>(Bell.of(Alarms.NONE));
  private final ReadOnlyLongWrapper now = new ReadOnlyLongWrapper();
  private @Nullable Frame frame;

  /** The serial of the alarm that {@link #next} gave last. */
  private long visited = Long.MAX_VALUE;

  /**
   * @param clock epoch ms
   * @param acknowledged told whose alarm the operator has taken note of, each time
   */
  public AlarmsViewModel(
      AlarmMemory memory, LongSupplier clock, Times times, Consumer<String> acknowledged) {
    this.keep = memory.keep();
    this.clock = clock;
    this.times = times;
    this.acknowledged = acknowledged;
    book = new AlarmBook(memory.atStart(), Thresholds.USUAL, clock.getAsLong());
    alarms = new ReadOnlyObjectWrapper<>(book.alarms());
    bell.set(Bell.of(book.alarms()));
  }

  public void accept(Frame next, long at) {
    frame = next;
    tick(at);
  }

  /** Lets a second pass. */
  public void tick(long at) {
    now.set(at);
    if (frame != null) {
      show(book.accept(frame, at));
    }
  }

  @Override
  public ReadOnlyObjectProperty<Alarms> alarms() {
    return alarms.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Bell> bell() {
    return bell.getReadOnlyProperty();
  }

  /** Epoch ms of what is shown. */
  public ReadOnlyLongProperty now() {
    return now.getReadOnlyProperty();
  }

  @Override
  public void acknowledge(String poId) {
    acknowledge(List.of(poId));
  }

  /** Takes note of all alarms of these orders. */
  public void acknowledge(List<String> poIds) {
    List<OrderAlarm> noted =
        poIds.stream().flatMap(it -> alarms.get().of(it).stream()).filter(this::isNews).toList();
    boolean changed = false;
    for (String poId : poIds) {
      changed |= book.acknowledge(poId, alarms.get().serial(), clock.getAsLong());
    }
    show(changed);
    if (changed && !noted.isEmpty()) {
      String first = PlainText.of(noted.getFirst().occurrence().name());
      acknowledged.accept(noted.size() == 1 ? first : TEXTS.of("alarms.orders", noted.size()));
    }
  }

  @Override
  public void acknowledge(Cause cause) {
    Optional<Alarm> alarm = alarms.get().of(cause);
    boolean changed = book.acknowledge(cause, alarms.get().serial(), clock.getAsLong());
    show(changed);
    if (changed) {
      alarm.ifPresent(it -> acknowledged.accept(subject(it)));
    }
  }

  /** Takes note of all that is there and not shelved. */
  public void acknowledgeAll() {
    alarms.get().all().stream()
        .filter(it -> it.standing() != Standing.SHELVED)
        .map(Alarm::cause)
        .forEach(this::acknowledge);
  }

  @Override
  public void shelve(Cause cause, Shelving how) {
    long at = clock.getAsLong();
    show(book.shelve(cause, how.until(at, times.zone()), at));
  }

  @Override
  public void unshelve(Cause cause) {
    show(book.unshelve(cause));
  }

  @Override
  public String details(Cause cause) {
    return alarms
        .get()
        .of(cause)
        .map(it -> AlarmDetails.of(it, times, clock.getAsLong()))
        .orElse("");
  }

  /** What a choice is called, such as "15 min, until 10:57". */
  public String label(Shelving how) {
    return TEXTS.of(
        "shelve.until",
        AlarmWords.howLong(how),
        times.minute(how.until(clock.getAsLong(), times.zone())));
  }

  /**
   * The next alarm that nobody has acknowledged, from the newest to the oldest and round again;
   * empty where there is none.
   */
  public Optional<Alarm> next() {
    List<Alarm> open =
        alarms.get().all().stream()
            .filter(
                it ->
                    it.standing() == Standing.UNACKNOWLEDGED || it.standing() == Standing.RETURNED)
            .toList();
    Optional<Alarm> next =
        open.stream()
            .filter(it -> it.newest() < visited)
            .max((a, b) -> Long.compare(a.newest(), b.newest()))
            .or(() -> open.stream().max((a, b) -> Long.compare(a.newest(), b.newest())));
    visited = next.map(Alarm::newest).orElse(Long.MAX_VALUE);
    return next;
  }

  /** The order of an alarm that most needs a look; null where it concerns none. */
  public static @Nullable String firstOrder(Alarm alarm) {
    return alarm.cause().concernsOrders()
        ? alarm.occurrences().stream()
            .filter(it -> it.isActive() && !it.isAcknowledged())
            .findFirst()
            .or(() -> alarm.occurrences().stream().findFirst())
            .map(Occurrence::poId)
            .orElse(null)
        : null;
  }

  private boolean isNews(OrderAlarm it) {
    return it.standing() == Standing.UNACKNOWLEDGED || it.standing() == Standing.RETURNED;
  }

  private static String subject(Alarm alarm) {
    if (!alarm.cause().concernsOrders()) {
      return TEXTS.of("alarms.connection");
    }
    return alarm.count() == 1 && !alarm.occurrences().isEmpty()
        ? PlainText.of(alarm.occurrences().getFirst().name())
        : TEXTS.of("alarms.orders", alarm.count());
  }

  private void show(boolean changed) {
    if (changed) {
      alarms.set(book.alarms());
      bell.set(Bell.of(book.alarms()));
      keep.accept(book.kept());
    }
  }
}
