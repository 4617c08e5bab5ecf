package dev.tallyboard.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.Order;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

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
        .containsExactly(129, 9, 1, 1, 118);
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
