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
import dev.tallyboard.console.control.Zoomed;
import dev.tallyboard.console.handoff.Handoff;
import dev.tallyboard.console.handoff.SecondTick;
import dev.tallyboard.console.orders.OrderSearch;
import dev.tallyboard.console.orders.OrdersView;
import dev.tallyboard.console.orders.OrdersViewModel;
import dev.tallyboard.console.pipeline.PipelineView;
import dev.tallyboard.console.pipeline.PipelineViewModel;
import dev.tallyboard.console.settings.DiagnosticsPage;
import dev.tallyboard.console.settings.FeedDiary;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.wallboard.WallboardViewModel;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Notice;
import dev.tallyboard.feed.Traffic;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;

/**
 * The operator's window. Made, shown and closed on the FX thread; frames may come from any thread,
 * before it is shown, too.
 */
public final class Console implements AutoCloseable {
  private static final Texts TEXTS = Texts.of(Console.class);
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final ConsoleSettings settings;
  private final Commands commands;
  private final Clock clock;
  private final KeptPreferences preferences;
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
  private final OrderDrawer drawer;
  private final StringProperty merchant;
  private final Handoff<Frame> frames = new Handoff<>(this::apply);

  private final FeedDiary diary = new FeedDiary();

  /** Who else wants to see each frame. */
  private final List<Consumer<Frame>> onFrame = new ArrayList<>();

  /** What the window has to do each second while it is seen. */
  private final List<Runnable> onTick = new ArrayList<>();

  private final SecondTick tick = new SecondTick(this::tick);
  private final SecondTick halfTick = new SecondTick(this::flash, Duration.ofMillis(500));

  /** What the stage and the system know of this window. */
  private Subscription whileOpen = Subscription.EMPTY;

  /** Whether nothing may move now. */
  private BooleanSupplier still = () -> true;

  /** A frame that was on its way then finds another console on the stage. */
  private boolean closed;

  /** Whether a frame is on its way to the view models: each list changes once. */
  private boolean applying;

  /** A console that forgets its alarms and its preferences when it is closed. */
  public Console(ConsoleSettings settings, Commands commands, Clock clock) {
    this(settings, commands, clock, AlarmMemory.none(), KeptPreferences.inMemory());
  }

  /**
   * @param memory the alarms of before, and where to keep those to come
   * @param preferences the caller's to close, after the console
   */
  public Console(
      ConsoleSettings settings,
      Commands commands,
      Clock clock,
      AlarmMemory memory,
      KeptPreferences preferences) {
    this(settings, commands, clock, memory, preferences, FileChoice.bySystemDialog());
  }

  Console(
      ConsoleSettings settings,
      Commands commands,
      Clock clock,
      AlarmMemory memory,
      KeptPreferences preferences,
      FileChoice fileChoice) {
    this.settings = settings;
    this.commands = commands;
    this.clock = clock;
    this.preferences = preferences;
    this.fileChoice = fileChoice;
    times = new Times(settings.zone());
    merchant = new SimpleStringProperty(settings.merchant());
    connection = new ConnectionViewModel(settings.rhythm(), times);
    orders = new OrdersViewModel(times);
    orders.stage().bindBidirectional(pipeline.selected());
    KeptOrderList.keep(orders, preferences);
    alarms =
        new AlarmsViewModel(
            memory,
            clock::millis,
            times,
            it -> activity.tell(clock.millis(), it, TEXTS.of("desk.acknowledged")));
    alarms.alarms().subscribe(this::show);
    uploads = new Uploads(commands);
    drawer = new OrderDrawer(commands, alarms, clock::millis, times);
    onFrame.add(drawer::accept);
    onTick.add(drawer::tick);
    accept(connecting());
  }

  /** Fills the stage and shows it. FX thread. */
  public void show(Stage stage) {
    open(
        stage, SystemLook.ofThisSystem(), new NotificationOutlets(NotificationPorts.none(), clock));
  }

