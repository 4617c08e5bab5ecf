package dev.tallyboard.console.shell;

import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.console.control.AlarmDesk;
import dev.tallyboard.console.handoff.Handoff;
import dev.tallyboard.console.settings.FeedDiary;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Notice;
import java.time.Clock;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The operator's window on one session: its view models, and the views on a stage. Made, shown and
 * closed on the FX thread; frames may come from any thread, before it is shown, too.
 */
public final class Console implements AutoCloseable {
  private final ConsoleContext context;
  private final ViewModels models;
  private final FeedDiary diary = new FeedDiary();
  private final Handoff<Frame> frames = new Handoff<>(this::apply);

  /** Null until it is opened. */
  private @Nullable ConsoleWindow window;

  /** A frame that was on its way then finds another console on the stage. */
  private boolean closed;

  /** A console that forgets its alarms and its preferences when it is closed. */
  public Console(ConsoleSettings settings, Commands commands, Clock clock) {
    this(
        new ConsoleContext(
            settings, commands, clock, KeptPreferences.inMemory(), FileChoice.bySystemDialog()),
        AlarmMemory.none());
  }

  /**
   * @param memory the alarms of before, and where to keep those to come
   */
  Console(ConsoleContext context, AlarmMemory memory) {
    this.context = context;
    models = new ViewModels(context, memory);
    accept(context.connecting());
  }

  /** Fills the stage and shows it. FX thread. */
  public void show(Stage stage) {
    open(
        stage,
        SystemLook.ofThisSystem(),
        new NotificationOutlets(NotificationPorts.none(), context.clock()));
  }

  void open(Stage stage, SystemLook system, NotificationOutlets outlets) {
    window = new ConsoleWindow(context, models, diary, stage, system, outlets);
  }

  /** Shows this frame, unless a newer one comes before the next pulse. Any thread; never waits. */
  public void accept(Frame frame) {
    frames.offer(frame);
  }

  /** Takes note of what the feed tells besides. Any thread; returns at once. */
  public void note(Notice notice) {
    diary.note(notice, context.clock().millis());
  }

  /** Ends the threads of the console; the stage, which forgets it, is the caller's. FX thread. */
  @Override
  public void close() {
    closed = true;
    if (window != null) {
      window.close();
    }
    models.close();
  }

  /** The alarms, for what else shows them. FX thread. */
  AlarmDesk alarms() {
    return models.alarms();
  }

  private void apply(Frame frame) {
    if (closed) {
      return;
    }
    models.accept(frame);
    if (window != null) {
      window.accept(frame);
    }
  }
}
