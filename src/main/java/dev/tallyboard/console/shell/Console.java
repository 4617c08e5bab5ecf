package dev.tallyboard.console.shell;

import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.console.activity.ActivityView;
import dev.tallyboard.console.activity.ActivityViewModel;
import dev.tallyboard.console.alarms.AlarmPopover;
import dev.tallyboard.console.alarms.AlarmsViewModel;
import dev.tallyboard.console.alarms.BellView;
import dev.tallyboard.console.alarms.ShelveMenu;
import dev.tallyboard.console.connection.ConnectionViewModel;
import dev.tallyboard.console.connection.IndicatorView;
import dev.tallyboard.console.connection.NoticeBar;
import dev.tallyboard.console.connection.StatusBar;
import dev.tallyboard.console.control.AlarmDesk;
import dev.tallyboard.console.control.Flash;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.handoff.Handoff;
import dev.tallyboard.console.handoff.SecondTick;
import dev.tallyboard.console.orders.OrdersView;
import dev.tallyboard.console.orders.OrdersViewModel;
import dev.tallyboard.console.pipeline.PipelineView;
import dev.tallyboard.console.pipeline.PipelineViewModel;
import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Traffic;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * The operator's window. Made, shown and closed on the FX thread; frames may come from any thread,
 * before it is shown, too.
 */
public final class Console implements AutoCloseable {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 700;

  private final ConsoleSettings settings;
  private final Commands commands;
  private final Clock clock;
  private final FileChoice fileChoice;
  private final Times times;
  private final ConnectionViewModel connection;
  private final PipelineViewModel pipeline = new PipelineViewModel();
  private final StageKeys stageKeys = new StageKeys(pipeline);
  private final OrdersViewModel orders;
  private final ActivityViewModel activity = new ActivityViewModel();
  private final AlarmsViewModel alarms;
  private final Flash flash = new Flash();
  private final Uploads uploads;
  private final StringProperty merchant;
  private final Handoff<Frame> frames = new Handoff<>(this::apply);
  private final SecondTick tick = new SecondTick(this::tick);
  private final SecondTick halfTick = new SecondTick(this::flash, Duration.ofMillis(500));
  private boolean still;

  /** Whether a frame is on its way to the view models: each list changes once. */
  private boolean applying;

  /** A console that forgets its alarms when it is closed. */
  public Console(ConsoleSettings settings, Commands commands, Clock clock) {
    this(settings, commands, clock, AlarmMemory.none());
  }

  /**
   * @param memory the alarms of before, and where to keep those to come
   */
  public Console(ConsoleSettings settings, Commands commands, Clock clock, AlarmMemory memory) {
    this(settings, commands, clock, memory, FileChoice::bySystemDialog);
  }

  Console(
      ConsoleSettings settings,
      Commands commands,
      Clock clock,
      AlarmMemory memory,
      FileChoice fileChoice) {
    this.settings = settings;
    this.commands = commands;
    this.clock = clock;
    this.fileChoice = fileChoice;
    times = new Times(settings.zone());
    merchant = new SimpleStringProperty(settings.merchant());
    connection = new ConnectionViewModel(settings.rhythm(), times);
    orders = new OrdersViewModel(times);
    orders.stage().bindBidirectional(pipeline.selected());
    alarms =
        new AlarmsViewModel(
            memory,
            clock::millis,
            times,
            it -> activity.tell(clock.millis(), it, "Alarm acknowledged at this desk"));
    alarms.alarms().subscribe(this::show);
    uploads = new Uploads(commands);
    accept(connecting());
  }

