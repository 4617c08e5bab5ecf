package dev.tallyboard.console.activity;

import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.alarm.OrderAlarm;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.board.ActivityEntry;
import dev.tallyboard.board.Order;
import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.Freshness;
import dev.tallyboard.console.control.OrderName;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Torrent;
import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.feed.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The board's activity and the story of the connection as one list, newest first. While held it
 * keeps still and counts what waits. FX thread.
 */
public final class ActivityViewModel {
  static final int MAX_ENTRIES = 500;

  private final ObservableList<FeedEntry> entries = FXCollections.observableArrayList();
  private final ObservableList<FeedEntry> readOnlyEntries =
      FXCollections.unmodifiableObservableList(entries);
  private final ReadOnlyObjectWrapper<Set<FeedEntry>> arrived =
      new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyObjectWrapper<Freshness> freshness =
      new ReadOnlyObjectWrapper<>(new Freshness(false, 0));
  private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper hidden = new ReadOnlyIntegerWrapper();
  private final ObjectProperty<ActivityFilter> filter =
      new SimpleObjectProperty<>(ActivityFilter.NONE);
  private final BooleanProperty held = new SimpleBooleanProperty();
  private final BooleanProperty seen = new SimpleBooleanProperty(true);

  private final ReadOnlyObjectWrapper<Alarms> alarms = new ReadOnlyObjectWrapper<>(Alarms.NONE);

  private final ConnectionStory story = new ConnectionStory();
  private final DeskStory desk = new DeskStory();
  private final Crowd crowd = new Crowd();
  private final Torrent torrent = new Torrent();

  /** A frame that waits for the next one, or for a tick; null for none. */
  private @Nullable Frame delayed;

  private @Nullable ActivityEntry newest;

  /** What of it has been worded: of a crowd, only what is shown. */
  private final Map<ActivityEntry, FeedEntry> worded = new HashMap<>();

  private final Set<ActivityEntry> known = new HashSet<>();
  private List<Order> orders = List.of();

  /** The orders by their ids; empty until somebody asks. */
  private final Map<String, Order> named = new HashMap<>();

  private List<ActivityEntry> activity = List.of();
  private Predicate<FeedEntry> shows = ActivityFilter.NONE.shows();
  private boolean started;

  public ActivityViewModel() {
    filter.subscribe(
        (_, now) -> {
          shows = now.shows();
          rebuild(false);
        });
    held.subscribe(
        it -> {
          if (!it) {
            rebuild(false);
          }
        });
    seen.subscribe(
        it -> {
          if (it) {
            unseen.set(0);
          }
        });
  }

  public void accept(Frame frame, long now) {
    Freshness fresh = Freshness.of(frame, now);
    freshness.set(fresh.stale() ? fresh : new Freshness(false, 0));
    int stories = story.count();
    boolean told = story.accept(frame);
    List<ActivityEntry> next = frame.board().activity();
    int fresher = newest == null ? -1 : next.indexOf(newest);
    newest = next.isEmpty() ? null : next.getFirst();
    if (torrent.delays(fresher < 0 ? next.size() : fresher, now) && !told) {
      delayed = frame;
    } else {
      take(frame, told, story.count() - stories, now);
    }
  }

  /** Lets time pass: what was delayed is shown. */
  public void tick(long now) {
    if (delayed != null) {
      take(delayed, false, 0, now);
    }
  }

  /**
   * @param told whether the connection's story went on
   * @param stories by how many entries
   */
  private void take(Frame frame, boolean told, int stories, long now) {
    delayed = null;
    List<ActivityEntry> next = frame.board().activity();
    if (!told && next.equals(activity)) {
      return;
    }
    orders = frame.board().orders();
    named.clear();
    List<ActivityEntry> fresher = next.stream().filter(known::add).toList();
    boolean crowded = started && frame.connection().isLive() && crowd.add(fresher, now);
    activity = next;
    forget();
    if (held.get()) {
      long readable = fresher.stream().map(this::worded).filter(shows).count();
      long ofConnection = story.newestFirst().stream().limit(stories).filter(shows).count();
      waiting.set((int) (waiting.get() + readable + ofConnection));
    } else {
      rebuild(started && !crowded);
    }
    if (started && !seen.get()) {
      unseen.set(Math.min(unseen.get() + fresher.size(), MAX_ENTRIES));
    }
    started |= !next.isEmpty() || told;
  }

  /** Tells errors that nobody has acknowledged from the others. */
  public void show(Alarms next) {
    alarms.set(next);
  }

  /**
   * Tells what the operator did.
   *
   * @param subject the order, or what else it concerns
   */
  public void tell(long at, String subject, String text) {
    desk.tell(at, subject, text);
    if (held.get()) {
      boolean readable = shows.test(desk.newest());
      waiting.set(waiting.get() + (readable ? 1 : 0));
    } else {
      rebuild(started);
    }
  }

  ReadOnlyObjectProperty<Alarms> alarms() {
    return alarms.getReadOnlyProperty();
  }

