package dev.tallyboard.console.shell;

import dev.tallyboard.console.activity.ActivityView;
import dev.tallyboard.console.alarms.AlarmPopover;
import dev.tallyboard.console.alarms.AlarmsViewModel;
import dev.tallyboard.console.alarms.BellView;
import dev.tallyboard.console.alarms.ShelveMenu;
import dev.tallyboard.console.connection.IndicatorView;
import dev.tallyboard.console.connection.NoticeBar;
import dev.tallyboard.console.connection.StatusBar;
import dev.tallyboard.console.control.Flash;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.control.Zoomed;
import dev.tallyboard.console.orders.OrderSearch;
import dev.tallyboard.console.orders.OrdersView;
import dev.tallyboard.console.orders.OrdersViewModel;
import dev.tallyboard.console.pipeline.PipelineView;
import dev.tallyboard.console.settings.DiagnosticsPage;
import dev.tallyboard.console.settings.FeedDiary;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.wallboard.WallboardViewModel;
import dev.tallyboard.feed.Frame;
import java.net.URL;
import java.time.Clock;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;

/**
 * The views of one session on a stage, wired by hand to their view models and to each other. FX
 * thread.
 */
final class ConsoleWindow implements AutoCloseable {
  private static final Texts TEXTS = Texts.of(ConsoleWindow.class);

  private final ViewModels models;
  private final Flash flash = new Flash();
  private final Theme theme;
  private final DiagnosticsPage diagnostics;
  private final Notifying notifying;
  private final WallScreen wall;
  private final Announcer announcer;
  private final Placement placement;

  /** What the stage and the system know of this window. */
  private final Subscription whileOpen;

  /** Shows it, too. */
  ConsoleWindow(
      ConsoleContext context,
      ViewModels models,
      FeedDiary diary,
      Stage stage,
      SystemLook system,
      NotificationOutlets outlets) {
    this.models = models;
    ConsoleSettings settings = context.settings();
    Commands commands = context.commands();
    Clock clock = context.clock();
    KeptPreferences preferences = context.preferences();
    Times times = models.times();
    OrdersViewModel orders = models.orders();
    AlarmsViewModel alarms = models.alarms();
    Uploads uploads = models.uploads();
    Appearance appearance = new Appearance(preferences, system, stage, settings.reducedMotion());
    theme = appearance.theme();
    diagnostics = new DiagnosticsPage(diary, settings.gateway(), times, context.connecting());
    ProfilePages profiles = ProfilePages.of(settings.desk(), preferences);
    notifying = new Notifying(outlets, alarms.alarms(), preferences, clock, times.zone(), stage);
    Pages pages =
        new Pages(
            SettingsPages.of(preferences, profiles.pages(), outlets, times.zone(), diagnostics));
    Runnable chooseFiles = () -> uploads.add(context.files().choose(stage));
    OrdersView list =
        new OrdersView(
            orders, theme, flash, times, clock::millis, chooseFiles, uploads::add, alarms);
    KeptOrderList.keep(list, preferences);
    profiles.offerTest(list, pages);
    OrderSearch search = new OrderSearch(orders, list::focusList);
    OrderKeys orderKeys = new OrderKeys(orders, list, search, pages);
    AlarmPopover alarmList = new AlarmPopover(alarms, theme, times, list::reveal);
    IndicatorView indicator =
        new IndicatorView(models.connection(), theme, settings.gateway(), commands::reconnectNow);
    BellView bell = new BellView(alarms, flash, alarmList::toggle);
    ActivityView feed = new ActivityView(models.activity(), theme, times);
    ShelveMenu shelves = new ShelveMenu(alarms);
    OrderDrawer.Open details = models.drawer().beside(list, feed, theme, shelves);
    outlets.onShowOrder(it -> details.reveal(it, pages));
    AlarmKeys alarmKeys = new AlarmKeys(alarms, list, details::subject, alarmList, shelves, bell);
    wall =
        new WallScreen(
            stage,
            new WallboardViewModel(times, settings.rhythm().lateAfter()),
            clock::millis,
            models.merchant(),
            alarms.alarms(),
            theme,
            flash);
    announcer = new Announcer(alarms.alarms()::get, clock::millis);
    VBox notices = new VBox(new UploadNotices(uploads));
    if (models.alarmsElsewhere()) {
      notices.getChildren().addFirst(new ElsewhereNotice());
    }
    MainWindow window =
        new MainWindow(
            new TopBar(
                profiles.merchant(models.merchant()),
                search,
                settings.presenter(),
                indicator,
                bell,
                new Tools(wall::open, theme, appearance::flip, pages)),
            new NoticeBar(
                models.connection(), theme, commands::reconnectNow, profiles.signIn(pages)),
            notices,
            pages,
            new PipelineView(models.pipeline(), theme),
            list,
            feed,
            models.activity(),
            details.view(),
            new StatusBar(models.connection(), settings.gateway()));
    window.getChildren().add(announcer);
    FeedDesk feedDesk =
        new FeedDesk(
            models.activity(), feed, context.files(), clock, times.zone(), window, pages, details);
    placement = new Placement(stage, preferences);
    Scene scene = placement.scene(new Zoomed(window, theme.textPercent()));
    theme.install(scene);
    wall.listenTo(scene);
    Keyboard.chord(scene, chooseFiles, KeyCode.O);
    Keyboard.chord(scene, orderKeys::search, KeyCode.K);
    Keyboard.chord(scene, feedDesk::find, KeyCode.F);
    Keyboard.chord(scene, feedDesk::save, KeyCode.E);
    Keyboard.chord(scene, commands::reconnectNow, KeyCode.R);
    Keyboard.chord(scene, appearance::flip, KeyCode.L, KeyCombination.SHIFT_DOWN);
    Keyboard.chord(scene, pages::toggleSettings, KeyCode.COMMA);
    StageKeys stageKeys = new StageKeys(models.pipeline());
    new Keyboard(
            pages,
            window,
            details,
            List.of(window::closeOverlay, orders::clearOne, feed::clearFilter),
            List.of(orderKeys::handle, alarmKeys::handle, stageKeys::handle, feedDesk::handle))
        .listenTo(scene);
    models.merchant().subscribe(it -> stage.setTitle(TEXTS.of("window.title", it)));
    URL icon = ConsoleWindow.class.getResource("tallyboard-256.png");
    if (icon != null) {
      stage.getIcons().add(new Image(icon.toExternalForm()));
    }
    placement.put(scene);
    WindowClock seconds = new WindowClock(stage, this::tick, this::tickWhileSeen, this::blink);
    whileOpen =
        Subscription.combine(
            wall::close,
            appearance::close,
            feedDesk::close,
            notifying::close,
            placement.follow(),
            seconds::close);
    stage.show();
    window.requestFocus();
  }

  /** Behind the view models' own look at the frame. */
  void accept(Frame frame) {
    diagnostics.accept(frame);
    notifying.accept(frame);
    wall.accept(frame);
    announcer.accept(frame);
  }

  /** The stage and the system forget it. */
  @Override
  public void close() {
    whileOpen.unsubscribe();
  }

  /** Also in the tray: alarms are shelved until a time, and are told of. */
  private void tick() {
    models.tickAlarms();
    notifying.look();
  }

  private void tickWhileSeen() {
    models.tick();
    diagnostics.refresh();
    wall.tick();
    announcer.tick();
    placement.remember();
  }

  private void blink() {
    if (theme.motion().reduced() || models.alarms().alarms().get().unacknowledged() == 0) {
      flash.rest();
    } else {
      flash.beat();
    }
  }
}
