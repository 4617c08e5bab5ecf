package dev.tallyboard.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.alarm.AlarmBook;
import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.alarm.KeptAlarms;
import dev.tallyboard.alarm.Thresholds;
import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OrdersViewModelTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final OrdersViewModel model = new OrdersViewModel(new Times(ZoneOffset.UTC));

  @Test
  void ordersThatNeedActionComeFirst() {
    model.accept(Frames.live(NorthgateMorning.story().at(NOW), NOW), NOW);

    assertThat(numbers().subList(0, 12))
        .containsExactly(
            "PO-10471",
            "PO-10482",
            "PO-10484",
            "PO-10483",
            "PO-10481",
            "PO-10480",
            "PO-10479",
            "PO-10478",
            "PO-10477",
            "PO-10476",
            "PO-10485",
            "PO-10467");
  }

  @Test
  void theFiltersCountAndFilter() {
    model.accept(Frames.live(NorthgateMorning.story().at(NOW), NOW), NOW);

    assertThat(List.of(OrderFilter.values()).stream().map(it -> model.count(it).get()))
        .containsExactly(129, 9, 1, 1, 118, 1, 0, 118, 0);
    model.filter().set(OrderFilter.FAILED);
    assertThat(numbers()).containsExactly("PO-10471");
    model.filter().set(OrderFilter.WAITING);
    assertThat(numbers()).containsExactly("PO-10485");
  }

  @Test
  void aStageShowsTheOrdersThatStandInItAndTheyAreCounted() {
    Story story = NorthgateMorning.story();
    model.accept(Frames.live(story.at(NOW), NOW), NOW);

    model.stage().set(Stage.SHOPIFY_SYNC);

    assertThat(numbers()).containsExactly("PO-10471", "PO-10480");
    assertThat(model.count(OrderFilter.ALL).get()).isEqualTo(2);
    story.done("PO-10480", Stage.SHOPIFY_SYNC, null, null, NOW);
    story.started("PO-10480", Stage.IMAGE_ATTACHMENT, NOW);
    model.accept(Frames.live(story.at(NOW), NOW), NOW);
    assertThat(numbers()).containsExactly("PO-10471");
    model.stage().set(null);
    assertThat(model.count(OrderFilter.ALL).get()).isEqualTo(129);
  }

  @Test
  void theLastStageShowsNoneOfThoseThatAreDone() {
    model.accept(Frames.live(NorthgateMorning.story().at(NOW), NOW), NOW);

    model.stage().set(Stage.STATUS_UPDATE);

    assertThat(numbers()).containsExactly("PO-10476");
  }

  @Test
  void yesterdaysOrdersAreNotDoneToday() {
    Story story = new Story().upload("PO-1", "Harbour Goods", NOW - 86_400_000);
    Stage.FLOW.forEach(it -> story.done("PO-1", it, null, null, NOW - 86_000_000));
    model.accept(Frames.live(story.at(NOW), NOW), NOW);

    assertThat(model.count(OrderFilter.DONE_TODAY).get()).isZero();
    assertThat(model.count(OrderFilter.ALL).get()).isEqualTo(1);
  }

  @Test
  void aFrameSetsOnlyTheOrderThatChangedAndLeavesTheListAlone() {
    Story story = NorthgateMorning.story();
    model.accept(Frames.live(story.at(NOW), NOW), NOW);
    List<Order> set = new ArrayList<>();
    model.rows().forEach(row -> row.order().subscribe((_, it) -> set.add(it)));
    List<Object> listChanges = new ArrayList<>();
    model.rows().addListener((ListChangeListener<OrderItem>) listChanges::add);

    story.progress("PO-10481", Stage.PRODUCT_DRAFT_CREATION, 47, "Draft 7 of 15", NOW);
    model.accept(Frames.live(story.at(NOW), NOW), NOW);

    assertThat(set).extracting(Order::poNumber).containsExactly("PO-10481");
    assertThat(listChanges).isEmpty();
  }

  @Test
  void aFrameOfManyChangesChangesTheListOnce() {
    Story story = NorthgateMorning.story();
    model.accept(Frames.live(story.at(NOW), NOW), NOW);
    List<Object> listChanges = new ArrayList<>();
    model.rows().addListener((ListChangeListener<OrderItem>) listChanges::add);
    OrderItem before = row("PO-10484");

    story.failed("PO-10484", Stage.AI_PARSING, "No table found", NOW);
    story.upload("PO-10486", "Northern Lamps", NOW);
    model.accept(Frames.live(story.at(NOW), NOW), NOW);

    assertThat(listChanges).hasSize(1);
    assertThat(numbers()).startsWith("PO-10484", "PO-10471");
    assertThat(row("PO-10484")).isSameAs(before);
  }

  @Test
  void theListKeepsStillWhileItIsTouchedAndSaysWhatIsNewAbove() {
    Story story = NorthgateMorning.story();
    model.accept(Frames.live(story.at(NOW), NOW), NOW);
    model.touched(NOW);

    story.failed("PO-10484", Stage.AI_PARSING, "No table found", NOW);
    story.upload("PO-10486", "Northern Lamps", NOW);
    model.accept(Frames.live(story.at(NOW), NOW), NOW + 100);

    assertThat(numbers()).startsWith("PO-10471", "PO-10482", "PO-10484").endsWith("PO-10486");
    assertThat(model.newAbove().get()).isEqualTo(1);

    model.tick(NOW + OrdersViewModel.HOLD_MS);

    assertThat(numbers()).startsWith("PO-10484", "PO-10471");
    assertThat(model.newAbove().get()).isZero();
  }

  @Test
  void leavingTheListSortsItAtOnce() {
    Story story = NorthgateMorning.story();
    model.accept(Frames.live(story.at(NOW), NOW), NOW);
    model.touched(NOW);
    story.failed("PO-10484", Stage.AI_PARSING, "No table found", NOW);
    model.accept(Frames.live(story.at(NOW), NOW), NOW + 100);

    model.left(NOW + 200);

    assertThat(numbers()).startsWith("PO-10484");
  }

  @Test
  void anOrderThatBecomesSlowMovesUpByTheClockAlone() {
    model.accept(Frames.live(NorthgateMorning.story().at(NOW), NOW), NOW);

    model.tick(NOW + 60_000);

    assertThat(numbers()).startsWith("PO-10471", "PO-10483", "PO-10482", "PO-10479", "PO-10476");
  }

  @Test
  void timeStandsStillWhileTheStreamIsAway() {
    model.accept(
        Frames.lost(
            ConnectionState.RECONNECTING, NorthgateMorning.story().at(NOW), NOW - 4_000, NOW),
        NOW);

    model.tick(NOW + 5_000);

    assertThat(model.moment().get().stale()).isTrue();
    assertThat(model.moment().get().now()).isEqualTo(NOW - 4_000);
  }

  @Test
  void ordersThatTheBoardLetGoOfGo() {
    model.accept(Frames.live(NorthgateMorning.story().at(NOW), NOW), NOW);

    model.accept(Frames.live(new Story().upload("PO-1", "Alder", NOW).at(NOW), NOW), NOW);

    assertThat(numbers()).containsExactly("PO-1");
  }

  @ParameterizedTest
  @CsvSource({
    "10471, PO-10471",
    "po-10471, PO-10471",
    "PACKAGING, PO-10471",
    "härtwéll, PO-10471",
    "  pack   hart , PO-10471",
    "10471.csv, PO-10471",
    "solano light, PO-10478"
  })
  void anOrderIsFoundByWhatIsKnownOfItInWhateverCase(String typed, String number) {
    model.accept(Frames.live(NorthgateMorning.story().at(NOW), NOW), NOW);

    model.search().set(typed);

    assertThat(numbers()).containsExactly(number);
    assertThat(model.count(OrderFilter.ALL).get()).isEqualTo(1);
    assertThat(model.shown().get().rows()).isEqualTo(1);
    assertThat(model.shown().get().of()).isEqualTo(129);
  }

  @ParameterizedTest
  @ValueSource(strings = {".*", "PO-1047[0-9]", "\\", "(", "%", "PO_10471"})
  void whatIsSearchedIsNoPattern(String typed) {
    model.accept(Frames.live(NorthgateMorning.story().at(NOW), NOW), NOW);

    model.search().set(typed);

    assertThat(numbers()).isEmpty();
  }

  @Test
  void anOrderIsFoundByWhatBecomesKnownOfItLater() {
    Story story = new Story().started("PO-1", Stage.AI_PARSING, NOW);
    model.accept(Frames.live(story.at(NOW), NOW), NOW);
    model.search().set("alder");
    assertThat(model.rows()).isEmpty();

    story.upload("PO-1", "Alder", NOW);
    model.accept(Frames.live(story.at(NOW), NOW), NOW);

    assertThat(numbers()).containsExactly("PO-1");
  }

  @Test
  void searchStageAndStateHoldTogetherAndGoOneByOne() {
    model.accept(Frames.live(NorthgateMorning.story().at(NOW), NOW), NOW);
    model.filter().set(OrderFilter.RUNNING);
    model.stage().set(Stage.SHOPIFY_SYNC);
    model.search().set("k");
    assertThat(numbers()).containsExactly("PO-10480");

    assertThat(model.clearOne()).isTrue();
    assertThat(model.search().get()).isEmpty();
    assertThat(model.clearOne()).isTrue();
    assertThat(model.stage().get()).isNull();
    assertThat(model.rows()).hasSize(9);
    assertThat(model.clearOne()).isTrue();
    assertThat(model.rows()).hasSize(129);
    assertThat(model.clearOne()).isFalse();
  }

  @Test
  void whatTheNarrowingHidesOfTheAlarmsIsCounted() {
    Frame morning = Frames.live(NorthgateMorning.story().at(NOW), NOW);
    AlarmBook book = new AlarmBook(KeptAlarms.NONE, Thresholds.USUAL, NOW);
    book.accept(morning, NOW);
    model.show(book.alarms());
    model.accept(morning, NOW);
    assertThat(model.shown().get().hiddenAlarms()).isZero();

    model.search().set("kestrel");
    assertThat(model.shown().get().hiddenAlarms()).isEqualTo(1);
    assertThat(model.firstHiddenAlarm()).isSameAs(model.reveal("po-10471"));
    assertThat(model.shown().get().hiddenAlarms()).isZero();
    assertThat(numbers()).startsWith("PO-10471").hasSize(129);

    model.filter().set(OrderFilter.FAILED);
    assertThat(model.shown().get().hiddenAlarms()).isZero();
    model.filter().set(OrderFilter.WAITING);
    assertThat(model.shown().get().hiddenAlarms()).isEqualTo(1);
    model.show(Alarms.NONE);
    model.tick(NOW);
    assertThat(model.shown().get().hiddenAlarms()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "NEWEST_FIRST, PO-10485, PO-10350",
    "OLDEST_FIRST, PO-10350, PO-10485",
    "PO_NUMBER, PO-10350, PO-10485",
    "SUPPLIER, PO-10483, PO-10484",
    "LONGEST_IN_STAGE, PO-10471, PO-10350"
  })
  void theListIsSortedAsTheOperatorLikes(OrderSort by, String first, String last) {
    model.accept(Frames.live(NorthgateMorning.story().at(NOW), NOW), NOW);

    model.sort().set(by);

    assertThat(numbers()).startsWith(first).endsWith(last);
  }

  @Test
  void numbersAreSortedByTheirValueAndSuppliersWithoutRegardToCase() {
    Story story = new Story().upload("PO-10", "ämter", NOW).upload("PO-9", "Zebra", NOW);
    story.upload("PO-100", "AMSEL", NOW).started("PO-8", Stage.AI_PARSING, NOW);
    model.accept(Frames.live(story.at(NOW), NOW), NOW);

    model.sort().set(OrderSort.PO_NUMBER);
    assertThat(ids()).containsExactly("po-8", "po-9", "po-10", "po-100");
    model.sort().set(OrderSort.SUPPLIER);
    assertThat(ids()).containsExactly("po-100", "po-10", "po-9", "po-8");
  }

  @Test
  void whatIsPinnedStaysOnTopInEachSortEvenWhileTheListKeepsStill() {
    model.accept(Frames.live(NorthgateMorning.story().at(NOW), NOW), NOW);
    model.touched(NOW);

    model.togglePin(row("PO-10360"));
    model.togglePin(row("PO-10350"));

    assertThat(numbers()).startsWith("PO-10360", "PO-10350", "PO-10471");
    model.sort().set(OrderSort.PO_NUMBER);
    assertThat(numbers()).startsWith("PO-10350", "PO-10360", "PO-10351");
    model.togglePin(row("PO-10350"));
    assertThat(numbers()).startsWith("PO-10360", "PO-10350", "PO-10351");
  }

  @Test
  void aPinOutlivesABoardThatDoesNotKnowButNotOneThatKnowsBetter() {
    model.pins().set(new Pins(List.of("po-1")));

    model.accept(Frames.connecting(NOW), NOW);
    assertThat(model.pins().get().has("po-1")).isTrue();

    model.accept(Frames.live(new Story().upload("PO-2", "Alder", NOW).at(NOW), NOW), NOW);
    assertThat(model.pins().get().has("po-1")).isFalse();
  }

  @Test
  void ofTooManyPinsTheOldestGo() {
    Pins pins = Pins.NONE;
    for (int i = 0; i <= Pins.MOST; i++) {
      pins = pins.toggled("po-" + i);
    }

    assertThat(pins.poIds()).hasSize(Pins.MOST).startsWith("po-1").endsWith("po-" + Pins.MOST);
  }

  @Test
  void anAlarmComesToTheTopBelowWhatIsPinned() {
    Story story = NorthgateMorning.story();
    model.accept(Frames.live(story.at(NOW), NOW), NOW);
    model.togglePin(row("PO-10360"));
    model.touched(NOW);

    story.failed("PO-10484", Stage.AI_PARSING, "No table found", NOW);
    model.accept(Frames.live(story.at(NOW), NOW), NOW + 100);

    assertThat(model.newAbove().get()).isEqualTo(1);
    model.left(NOW + 200);
    assertThat(numbers()).startsWith("PO-10360", "PO-10484", "PO-10471");
  }

  @Test
  void inATorrentRowsMoveTwiceASecondAndTellAtOnce() {
    Story story = sixty();
    pour(story, 0, 1_000);
    List<Object> changes = new ArrayList<>();
    model.rows().addListener((ListChangeListener<OrderItem>) changes::add);

    pour(story, 1_000, 2_990);

    assertThat(changes).hasSize(4);
    story.failed("PO-100", Stage.AI_PARSING, "No table found", NOW + 2_990);
    model.accept(Frames.live(story.at(NOW), NOW), NOW + 2_990);
    assertThat(row("PO-100").current().status()).isEqualTo(OrderStatus.FAILED);
    assertThat(numbers().getFirst()).isNotEqualTo("PO-100");
    model.tick(NOW + 2_995);
    assertThat(numbers().getFirst()).isEqualTo("PO-100");
    OrdersViewModel fresh = new OrdersViewModel(new Times(ZoneOffset.UTC));
    fresh.accept(Frames.live(story.at(NOW), NOW), NOW + 2_995);
    assertThat(ids()).isEqualTo(fresh.rows().stream().map(it -> it.current().poId()).toList());
  }

  @Test
  void anAlarmThatIsHiddenIsFoundEvenInATorrent() {
    Story story = sixty();
    pour(story, 0, 1_300);
    model.filter().set(OrderFilter.DONE);

    story.failed("PO-100", Stage.AI_PARSING, "No table found", NOW + 1_310);
    story.failed("PO-159", Stage.AI_PARSING, "No table found", NOW + 1_311);
    Frame frame = Frames.live(story.at(NOW), NOW);
    AlarmBook book = new AlarmBook(KeptAlarms.NONE, Thresholds.USUAL, NOW);
    book.accept(frame, NOW + 1_320);
    model.show(book.alarms());
    model.accept(frame, NOW + 1_320);

    OrderItem first = model.firstHiddenAlarm();
    assertThat(first == null ? null : first.current().poNumber()).isEqualTo("PO-159");
  }

  private static Story sixty() {
    Story story = new Story();
    for (int i = 0; i < 60; i++) {
      story.upload("PO-" + (100 + i), "Alder", NOW - 1_000 + i);
      story.started("PO-" + (100 + i), Stage.AI_PARSING, NOW - 900 + i);
    }
    return story;
  }

  /** Each 20 ms three of the sixty are paused; once all are, they are resumed likewise. */
  private void pour(Story story, int fromMs, int toMs) {
    for (int ms = fromMs; ms < toMs; ms += 20) {
      String status = ms / 400 % 2 == 0 ? "paused" : "resumed";
      for (int i = 0; i < 3; i++) {
        String number = "PO-" + (100 + (ms / 20 * 3 + i) % 60);
        story.stage(number, Stage.AI_PARSING, status, NOW + ms, null);
      }
      model.accept(Frames.live(story.at(NOW), NOW), NOW + ms);
    }
  }

  private List<String> ids() {
    return model.rows().stream().map(it -> it.current().poId()).toList();
  }

  private List<String> numbers() {
    return model.rows().stream().map(it -> String.valueOf(it.current().poNumber())).toList();
  }

  private OrderItem row(String number) {
    return model.rows().stream()
        .filter(it -> number.equals(it.current().poNumber()))
        .findFirst()
        .orElseThrow();
  }
}
