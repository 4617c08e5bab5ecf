package dev.tallyboard.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.Frame;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** What holds after any history of frames, choices and pauses. */
class OrdersViewModelPropertyTest {
  private static final Times TIMES = new Times(ZoneOffset.UTC);
  private static final List<String> SUPPLIERS = List.of("Alder", "Ärmel", "Birch", "cedar", "");

  private Story story = new Story();
  private OrdersViewModel model = new OrdersViewModel(TIMES);
  private long now = 1_800_000_000_000L;
  private Frame frame = Frames.live(story.at(now), now);

  @Property(tries = 300)
  void aListWithAHistoryShowsWhatANewOneWould(@ForAll @Size(max = 60) List<Integer> steps) {
    begin();
    steps.forEach(this::take);

    model.left(now);

    OrdersViewModel fresh = new OrdersViewModel(TIMES);
    fresh.search().set(model.search().get());
    fresh.stage().set(model.stage().get());
    fresh.filter().set(model.filter().get());
    fresh.sort().set(model.sort().get());
    fresh.pins().set(model.pins().get());
    fresh.accept(frame, now);
    assertThat(ids(model)).isEqualTo(ids(fresh));
    assertThat(model.shown().get()).isEqualTo(fresh.shown().get());
    assertThat(counts(model)).isEqualTo(counts(fresh));
  }

  @Property(tries = 300)
  void aListThatKeepsStillMovesNoRowBeforeAnother(@ForAll @Size(max = 60) List<Integer> steps) {
    begin();
    steps.forEach(this::take);
    model.left(now);
    model.touched(now);
    for (int step : steps) {
      List<String> before = ids(model);

      tell(Math.floorMod(step, 3), step >>> 8);

      List<String> after = ids(model);
      before.retainAll(after);
      assertThat(after.subList(0, before.size())).isEqualTo(before);
    }
  }

  @Property
  void caseDoesNotMatterAndAWordIsFoundInItself(
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String word) {
    String folded = Folded.of(word);

    assertThat(Folded.of(word.toUpperCase(Locale.ROOT))).isEqualTo(folded);
    assertThat(Folded.of(folded)).isEqualTo(folded);
    assertThat(Search.of("  " + word.toLowerCase(Locale.ROOT)).takes(Folded.of("x" + word)))
        .isTrue();
  }

  private void begin() {
    story = new Story();
    model = new OrdersViewModel(TIMES);
    show(story.at(now));
  }

  private void take(int step) {
    int which = step >>> 8;
    switch (Math.floorMod(step, 12)) {
      case 4 -> model.sort().set(OrderSort.values()[which % OrderSort.values().length]);
      case 5 -> model.filter().set(OrderFilter.values()[which % OrderFilter.values().length]);
      case 6 -> model.search().set(Stream.of("", "a", "po-1", "ÄR").toList().get(which % 4));
      case 7 -> model.stage().set(which % 3 == 0 ? null : Stage.FLOW.get(which % 7));
      case 8 -> model.pins().set(model.pins().get().toggled("po-" + which % 12));
      case 9 -> model.touched(now);
      case 10 -> {
        now += which % 100_000;
        model.tick(now);
      }
      case 11 -> {
        story = new Story();
        show(story.at(now));
      }
      default -> tell(Math.floorMod(step, 12), which);
    }
  }

  private void tell(int what, int which) {
    String number = "PO-" + which % 12;
    Stage stage = Stage.FLOW.get(which % 7);
    switch (what) {
      case 0 -> story.upload(number, SUPPLIERS.get(which % 5), now - which % 90_000);
      case 1 -> story.started(number, stage, now);
      case 2 -> story.failed(number, stage, "No table", now);
      default -> Stage.FLOW.forEach(it -> story.done(number, it, 3, 90, now));
    }
    show(story.at(now));
  }

  private void show(Snapshot board) {
    frame = Frames.live(board, now);
    model.accept(frame, now);
  }

  private static List<String> ids(OrdersViewModel of) {
    return of.rows().stream()
        .map(it -> it.current().poId())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<Integer> counts(OrdersViewModel of) {
    return Stream.of(OrderFilter.values()).map(it -> of.count(it).get()).toList();
  }
}