  /** Fills the stage and shows it. FX thread. */
  public void show(Stage stage) {
    boolean reduced = settings.reducedMotion() || Platform.getPreferences().isReducedMotion();
    Theme theme = Theme.light(new Motion(reduced));
    still = reduced;
    Runnable chooseFiles = () -> uploads.add(fileChoice.choose(stage));
    OrdersView list =
        new OrdersView(orders, theme, flash, times, clock::millis, chooseFiles, uploads::add);
    AlarmPopover alarmList = new AlarmPopover(alarms, theme, times, list::reveal);
    HBox glance =
        new HBox(
            16, new IndicatorView(connection, theme, settings.gateway(), commands::reconnectNow));
    glance.setAlignment(Pos.CENTER);
    BellView bell = new BellView(alarms, flash, () -> alarmList.toggle(glance.lookup("#bell")));
    glance.getChildren().add(bell);
    AlarmKeys alarmKeys = new AlarmKeys(alarms, list, alarmList, new ShelveMenu(alarms), bell);
    MainWindow window =
        new MainWindow(
            new TopBar(merchant, settings.presenter(), glance),
            new NoticeBar(connection, theme, commands::reconnectNow),
            new UploadNotices(uploads),
            new PipelineView(pipeline, theme),
            list,
            new ActivityView(activity, theme, times),
            activity,
            new StatusBar(connection, settings.gateway()));
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(window, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
    theme.install(scene);
    key(scene, KeyCode.O, chooseFiles);
    key(scene, KeyCode.R, commands::reconnectNow);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, it -> typed(it, window, alarmKeys));
    merchant.subscribe(it -> stage.setTitle("Tallyboard, " + it));
    URL icon = Console.class.getResource("tallyboard-256.png");
    if (icon != null) {
      stage.getIcons().add(new Image(icon.toExternalForm()));
    }
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.setScene(scene);
    stage.showingProperty().subscribe(_ -> whileShown(stage));
    stage.iconifiedProperty().subscribe(_ -> whileShown(stage));
    stage.show();
    window.requestFocus();
  }

  /** Shows this frame, unless a newer one comes before the next pulse. Any thread; never waits. */
  public void accept(Frame frame) {
    frames.offer(frame);
  }

  /** Ends the threads of the console; the stage is the caller's. FX thread. */
  @Override
  public void close() {
    tick.close();
    halfTick.close();
    uploads.close();
  }

  /** The alarms, for what else shows them. FX thread. */
  AlarmDesk alarms() {
    return alarms;
  }

  /** What is to be seen before the feed has said anything. */
  private Frame connecting() {
    return new Frame(
        Connection.connecting(clock.millis(), 1),
        Snapshot.empty(settings.merchant()),
        Frame.Completeness.LOADING,
        Traffic.NONE,
        0);
  }

  private void apply(Frame frame) {
    long now = clock.millis();
    String told = PlainText.of(frame.board().merchantId());
    merchant.set(told.isEmpty() ? settings.merchant() : told);
    connection.accept(frame, now);
    applying = true;
    alarms.accept(frame, now);
    pipeline.accept(frame, now);
    orders.accept(frame, now);
    activity.accept(frame, now);
    applying = false;
  }

  /** Times go on between frames. */
  private void tick() {
    long now = clock.millis();
    connection.tick(now);
    alarms.tick(now);
    orders.tick(now);
  }

  private void show(Alarms now) {
    pipeline.show(now);
    orders.show(now);
    activity.show(now);
    if (!applying) {
      orders.tick(clock.millis()); // what the operator did shows at once
    }
  }

  private void flash() {
    if (still || alarms.alarms().get().unacknowledged() == 0) {
      flash.rest();
    } else {
      flash.beat();
    }
  }

  /** Keys that nothing in focus has taken. */
  private void typed(KeyEvent event, MainWindow window, AlarmKeys alarmKeys) {
    switch (event.getCode()) {
      case ESCAPE -> {
        if (window.closeOverlay() || stageKeys.clear()) {
          event.consume();
        }
      }
      case UP, DOWN -> {
        window.focusOrders();
        event.consume();
      }
      default -> {
        alarmKeys.handle(event);
        stageKeys.handle(event);
      }
    }
  }

  private void whileShown(Stage stage) {
    if (stage.isShowing() && !stage.isIconified()) {
      tick();
      tick.start();
      halfTick.start();
    } else {
      tick.stop();
      halfTick.stop();
    }
  }

  private static void key(Scene scene, KeyCode code, Runnable work) {
    scene.getAccelerators().put(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN), work);
  }
}