  void open(Stage stage, SystemLook system, NotificationOutlets outlets) {
    Appearance appearance = new Appearance(preferences, system, stage, settings.reducedMotion());
    Theme theme = appearance.theme();
    still = () -> theme.motion().reduced();
    DiagnosticsPage diagnostics =
        new DiagnosticsPage(diary, settings.gateway(), times, connecting());
    onFrame.add(diagnostics::accept);
    onTick.add(diagnostics::refresh);
    ProfilePages profiles = ProfilePages.of(settings.desk(), preferences);
    Notifying notifying = new Notifying(outlets, alarms, preferences, clock, times.zone(), stage);
    onFrame.add(notifying::accept);
    Pages pages =
        new Pages(
            SettingsPages.of(preferences, profiles.pages(), outlets, times.zone(), diagnostics));
    Runnable chooseFiles = () -> uploads.add(fileChoice.choose(stage));
    OrdersView list =
        new OrdersView(
            orders, theme, flash, times, clock::millis, chooseFiles, uploads::add, alarms);
    profiles.offerTest(list, pages);
    OrderSearch search = new OrderSearch(orders, list::focusList);
    OrderKeys orderKeys = new OrderKeys(orders, list, search, pages);
    AlarmPopover alarmList = new AlarmPopover(alarms, theme, times, list::reveal);
    IndicatorView indicator =
        new IndicatorView(connection, theme, settings.gateway(), commands::reconnectNow);
    BellView bell = new BellView(alarms, flash, alarmList::toggle);
    ActivityView feed = new ActivityView(activity, theme, times);
    ShelveMenu shelves = new ShelveMenu(alarms);
    OrderDrawer.Open details = drawer.beside(list, feed, theme, shelves);
    AlarmKeys alarmKeys = new AlarmKeys(alarms, list, details::subject, alarmList, shelves, bell);
    WallScreen wall =
        new WallScreen(
            stage,
            new WallboardViewModel(times, settings.rhythm().lateAfter()),
            clock::millis,
            merchant,
            alarms.alarms(),
            theme,
            flash);
    onFrame.add(wall::accept);
    onTick.add(wall::tick);
    Announcer announcer = new Announcer(alarms.alarms()::get, clock::millis);
    onFrame.add(announcer::accept);
    onTick.add(announcer::tick);
    MainWindow window =
        new MainWindow(
            new TopBar(
                profiles.merchant(merchant),
                search,
                settings.presenter(),
                indicator,
                bell,
                new Tools(wall::open, theme, appearance::flip, pages)),
            new NoticeBar(connection, theme, commands::reconnectNow, profiles.signIn(pages)),
            new UploadNotices(uploads),
            pages,
            new PipelineView(pipeline, theme),
            list,
            feed,
            activity,
            details.view(),
            new StatusBar(connection, settings.gateway()));
    window.getChildren().add(announcer);
    FeedDesk feedDesk =
        new FeedDesk(activity, feed, fileChoice, clock, times.zone(), window, pages, details);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene before = stage.getScene(); // of the console that this one follows
    Scene scene =
        new Scene(
            new Zoomed(window, theme.textPercent()),
            before == null ? Math.min(WIDTH, screen.getWidth()) : before.getWidth(),
            before == null ? Math.min(HEIGHT, screen.getHeight()) : before.getHeight());
    theme.install(scene);
    wall.listenTo(scene);
    key(scene, chooseFiles, KeyCode.O);
    key(scene, orderKeys::search, KeyCode.K);
    key(scene, feedDesk::find, KeyCode.F);
    key(scene, feedDesk::save, KeyCode.E);
    key(scene, commands::reconnectNow, KeyCode.R);
    key(scene, appearance::flip, KeyCode.L, KeyCombination.SHIFT_DOWN);
    key(scene, pages::toggleSettings, KeyCode.COMMA);
    scene
        .getAccelerators()
        .put(new KeyCodeCombination(KeyCode.F1), () -> pages.openSettings(SettingsPages.SHORTCUTS));
    List<Consumer<KeyEvent>> plainKeys =
        List.of(orderKeys::handle, alarmKeys::handle, stageKeys::handle, feedDesk::handle);
    scene.addEventHandler(KeyEvent.KEY_TYPED, it -> askedForShortcuts(it, pages));
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED, it -> typed(it, window, pages, details, feed, plainKeys));
    merchant.subscribe(it -> stage.setTitle(TEXTS.of("window.title", it)));
    URL icon = Console.class.getResource("tallyboard-256.png");
    if (icon != null) {
      stage.getIcons().add(new Image(icon.toExternalForm()));
    }
    stage.setScene(scene);
    Placement placement = new Placement(stage, preferences);
    if (!stage.isShowing()) {
      placement.restore();
    }
    onTick.add(placement::remember);
    whileOpen =
        Subscription.combine(
            wall::close,
            appearance::close,
            feedDesk::close,
            notifying::close,
            placement.follow(),
            stage.showingProperty().subscribe(_ -> whileShown(stage)),
            stage.iconifiedProperty().subscribe(_ -> whileShown(stage)));
    stage.show();
    window.requestFocus();
  }

  /** Shows this frame, unless a newer one comes before the next pulse. Any thread; never waits. */
  public void accept(Frame frame) {
    frames.offer(frame);
  }

  /** Takes note of what the feed tells besides. Any thread; returns at once. */
  public void note(Notice notice) {
    diary.note(notice, clock.millis());
  }

  /** Ends the threads of the console; the stage, which forgets it, is the caller's. FX thread. */
  @Override
  public void close() {
    closed = true;
    whileOpen.unsubscribe();
    tick.close();
    halfTick.close();
    uploads.close();
    drawer.close();
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
    if (closed) {
      return;
    }
    long now = clock.millis();
    String told = PlainText.of(frame.board().merchantId());
    merchant.set(told.isEmpty() ? settings.merchant() : told);
    connection.accept(frame, now);
    applying = true;
    alarms.accept(frame, now);
    pipeline.accept(frame, now);
    orders.accept(frame, now);
    activity.accept(frame, now);
    onFrame.forEach(it -> it.accept(frame));
    applying = false;
  }

  /** Times go on between frames. */
  private void tick() {
    long now = clock.millis();
    connection.tick(now);
    alarms.tick(now);
    orders.tick(now);
    activity.tick(now);
    onTick.forEach(Runnable::run);
  }

  /** By its character: where it lies differs from keyboard to keyboard. */
  private static void askedForShortcuts(KeyEvent event, Pages pages) {
    if ("?".equals(event.getCharacter())) {
      pages.openSettings(SettingsPages.SHORTCUTS);
      event.consume();
    }
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
    if (still.getAsBoolean() || alarms.alarms().get().unacknowledged() == 0) {
      flash.rest();
    } else {
      flash.beat();
    }
  }

  /** Keys that nothing in focus has taken. */
  private void typed(
      KeyEvent event,
      MainWindow window,
      Pages pages,
      OrderDrawer.Open details,
      ActivityView feed,
      List<Consumer<KeyEvent>> plainKeys) {
    if (pages.settingsOpen().get()) {
      if (event.getCode() == KeyCode.ESCAPE && pages.closeSettings()) {
        event.consume();
      }
      return;
    }
    if (event.getTarget() instanceof TextInputControl && event.getCode() != KeyCode.ESCAPE) {
      return; // somebody writes
    }
    if (details.take(event)) {
      event.consume();
      return;
    }
    switch (event.getCode()) {
      case ESCAPE -> {
        if (window.closeOverlay() || orders.clearOne() || feed.clearFilter()) {
          event.consume();
        }
      }
      case UP, DOWN -> {
        window.focusOrders();
        event.consume();
      }
      default -> plainKeys.forEach(it -> it.accept(event));
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

  private static void key(
      Scene scene, Runnable work, KeyCode code, KeyCombination.Modifier... besides) {
    List<KeyCombination.Modifier> modifiers = new ArrayList<>(List.of(besides));
    modifiers.add(KeyCombination.SHORTCUT_DOWN);
    scene
        .getAccelerators()
        .put(new KeyCodeCombination(code, modifiers.toArray(KeyCombination.Modifier[]::new)), work);
  }
}