  /** Filled red means that nobody has acknowledged it. */
  BadgeKind badge(FeedEntry entry) {
    ActivityEntry source = entry.source();
    if (entry.badge() != BadgeKind.ERROR || source == null) {
      return entry.badge();
    }
    OrderAlarm alarm = alarms.get().of(source.poId()).orElse(null);
    boolean open =
        alarm != null
            && (alarm.standing() == Standing.UNACKNOWLEDGED
                || alarm.standing() == Standing.RETURNED)
            && source.stage().equals(alarm.occurrence().trouble().stage())
            && source.at() >= alarm.occurrence().trouble().since();
    return open ? BadgeKind.ERROR : BadgeKind.ERROR_ACKNOWLEDGED;
  }

  public ObservableList<FeedEntry> entries() {
    return readOnlyEntries;
  }

  /**
   * Those that may move in with the next change of {@link #entries}, set just before it; empty
   * where many came, or all changed.
   */
  public ReadOnlyObjectProperty<Set<FeedEntry>> arrived() {
    return arrived.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Freshness> freshness() {
    return freshness.getReadOnlyProperty();
  }

  /** What of it is shown. */
  ObjectProperty<ActivityFilter> filter() {
    return filter;
  }

  /** How many entries the filter hides. */
  ReadOnlyIntegerProperty hidden() {
    return hidden.getReadOnlyProperty();
  }

  /** While true, the list keeps still. */
  public BooleanProperty held() {
    return held;
  }

  /** How many entries wait for {@link #held} to end. */
  public ReadOnlyIntegerProperty waiting() {
    return waiting.getReadOnlyProperty();
  }

  /** Whether the feed is on the screen. */
  public BooleanProperty seen() {
    return seen;
  }

  /** How many entries came while it was not. */
  public ReadOnlyIntegerProperty unseen() {
    return unseen.getReadOnlyProperty();
  }

  private FeedEntry worded(ActivityEntry entry) {
    return worded.computeIfAbsent(entry, it -> FeedEntry.of(it, name(it.poId())));
  }

  private String name(String poId) {
    if (named.isEmpty()) {
      orders.forEach(it -> named.put(it.poId(), it));
    }
    Order order = named.get(poId);
    return order == null ? PlainText.of(poId) : OrderName.of(order);
  }

  private void forget() {
    if (known.size() > activity.size()) {
      Set<ActivityEntry> present = new HashSet<>(activity);
      known.retainAll(present);
      worded.keySet().retainAll(present);
      crowd.retain(present);
    }
  }

  private void rebuild(boolean moving) {
    List<FeedEntry> target = target();
    waiting.set(0);
    if (target.equals(entries)) {
      return;
    }
    Set<FeedEntry> before = new HashSet<>(entries);
    FeedEntry top = entries.isEmpty() ? null : entries.getFirst();
    Set<FeedEntry> arrivals = new HashSet<>();
    if (moving) {
      for (FeedEntry entry : target) {
        if (!before.contains(entry) && !(top != null && entry.replaces(top))) {
          arrivals.add(entry);
        }
      }
    }
    arrived.set(arrivals.size() <= Motion.MOST_ARRIVALS_A_SECOND ? Set.copyOf(arrivals) : Set.of());
    entries.setAll(target);
  }

  /** Whoever looks for something finds what came too fast, too. */
  private List<FeedEntry> target() {
    List<FeedEntry> all = merged(!filter.get().isNone());
    List<FeedEntry> shown = all.stream().filter(shows).toList();
    hidden.set(all.size() - shown.size());
    return shown.size() > MAX_ENTRIES ? shown.subList(0, MAX_ENTRIES) : shown;
  }

  /** All there is, newest first; one by one, or what came too fast as groups. */
  private List<FeedEntry> merged(boolean oneByOne) {
    List<FeedEntry> told = desk.with(story.newestFirst());
    List<FeedEntry> target = new ArrayList<>(activity.size() + told.size());
    List<ActivityEntry> run = new ArrayList<>();
    for (ActivityEntry entry : activity) {
      boolean tells = !told.isEmpty() && told.getFirst().at() >= entry.at();
      boolean grouped = !oneByOne && crowd.hides(entry);
      if (tells || !grouped) {
        endRun(run, target);
      }
      while (!told.isEmpty() && told.getFirst().at() >= entry.at()) {
        target.add(told.removeFirst());
      }
      if (grouped) {
        run.add(entry);
      } else {
        target.add(worded(entry));
      }
    }
    endRun(run, target);
    target.addAll(told);
    return target;
  }

  /** One line for neighbours that are not shown one by one; a single one needs no group. */
  private void endRun(List<ActivityEntry> run, List<FeedEntry> target) {
    if (run.size() == 1) {
      target.add(worded(run.getFirst()));
    } else if (!run.isEmpty()) {
      target.add(FeedEntry.more(run.getFirst().at(), run.size()));
    }
    run.clear();
  }
}
