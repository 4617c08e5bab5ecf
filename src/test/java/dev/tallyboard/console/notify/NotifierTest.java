package dev.tallyboard.console.notify;

import static dev.tallyboard.console.control.NotificationKind.ALARM;
import static dev.tallyboard.console.control.NotificationKind.ALARM_REPEATED;
import static dev.tallyboard.console.control.NotificationKind.CONNECTION_BACK;
import static dev.tallyboard.console.control.NotificationKind.CONNECTION_LOST;
import static dev.tallyboard.console.control.NotificationKind.ORDER_DONE;
import static dev.tallyboard.console.control.NotificationKind.ORDER_SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.alarm.AlarmBook;
import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.alarm.Cause;
import dev.tallyboard.alarm.KeptAlarms;
import dev.tallyboard.alarm.Thresholds;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.control.NotificationRules;
import dev.tallyboard.console.control.NotificationRules.Ways;
import dev.tallyboard.console.control.QuietHours;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Traffic;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Given frames of a real board, a clock and an operator here or elsewhere: who is told what. */
final class NotifierTest {
  /** 11:42:11 in Berlin, in winter. */
  private static final long START = Instant.parse("2026-03-02T10:42:11Z").toEpochMilli();

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Story story = new Story();
  private final AlarmBook book = new AlarmBook(KeptAlarms.NONE, Thresholds.USUAL, START);
  private final Locale before = Locale.getDefault();
  private Notifier notifier = new Notifier(BERLIN, Alarms.NONE);
  private NotificationRules rules = everything();
  private boolean inFront;
  private boolean muted;
  private long now = START;
  private Frame frame;

  @AfterEach
  void putTheLanguageBack() {
    Locale.setDefault(before);
  }

  @Test
  void whatWasThereAtTheStartIsNotTold() {
    story.upload("PO-1", "Alder", START - 90_000);
    Stage.FLOW.forEach(it -> story.done("PO-1", it, 5, 95, START - 80_000));

    assertThat(live()).isEmpty();
  }

  @Test
  void aFailureIsTold() {
    live();
    story.failed("PO-7", Stage.DATABASE_SAVE, "Connection timeout", now);

    assertThat(after(1_000))
        .containsExactly(
            new Notification(ALARM, "Database save failed", "po-7", true, true).about("po-7"));
  }

  @Test
  void whatTheErrorSaysStaysInTheWindow() {
    live();
    story.failed("PO-7", Stage.AI_PARSING, "Line 3: 'IBAN DE02 1203' is no price", now);

    assertThat(after(1_000))
        .singleElement()
        .satisfies(it -> assertThat(it.title() + it.text()).doesNotContain("IBAN", "Line 3"));
  }

  /** Three times the usual and ten seconds, as the list says it; no alarm yet. */
  @Test
  void anOrderThatHasBecomeSlowIsToldOnceInEachStage() {
    typically(Stage.DATABASE_SAVE, 10_000);
    story.upload("PO-7", "Alder and Finch", now).started("PO-7", Stage.DATABASE_SAVE, now);
    live();
    assertThat(after(30_000)).isEmpty();

    assertThat(after(1_000))
        .containsExactly(
            new Notification(ORDER_SLOW, "PO-7 is slow", "Alder and Finch", true, true)
                .about("po-7"));
    assertThat(after(60_000)).isEmpty();
    story.failed("PO-7", Stage.DATABASE_SAVE, "timeout", now);
    after(1_000);
    story.started("PO-7", Stage.DATABASE_SAVE, now);
    after(10_000);
    assertThat(after(21_000)).extracting(Notification::kind).contains(ORDER_SLOW);
  }

  @Test
  void ofSlowOrdersNobodyIsToldUntilTheyWantIt() {
    Ways ways = NotificationRules.DEFAULT.of(ORDER_SLOW);

    assertThat(ways).isEqualTo(new Ways(false, false));
  }

  @Test
  void withoutNamesNeitherOrderNorSupplierIsNamed() {
    rules = everything().withNames(false);
    typically(Stage.AI_PARSING, 10_000);
    story.upload("PO-7", "Alder and Finch", now).upload("PO-8", "Alder and Finch", now);
    story.started("PO-9", Stage.AI_PARSING, now);
    live();
    story.failed("PO-7", Stage.DATABASE_SAVE, "Connection timeout", now);
    Stage.FLOW.forEach(it -> story.done("PO-8", it, 5, 95, now));
    List<Notification> told = new ArrayList<>(after(1_000));
    told.addAll(after(40_000));

    assertThat(told)
        .extracting(Notification::title)
        .contains("Database save failed", "1 order completed", "1 order is slow");
    assertThat(told)
        .allSatisfy(
            it -> assertThat(it.title() + it.text()).doesNotContainIgnoringCase("po-", "Alder"));
    assertThat(told).extracting(Notification::text).contains("1 order");
  }

