package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.control.NotificationRules;
import dev.tallyboard.console.control.NotificationRules.Ways;
import dev.tallyboard.console.notify.Notification;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.theme.ThemeChoice;
import dev.tallyboard.event.Stage;
import java.time.LocalTime;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/** An operator who chooses what to be told of, and is told of it. */
final class NotificationsTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final FxRobot robot = new FxRobot();
  private final Locale before = Locale.getDefault();
  private final Story story = NorthgateMorning.story();
  private OpenConsole it = OpenConsole.at(1440, 900);

  @AfterEach
  void close() {
    it.close();
    Locale.setDefault(before);
  }

  @Test
  void aNewAlarmIsShownAndHeardWhileTheWindowIsMinimised() {
    look();
    await().until(() -> !it.ports.played.isEmpty());
    minimise(true);
    it.now.addAndGet(6_000);
    story.failed("PO-10482", Stage.DATABASE_SAVE, "Database connection timeout", NOW);
    look();

    await().untilAsserted(() -> assertThat(it.ports.shown).isNotEmpty());
    assertThat(it.ports.shown).extracting(Notification::kind).containsOnly(NotificationKind.ALARM);
    assertThat(it.ports.played).containsOnly(NotificationKind.ALARM);
  }

  @Test
  void aClickRaisesTheWindowAndShowsTheOrder() {
    look();
    await().until(() -> !it.ports.played.isEmpty());
    robot.push(KeyCode.F1);
    minimise(true);
    it.now.addAndGet(6_000);
    story.failed("PO-10482", Stage.DATABASE_SAVE, "Database connection timeout", NOW);
    look();
    await().untilAsserted(() -> assertThat(it.ports.shown).isNotEmpty());
    Notification told =
        it.ports.shown.stream().filter(one -> one.poId() != null).findFirst().orElseThrow();

    it.ports.click.accept(told);

    await().untilAsserted(() -> assertThat(it.onFx(() -> node("#detail").isVisible())).isTrue());
    assertThat(it.onFx(() -> node("#settings").isVisible())).isFalse();
    assertThat(it.onFx(it.stage::isIconified)).isFalse();
    it.settle();
    assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();
  }

  @Test
  void minimisedItStillCallsEveryTwentySeconds() {
    look();
    await().untilAsserted(() -> assertThat(it.ports.played).contains(NotificationKind.ALARM));
    minimise(true);
    it.now.addAndGet(20_000);

    await()
        .untilAsserted(() -> assertThat(it.ports.played).contains(NotificationKind.ALARM_REPEATED));
  }

  @Test
  void whatIsChosenByMouseIsKept() {
    open();

    robot.clickOn("#desktop-order-done").clickOn("#sound-connection-back");
    robot.clickOn("#front-sounds").clickOn("#quiet-alarms").clickOn("#quiet-on");
    robot.doubleClickOn("#quiet-from").push(KeyCode.CONTROL, KeyCode.A).write("21:30");
    robot.doubleClickOn("#quiet-to").push(KeyCode.CONTROL, KeyCode.A).write("5:45");

    NotificationRules rules = rules();
    assertThat(rules.of(NotificationKind.ORDER_DONE)).isEqualTo(new Ways(true, false));
    assertThat(rules.of(NotificationKind.CONNECTION_BACK)).isEqualTo(new Ways(false, false));
    assertThat(rules.alarmSoundsInFront()).isFalse();
    assertThat(rules.alarmsInQuietHours()).isFalse();
    assertThat(rules.quiet().on()).isTrue();
    assertThat(rules.quiet().from()).isEqualTo(LocalTime.of(21, 30));
    assertThat(rules.quiet().to()).isEqualTo(LocalTime.of(5, 45));
    it.settle();
    it.snapshot("notifications-chosen");
  }

  @Test
  void whatIsChosenByKeysIsKept() {
    open();

    tabTo("#desktop-alarm");
    robot.push(KeyCode.SPACE).push(KeyCode.TAB).push(KeyCode.SPACE);
    assertThat(rules().of(NotificationKind.ALARM)).isEqualTo(new Ways(false, false));

    robot.push(KeyCode.TAB).push(KeyCode.SPACE);
    await().untilAsserted(() -> assertThat(it.ports.shown).hasSize(1));
    assertThat(it.ports.played).containsExactly(NotificationKind.ALARM);
  }

  @Test
  void aPreviewShowsAndPlaysWhateverIsChosen() {
    open();

    robot.clickOn("#preview-order-done");

    assertThat(it.ports.shown)
        .containsExactly(
            new Notification(
                NotificationKind.ORDER_DONE,
                "Order completed",
                "This is how it looks and sounds",
                true,
                true));
    assertThat(it.ports.played).containsExactly(NotificationKind.ORDER_DONE);
  }

  @Test
  void theVolumeIsSetByKeysHeardAtOnceAndHeldByAllSounds() {
    open();

    focus("#volume");
    robot.push(KeyCode.LEFT).push(KeyCode.LEFT).push(KeyCode.LEFT);
    assertThat(rules().volume()).isEqualTo(40);
    assertThat(it.onFx(() -> it.find("#volume-percent", Labeled.class).getText()))
        .isEqualTo("40 %");
    robot.clickOn("#preview-volume");
    assertThat(it.ports.played).containsExactly(NotificationKind.ALARM);
    assertThat(it.ports.shown).isEmpty();
    assertThat(it.ports.playedAt).isEqualTo(40);

    focus("#volume");
    robot.push(KeyCode.END);
    robot.clickOn("#preview-order-slow");
    assertThat(it.ports.playedAt).isEqualTo(100);
    it.settle();
    it.snapshot("notifications-volume");
  }

  @Test
  void namesAreLeftOutWhereTheOperatorWantsIt() {
    open();
    robot.clickOn("#settings-privacy").clickOn("#names-in-notifications");
    it.settle();
    it.snapshot("settings-privacy");
    robot.push(KeyCode.ESCAPE);
    look();
    minimise(true);
    it.now.addAndGet(6_000);
    story.failed("PO-10482", Stage.DATABASE_SAVE, "Database connection timeout", NOW);
    look();

    await().untilAsserted(() -> assertThat(it.ports.shown).isNotEmpty());
    assertThat(it.ports.shown).extracting(Notification::text).contains("1 order");
    assertThat(it.ports.shown).noneMatch(told -> told.text().contains("PO-10482"));
  }

  @Test
  void aTimeThatIsNoneIsSaidAndTheOneBeforeHolds() {
    open();
    robot.clickOn("#quiet-on");
    robot.doubleClickOn("#quiet-from").push(KeyCode.CONTROL, KeyCode.A).write("25:00");

    assertThat(it.onFx(() -> it.find("#quiet-from", TextField.class).getAccessibleHelp()))
        .isEqualTo("A time of the day, such as 06:30");
    it.settle();
    it.snapshot("notifications-wrong");
    assertThat(rules().quiet().from()).isEqualTo(LocalTime.of(22, 0));
  }

  @Test
  void whereThereIsNoWayThatIsSaidInsteadOfADeadSwitch() {
    it.ports.desktopThere = false;
    it.ports.soundThere = false;
    it.ports.trayThere = false;
    open();

    assertThat(node("#desktop-trouble").isVisible()).isTrue();
    assertThat(node("#sound-trouble").isVisible()).isTrue();
    for (String gone :
        new String[] {
          "#desktop-alarm", "#sound-alarm", "#preview-alarm", "#front-sounds", "#keep-in-tray"
        }) {
      assertThat(it.onFx(() -> shown(node(gone)))).as(gone).isFalse();
    }
    it.snapshot("notifications-none");
  }

  @Test
  void keptInTheTrayItHasAnIconThatTellsAndAMenu() {
    open();
    assertThat(it.ports.icon).isNull();

    robot.clickOn("#keep-in-tray");
    await().untilAsserted(() -> assertThat(it.ports.icon).isNotNull());
    assertThat(it.ports.icon.tooltip()).isEqualTo("Tallyboard, live, 1 alarm");
    assertThat(it.ports.icon.trouble()).isTrue();

    it.ports.menu.toggleMute().run();
    await().until(() -> it.ports.icon.muted());

    robot.clickOn("#keep-in-tray");
    await().until(() -> it.ports.icon == null);
  }

  @Test
  void mutedFromTheTrayItIsSilentForAnHour() {
    open();
    robot.clickOn("#keep-in-tray");
    it.ports.menu.toggleMute().run();
    await().until(() -> it.ports.icon != null && it.ports.icon.muted());
    it.ports.played.clear();
    story.failed("PO-10482", Stage.DATABASE_SAVE, "Database connection timeout", NOW);
    it.now.addAndGet(30_000);
    look();
    await().until(() -> it.ports.icon.tooltip().endsWith("2 alarms"));
    assertThat(it.ports.played).isEmpty();
    it.now.addAndGet(3_600_000);

    await().until(() -> !it.ports.played.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "1024, 700, 100, LIGHT, en",
    "1024, 700, 100, DARK, de",
    "1440, 900, 100, DARK, en",
    "1440, 900, 100, LIGHT, de",
    "1440, 900, 200, LIGHT, en",
    "1440, 900, 200, DARK, de"
  })
  void nothingIsCut(double width, double height, int percent, ThemeChoice theme, Locale language) {
    it.close();
    Locale.setDefault(language);
    it = OpenConsole.at(width, height, Preferences.DEFAULT.with(theme).withTextPercent(percent));
    open();
    it.snapshot("notifications-" + (int) width + "-" + percent + "-" + language);

    assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();
    assertThat(it.onFx(() -> CoveredTexts.in(it.scene()))).isEmpty();
  }

  private void open() {
    look();
    robot.push(KeyCode.F1).push(KeyCode.UP).push(KeyCode.UP);
    await().until(() -> it.onFx(() -> node("#keep-in-tray") != null));
    await()
        .until(
            () ->
                it.onFx(() -> node("#tray-settings").isVisible()) == it.ports.trayThere
                    && it.onFx(() -> node("#desktop-trouble").isVisible())
                        != it.ports.desktopThere);
    // The morning's own alarms have been heard.
    await().until(() -> it.ports.played.contains(NotificationKind.ALARM));
    it.ports.played.clear();
    it.ports.shown.clear();
  }

  private void tabTo(String selector) {
    for (int i = 0; i < 20 && !node(selector).isFocused(); i++) {
      robot.push(KeyCode.TAB);
    }
    assertThat(node(selector).isFocused()).isTrue();
  }

  private void minimise(boolean minimised) {
    it.onFx(
        () -> {
          it.stage.setIconified(minimised);
          return null;
        });
  }

  private void focus(String selector) {
    it.onFx(
        () -> {
          it.find(selector, Node.class).requestFocus();
          return null;
        });
  }

  private void look() {
    it.show(Frames.live(story.at(NOW), NOW));
  }

  private NotificationRules rules() {
    return it.onFx(() -> it.preferences.current().get().notifications());
  }

  private Node node(String selector) {
    return it.find(selector, Node.class);
  }

  private static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
