package dev.tallyboard.console.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

final class ActivityViewModelTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final ActivityViewModel model = new ActivityViewModel();
  private final Story story = new Story().upload("PO-1", "Alder", NOW - 120_000);

  @Test
  void whatWasThereAtTheStartDoesNotMoveIn() {
    live(NOW);

    assertThat(lines())
        .containsExactly(
            "Live Connection: Stream open, snapshot loaded",
            "Processing PO-1: Waiting for AI parsing");
    assertThat(model.arrived().get()).isEmpty();
  }

  @Test
  void aNewEntryArrivesOnTop() {
    live(NOW);
    story.started("PO-1", Stage.AI_PARSING, NOW);
    live(NOW);

    assertThat(lines().getFirst()).isEqualTo("Processing PO-1: AI parsing started");
    assertThat(model.arrived().get()).containsExactly(model.entries().getFirst());
  }

  @Test
  void aNewerProgressTakesThePlaceOfTheOneOnTopWithoutMoving() {
    live(NOW);
    story.progress("PO-1", Stage.AI_PARSING, 10, "page 1 of 6", NOW);
    live(NOW);
    int before = model.entries().size();

    story.progress("PO-1", Stage.AI_PARSING, 20, "page 2 of 6", NOW);
    live(NOW);

    assertThat(lines().getFirst()).isEqualTo("Processing PO-1: AI parsing: page 2 of 6");
    assertThat(model.entries()).hasSize(before);
    assertThat(model.arrived().get()).isEmpty();
  }

  @Test
  void aFrameWithoutNewsChangesNothing() {
    live(NOW);
    List<Object> changes = new ArrayList<>();
    model.entries().addListener((ListChangeListener<FeedEntry>) changes::add);

    live(NOW + 1_000);

    assertThat(changes).isEmpty();
  }

  @Test
  void aboveEightASecondEntriesAreGroupedAndErrorsStandAlone() {
    live(NOW);
    for (int i = 2; i <= 13; i++) {
      story.upload("PO-" + i, "Alder", NOW);
    }
    story.failed("PO-1", Stage.AI_PARSING, "No table found", NOW);
    live(NOW + 100);

    assertThat(lines())
        .startsWith(
            "Error PO-1: AI parsing: No table found",
            "Processing 12 more: Came faster than they can be shown");
    assertThat(model.arrived().get()).isEmpty();
  }

  @Test
  void atADozenASecondProgressIsGroupedAndTheStepsAreRead() {
    for (int i = 2; i <= 9; i++) {
      story.upload("PO-" + i, "Alder", NOW - 60_000);
    }
    live(NOW);
    story.done("PO-9", Stage.AI_PARSING, 5, 95, NOW);
    for (int i = 2; i <= 8; i++) {
      story.progress("PO-" + i, Stage.AI_PARSING, 40, "page 2 of 5", NOW);
    }
    story.started("PO-9", Stage.DATABASE_SAVE, NOW);
    live(NOW + 100);

    assertThat(lines())
        .startsWith(
            "Processing PO-9: Database save started",
            "Processing 7 more: Came faster than they can be shown",
            "Success PO-9: AI parsing done, 5 items, 95 %");
  }

  @Test
  void aGroupOfOneIsTheEntryItself() {
    for (int i = 2; i <= 9; i++) {
      story.upload("PO-" + i, "Alder", NOW - 60_000);
    }
    live(NOW);
    story.progress("PO-1", Stage.AI_PARSING, 40, "page 2 of 5", NOW);
    for (int i = 2; i <= 9; i++) {
      story.done("PO-" + i, Stage.AI_PARSING, 5, 95, NOW);
    }
    live(NOW + 100);

    assertThat(lines()).contains("Processing PO-1: AI parsing: page 2 of 5");
    assertThat(lines()).noneMatch(it -> it.contains("more"));
  }

  @Test
  void errorsAloneWhereThatIsAskedFor() {
    story.failed("PO-1", Stage.AI_PARSING, "No table found", NOW - 10_000);
    live(NOW);

    model.filter().set(ActivityFilter.NONE.with(ActivityFilter.TROUBLES));

    assertThat(model.entries()).extracting(FeedEntry::badge).containsExactly(BadgeKind.ERROR);
    assertThat(model.hidden().get()).isEqualTo(2);
  }

  @Test
  void oneOrderAlone() {
    story.upload("PO-12", "Birch", NOW - 60_000).started("PO-12", Stage.AI_PARSING, NOW - 50_000);
    live(NOW);
    model.tell(NOW, "PO-12", "Alarm acknowledged at this desk");

    model.filter().set(ActivityFilter.NONE.with(new ActivityFilter.OneOrder("po-12", "PO-12")));

    assertThat(lines())
        .containsExactly(
            "System PO-12: Alarm acknowledged at this desk",
            "Processing PO-12: AI parsing started",
            "Processing PO-12: Waiting for AI parsing");
    assertThat(model.hidden().get()).isEqualTo(2);
  }

  @Test
  void wordsInWhateverCaseAndOrder() {
    story.failed("PO-1", Stage.AI_PARSING, "No Table found", NOW - 10_000);
    live(NOW);

    model.filter().set(ActivityFilter.NONE.with("  TABLE po-1 "));
    assertThat(lines()).containsExactly("Error PO-1: AI parsing: No Table found");

    model.filter().set(ActivityFilter.NONE.with("table po-2"));
    assertThat(lines()).isEmpty();

    model.filter().set(ActivityFilter.NONE.with(" "));
    assertThat(lines()).hasSize(3);
    assertThat(model.hidden().get()).isZero();
  }

  @Test
  void aFilterFindsWhatCameTooFastToBeReadOneByOne() {
    live(NOW);
    for (int i = 2; i <= 13; i++) {
      story.upload("PO-" + i, "Alder", NOW);
    }
    live(NOW + 100);
    assertThat(lines()).anyMatch(it -> it.contains("12 more"));

    model.filter().set(ActivityFilter.NONE.with("PO-7"));

    assertThat(lines()).containsExactly("Processing PO-7: Waiting for AI parsing");
    assertThat(model.hidden().get()).isEqualTo(13);
  }

  @Test
  void whatTheFilterHidesDoesNotWait() {
    live(NOW);
    model.filter().set(ActivityFilter.NONE.with(ActivityFilter.TROUBLES));
    model.held().set(true);

    story.started("PO-1", Stage.AI_PARSING, NOW);
    live(NOW);
    model.tell(NOW, "PO-1", "Alarm acknowledged at this desk");
    assertThat(model.waiting().get()).isZero();

    story.failed("PO-1", Stage.AI_PARSING, "No table found", NOW);
    live(NOW);
    model.accept(Frames.lost(ConnectionState.RECONNECTING, story.at(NOW), NOW, NOW), NOW);
    model.accept(Frames.lost(ConnectionState.RECONNECTING, story.at(NOW), NOW, NOW), NOW);
    assertThat(model.waiting().get()).isEqualTo(2);

    model.held().set(false);
    assertThat(model.entries())
        .extracting(FeedEntry::badge)
        .containsExactlyInAnyOrder(BadgeKind.ERROR, BadgeKind.STREAM_LOST);
  }

  @Test
  void theFilterHoldsForWhatComes() {
    model.filter().set(ActivityFilter.NONE.with(Set.of(BadgeKind.SUCCESS)));
    live(NOW);
    story.done("PO-1", Stage.AI_PARSING, 5, 95, NOW);
    live(NOW);

    assertThat(lines()).containsExactly("Success PO-1: AI parsing done, 5 items, 95 %");
    assertThat(model.arrived().get()).hasSize(1);
  }

  @Test
  void whileHeldItKeepsStillAndCounts() {
    live(NOW);
    model.held().set(true);
    story.started("PO-1", Stage.AI_PARSING, NOW);
    live(NOW);
    story.done("PO-1", Stage.AI_PARSING, 5, 95, NOW);
    live(NOW);

    assertThat(model.waiting().get()).isEqualTo(2);
    assertThat(lines()).hasSize(2);

    model.held().set(false);

    assertThat(model.waiting().get()).isZero();
    assertThat(lines()).startsWith("Success PO-1: AI parsing done, 5 items, 95 %");
  }

  @Test
  void theConnectionTellsItsStory() {
    live(NOW - 100_000);
    model.accept(
        Frames.lost(ConnectionState.RECONNECTING, story.at(NOW), NOW - 30_000, NOW, NOW - 30_000),
        NOW);
    model.accept(Frames.back(story.at(NOW), NOW, 14), NOW);

    assertThat(lines())
        .startsWith(
            "Live Connection: Stream back, 14 missed events applied",
            "Stream lost Connection: No heartbeat for 30 s, reconnecting");
  }

  @Test
  void entriesThatNobodySawAreCounted() {
    live(NOW);
    model.seen().set(false);
    story.started("PO-1", Stage.AI_PARSING, NOW);
    live(NOW);

    assertThat(model.unseen().get()).isEqualTo(1);
    model.seen().set(true);
    assertThat(model.unseen().get()).isZero();
  }

  @Test
  void inATorrentTheListMovesTwiceASecondAndThenShowsTheLast() {
    live(NOW);
    pour(0, 1_000);
    List<Object> changes = new ArrayList<>();
    model.entries().addListener((ListChangeListener<FeedEntry>) changes::add);

    pour(1_000, 2_990);
    assertThat(changes).hasSize(4);
    model.tick(NOW + 3_400);

    model.filter().set(ActivityFilter.NONE.with("po-2980-3"));
    assertThat(lines()).containsExactly("Processing PO-2980-3: Waiting for AI parsing");
  }

  @Test
  void aLostConnectionIsToldAtOnceEvenInATorrent() {
    live(NOW);
    pour(0, 1_300);

    model.accept(
        Frames.lost(ConnectionState.RECONNECTING, story.at(NOW), NOW + 1_310, NOW + 1_310),
        NOW + 1_310);

    assertThat(lines()).anyMatch(it -> it.startsWith("Stream lost"));
  }

  @Test
  void itHoldsFiveHundred() {
    for (int i = 2; i < 800; i++) {
      story.upload("PO-" + i, "Alder", NOW - 200_000);
    }
    live(NOW);

    assertThat(model.entries()).hasSize(500);
  }

  /** Four orders each 20 ms. */
  private void pour(int fromMs, int toMs) {
    for (int ms = fromMs; ms < toMs; ms += 20) {
      for (int i = 0; i < 4; i++) {
        story.upload("PO-" + ms + "-" + i, "Alder", NOW + ms);
      }
      live(NOW + ms);
    }
  }

  private void live(long now) {
    model.accept(Frames.live(story.at(now), now), now);
  }

  private List<String> lines() {
    return model.entries().stream()
        .map(it -> it.badge().word() + " " + it.title() + ": " + it.text())
        .toList();
  }
}