  @Test
  void ordersOfOneCauseAreOneWithTheirNumber() {
    live();
    for (int i = 1; i <= 12; i++) {
      story.failed("PO-" + i, Stage.SHOPIFY_SYNC, "429", now);
    }

    assertThat(after(1_000)).extracting(Notification::text).containsExactly("12 orders");
  }

  @Test
  void alarmsOfManyCausesAreOneWithTheirNumber() {
    live();
    story.failed("PO-1", Stage.AI_PARSING, "a", now);
    story.failed("PO-2", Stage.DATABASE_SAVE, "b", now);
    story.failed("PO-3", Stage.SHOPIFY_SYNC, "c", now);
    story.failed("PO-4", Stage.STATUS_UPDATE, "d", now);
    story.failed("PO-5", Stage.IMAGE_ATTACHMENT, "e", now);

    assertThat(after(1_000))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.title()).isEqualTo("5 new alarms");
              assertThat(it.text()).endsWith(" and 2 more").contains(" failed, ");
            });
  }

  @Test
  void whatComesRightAfterAnAlarmIsToldTogetherAWhileLater() {
    live();
    story.failed("PO-1", Stage.AI_PARSING, "a", now);
    assertThat(after(1_000)).hasSize(1);
    story.failed("PO-2", Stage.DATABASE_SAVE, "b", now);
    assertThat(after(1_000)).isEmpty();
    story.failed("PO-3", Stage.SHOPIFY_SYNC, "c", now);
    assertThat(after(3_999)).isEmpty();

    assertThat(after(1)).extracting(Notification::title).containsExactly("2 new alarms");
    assertThat(after(10_000)).isEmpty();
  }

  @Test
  void anAlarmCallsEveryTwentySecondsUntilItIsAcknowledged() {
    live();
    story.failed("PO-1", Stage.AI_PARSING, "a", now);
    after(1_000);

    assertThat(after(19_999)).isEmpty();
    assertThat(after(1))
        .containsExactly(
            new Notification(
                ALARM_REPEATED, "1 alarm not acknowledged", "AI parsing failed", true, true));
    assertThat(after(19_999)).isEmpty();
    assertThat(after(1)).extracting(Notification::kind).containsExactly(ALARM_REPEATED);

    book.acknowledge("po-1", book.alarms().serial(), now);
    assertThat(after(60_000)).isEmpty();
  }

  @Test
  void aShelvedAlarmIsSilent() {
    live();
    story.failed("PO-1", Stage.AI_PARSING, "a", now);
    after(1_000);
    book.shelve(cause(), now + 3_600_000, now);

    assertThat(after(20_000)).isEmpty();
    assertThat(after(20_000)).isEmpty();
  }

  @Test
  void anAlarmThatIsOverIsSilent() {
    live();
    story.failed("PO-1", Stage.AI_PARSING, "a", now);
    after(1_000);
    story.started("PO-1", Stage.AI_PARSING, now);
    story.done("PO-1", Stage.AI_PARSING, 5, 95, now);

    assertThat(after(30_000)).isEmpty();
  }

  @Test
  void alarmsOfBeforeAreNoNewsButCallAgain() {
    live();
    story.failed("PO-1", Stage.AI_PARSING, "a", now);
    live();
    notifier = new Notifier(BERLIN, book.alarms());

    assertThat(after(1_000)).isEmpty();
    assertThat(after(20_000)).extracting(Notification::kind).containsExactly(ALARM_REPEATED);
  }

  @Test
  void anAlarmThatIsAcknowledgedBeforeItCouldBeToldIsNot() {
    live();
    story.failed("PO-1", Stage.AI_PARSING, "a", now);
    after(1_000);
    book.acknowledge("po-1", book.alarms().serial(), now);
    story.failed("PO-2", Stage.DATABASE_SAVE, "b", now);
    after(1_000);
    book.acknowledge("po-2", book.alarms().serial(), now);

    assertThat(after(10_000)).isEmpty();
  }

  @Test
  void aBreakIsToldAfterThreeSecondsAndItsEndOnce() {
    live();
    lost(ConnectionState.RECONNECTING);
    assertThat(look(2_999)).isEmpty();

    assertThat(look(1))
        .containsExactly(
            new Notification(
                CONNECTION_LOST, "Connection lost", "Showing data from 11:42:07", true, true));
    assertThat(look(1_000)).isEmpty();
    lost(ConnectionState.POLLING);
    assertThat(look(1_000)).isEmpty();

    back(14);
    assertThat(look(1_000))
        .containsExactly(
            new Notification(
                CONNECTION_BACK, "Connection back", "14 missed events applied", true, true));
    assertThat(look(1_000)).isEmpty();
  }

  @Test
  void aShortBreakIsNotTold() {
    live();
    lost(ConnectionState.RECONNECTING);
    look(2_000);
    back(0);

    assertThat(look(1_000)).isEmpty();
    assertThat(look(10_000)).isEmpty();
  }

  @Test
  void aRefusedTokenIsToldAtOnce() {
    live();
    lost(ConnectionState.SIGN_IN);

    assertThat(look(1))
        .extracting(Notification::text)
        .containsExactly("The gateway refused the token");
  }

  @Test
  void anAlarmOfTheConnectionIsNotToldBesidesButCallsAgain() {
    live();
    lost(ConnectionState.RECONNECTING);
    assertThat(look(4_000)).extracting(Notification::kind).containsExactly(CONNECTION_LOST);

    assertThat(kindsWithin(90)).doesNotContain(ALARM, CONNECTION_LOST).contains(ALARM_REPEATED);
  }

  @Test
  void aWindowThatOnlyPollsLosesNothing() {
    frame = polling(ConnectionState.POLLING);
    assertThat(look(0)).isEmpty();
    assertThat(look(60_000)).isEmpty();

    frame = polling(ConnectionState.OFFLINE);
    assertThat(look(1_000)).extracting(Notification::kind).containsExactly(CONNECTION_LOST);
    frame = polling(ConnectionState.POLLING);
    assertThat(look(1_000)).extracting(Notification::kind).containsExactly(CONNECTION_BACK);
  }

  @Test
  void whatTheOperatorStoppedIsNotLost() {
    live();
    frame = polling(ConnectionState.STOPPED);

    assertThat(look(5_000)).isEmpty();
  }

  @Test
  void connectingIsLostOnceThatIsAnAlarm() {
    frame = Frames.connecting(now);
    look(0);
    assertThat(look(59_000)).isEmpty();

    assertThat(look(1_000))
        .containsExactly(
            new Notification(
                CONNECTION_LOST, "Connection lost", "The gateway does not answer", true, true));
  }

  @Test
  void aCompletedOrderIsTold() {
    story.upload("PO-1", "Alder and Finch", now);
    live();
    Stage.FLOW.forEach(it -> story.done("PO-1", it, 5, 95, now));

    assertThat(after(1_000))
        .containsExactly(
            new Notification(ORDER_DONE, "PO-1 completed", "Alder and Finch", true, true)
                .about("po-1"));
    assertThat(after(10_000)).isEmpty();
  }

  @Test
  void aBurstOfCompletedOrdersIsOneWithTheirNumber() {
    for (int i = 1; i <= 200; i++) {
      story.upload("PO-" + i, "Alder", now);
    }
    live();
    int told = 0;
    int orders = 0;
    for (int i = 1; i <= 200; i++) {
      String number = "PO-" + i;
      Stage.FLOW.forEach(it -> story.done(number, it, 5, 95, now));
      for (Notification it : after(100)) {
        told++;
        orders +=
            it.title().equals("PO-1 completed") ? 1 : Integer.parseInt(it.title().split(" ")[0]);
      }
    }
    for (Notification it : after(5_000)) {
      told++;
      orders += Integer.parseInt(it.title().split(" ")[0]);
    }

    assertThat(told).isEqualTo(5); // of 200 in 20 s
    assertThat(orders).isEqualTo(200);
  }

  @Test
  void whatWasCompletedWhileTheStreamWasGoneIsToldWithItsReturn() {
    story.upload("PO-1", "Alder", now).upload("PO-2", "Alder", now);
    live();
    lost(ConnectionState.RECONNECTING);
    look(4_000);
    Stage.FLOW.forEach(it -> story.done("PO-1", it, 5, 95, now));
    Stage.FLOW.forEach(it -> story.done("PO-2", it, 5, 95, now));
    back(14);

    assertThat(look(1_000))
        .extracting(Notification::title)
        .containsExactly("Connection back", "2 orders completed");
  }

  @Test
  void anUnknownBoardTellsNothingOfItsOrders() {
    frame = Frames.connecting(now);
    look(0);
    story.upload("PO-1", "Alder", now);
    Stage.FLOW.forEach(it -> story.done("PO-1", it, 5, 95, now));

    assertThat(live()).isEmpty();
  }

  @Test
  void onlyTheMostUrgentIsHeardAndItIsFirst() {
    story.upload("PO-1", "Alder", now);
    live();
    Stage.FLOW.forEach(it -> story.done("PO-1", it, 5, 95, now));
    story.failed("PO-2", Stage.AI_PARSING, "a", now);

    List<Notification> told = after(1_000);

    assertThat(told).extracting(Notification::kind).containsExactly(ALARM, ORDER_DONE);
    assertThat(told).extracting(Notification::sound).containsExactly(true, false);
    assertThat(told).extracting(Notification::desktop).containsExactly(true, true);
  }

  @ParameterizedTest
  @EnumSource(NotificationKind.class)
  void eachKindHasItsOwnWays(NotificationKind kind) {
    rules = everything().with(kind, new Ways(false, false));
    assertThat(kindsOfADay()).doesNotContain(kind).hasSize(NotificationKind.values().length - 1);

    assertThat(wayOf(kind, new Ways(true, false))).isEqualTo(new Ways(true, false));
    assertThat(wayOf(kind, new Ways(false, true))).isEqualTo(new Ways(false, true));
  }

  @Test
  void whoSeesTheWindowHearsAlarmsAtMost() {
    inFront = true;
    live();
    story.failed("PO-1", Stage.AI_PARSING, "a", now);

    assertThat(after(1_000))
        .containsExactly(
            new Notification(ALARM, "AI parsing failed", "po-1", false, true).about("po-1"));

    rules = rules.withAlarmSoundsInFront(false);
    assertThat(after(60_000)).isEmpty();
  }

  @Test
  void whatTheOperatorSawIsNotToldOnceTheyLookAway() {
    inFront = true;
    rules = rules.withAlarmSoundsInFront(false);
    story.upload("PO-1", "Alder", now);
    live();
    Stage.FLOW.forEach(it -> story.done("PO-1", it, 5, 95, now));
    story.failed("PO-2", Stage.AI_PARSING, "a", now);
    after(1_000);

    inFront = false;
    assertThat(after(1_000)).isEmpty();
  }

  @Test
  void whatWasSeenDoesNotDelayWhatIsToldAfterwards() {
    inFront = true;
    rules = rules.withAlarmSoundsInFront(false);
    live();
    story.failed("PO-1", Stage.AI_PARSING, "a", now);
    after(1_000);

    inFront = false;
    story.failed("PO-2", Stage.DATABASE_SAVE, "b", now);
    assertThat(after(1_000)).extracting(Notification::text).containsExactly("po-2");
  }

  @Test
  void mutedItIsShownAndNotHeard() {
    muted = true;
    live();
    story.failed("PO-1", Stage.AI_PARSING, "a", now);

    assertThat(after(1_000)).extracting(Notification::sound).containsExactly(false);
  }

  @ParameterizedTest
  @CsvSource({
    "11:00, 12:00, true",
    "11:42, 11:43, true",
    "11:43, 12:00, false",
    "11:00, 11:42, false",
    "22:00, 11:43, true",
    "22:00, 06:00, false",
    "11:42, 06:00, true",
    "11:42, 11:42, false"
  })
  void inTheQuietHoursOfThisDeskNothingIsTold(LocalTime from, LocalTime to, boolean quiet) {
    rules = rules.with(new QuietHours(true, from, to)).withAlarmsInQuietHours(false);
    live();
    story.failed("PO-1", Stage.AI_PARSING, "a", now);

    assertThat(after(1_000).isEmpty()).isEqualTo(quiet);
  }

  @Test
  void alarmsGoThroughTheQuietHoursWhereTheOperatorWantsThat() {
    rules =
        rules
            .with(new QuietHours(true, LocalTime.of(11, 0), LocalTime.of(12, 0)))
            .withAlarmsInQuietHours(true);
    story.upload("PO-1", "Alder", now);
    live();
    Stage.FLOW.forEach(it -> story.done("PO-1", it, 5, 95, now));
    story.failed("PO-2", Stage.AI_PARSING, "a", now);

    assertThat(after(1_000)).extracting(Notification::kind).containsExactly(ALARM);
  }

  @Test
  void quietHoursThatAreOffAreNone() {
    assertThat(new QuietHours(false, LocalTime.MIN, LocalTime.MAX).hold(LocalTime.NOON)).isFalse();
  }

  @Test
  void textFromOutsideIsInertAndShort() {
    String name = "PO-\u202E1\u0007<b>&" + "x".repeat(400);
    story.upload(name, "A\nB", now);
    live();
    Stage.FLOW.forEach(it -> story.done(name, it, 5, 95, now));

    assertThat(after(1_000))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.title()).startsWith("PO-1 <b>&x").hasSizeLessThanOrEqualTo(120);
              assertThat(it.text()).isEqualTo("A B");
            });
  }

  @Test
  void inGerman() {
    Locale.setDefault(Locale.GERMAN);
    live();
    story.failed("PO-7", Stage.DATABASE_SAVE, "Connection timeout", now);

    assertThat(after(1_000))
        .extracting(Notification::title)
        .containsExactly("Speichern fehlgeschlagen");
  }

  /** What is told of all kinds, one after the other. */
  private List<NotificationKind> kindsOfADay() {
    return day().stream().map(Notification::kind).distinct().toList();
  }

  private Ways wayOf(NotificationKind kind, Ways ways) {
    rules = only(kind, ways);
    notifier = new Notifier(BERLIN, book.alarms());
    return day().stream()
        .filter(it -> it.kind() == kind)
        .map(it -> new Ways(it.desktop(), it.sound()))
        .findFirst()
        .orElseThrow();
  }

  private List<Notification> day() {
    List<Notification> told = new ArrayList<>();
    String order = "PO-" + now;
    story.upload(order, "Alder", now);
    told.addAll(live());
    Stage.FLOW.forEach(it -> story.done(order, it, 5, 95, now));
    told.addAll(after(6_000));
    story.failed("PO-F" + now, Stage.AI_PARSING, "error " + now, now);
    told.addAll(after(6_000));
    told.addAll(after(21_000));
    lost(ConnectionState.RECONNECTING);
    told.addAll(look(6_000));
    back(0);
    told.addAll(look(6_000));
    typically(Stage.DATABASE_SAVE, 10_000);
    story.started("PO-S" + now, Stage.DATABASE_SAVE, now);
    told.addAll(after(6_000));
    told.addAll(after(31_000));
    return told;
  }

  private List<NotificationKind> kindsWithin(int seconds) {
    List<NotificationKind> kinds = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      look(1_000).forEach(it -> kinds.add(it.kind()));
    }
    return kinds;
  }

  private void typically(Stage stage, long ms) {
    story.started("PO-0", stage, START - 100_000).done("PO-0", stage, 5, 95, START - 100_000 + ms);
  }

  private List<Notification> live() {
    return after(0);
  }

  private List<Notification> after(long ms) {
    frame = Frames.live(story.at(now + ms), START);
    return look(ms);
  }

  private void lost(ConnectionState state) {
    frame = Frames.lost(state, story.at(now), START - 4_000, now, now);
  }

  private void back(int missed) {
    frame = Frames.back(story.at(now), now, missed);
  }

  /** Without a stream that could be lost. */
  private Frame polling(ConnectionState state) {
    return new Frame(
        new Connection(state, now, 0, 10, null, null, null, null, now, null),
        story.at(now),
        Frame.Completeness.WHOLE,
        Traffic.NONE,
        0);
  }

  private List<Notification> look(long ms) {
    now += ms;
    book.accept(frame, now);
    return notifier.look(frame, book.alarms(), new Attention(rules, inFront, muted), now);
  }

  private Cause cause() {
    return book.alarms().all().getFirst().cause();
  }

  private static NotificationRules everything() {
    NotificationRules all = NotificationRules.DEFAULT;
    for (NotificationKind it : NotificationKind.values()) {
      all = all.with(it, new Ways(true, true));
    }
    return all;
  }

  private static NotificationRules only(NotificationKind kind, Ways ways) {
    Map<NotificationKind, Ways> one = new EnumMap<>(Map.of(kind, ways));
    return new NotificationRules(one, QuietHours.NONE, true, true, 70, true, false);
  }
}
