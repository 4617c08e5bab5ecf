package dev.tallyboard.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.Order;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.StepState;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.control.TrackState;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrderLookTest {
  private static final long NOW = NorthgateMorning.NOW;
  private static final List<Stage> PLAN_OF_THREE =
      List.of(Stage.AI_PARSING, Stage.DATABASE_SAVE, Stage.SHOPIFY_SYNC);

  @Test
  void aRunningOrder() {
    OrderLook it = look(NorthgateMorning.story(), "PO-10480");

    assertThat(it.stageLine()).isEqualTo("4 of 7, Shopify sync");
    assertThat(it.percent()).isEqualTo("82 %");
    assertThat(it.message()).isEqualTo("Syncing product 9 of 11");
    assertThat(it.elapsed()).isEqualTo("1:48");
    assertThat(it.note()).isEqualTo("about 2:10 left");
    assertThat(it.shortNote()).isEqualTo("2:10 left");
    assertThat(it.badge()).isEqualTo(BadgeKind.RUNNING);
    assertThat(it.accessibleBar()).isEqualTo("Shopify sync, 82 percent");
  }

  @Test
  void aSlowOrder() {
    OrderLook it = look(NorthgateMorning.story(), "PO-10482");

    assertThat(it.badge()).isEqualTo(BadgeKind.SLOW);
    assertThat(it.note()).isEqualTo("stage 0:36, typically 0:06");
    assertThat(it.steps().get(1)).isEqualTo(StepState.SLOW);
  }

  @Test
  void threeTimesAShortDurationIsNotSlowBelowTenSeconds() {
    Story story = NorthgateMorning.story();
    story.upload("PO-1", "Alder", NOW - 9_000).started("PO-1", Stage.STATUS_UPDATE, NOW - 9_000);

    assertThat(look(story, "PO-1").badge()).isEqualTo(BadgeKind.RUNNING);
    assertThat(look(story, "PO-1", Frames.live(story.at(NOW), NOW + 13_000), NOW + 13_000).badge())
        .isEqualTo(BadgeKind.SLOW);
  }

  @Test
  void aStageThatHasNotToldHowFarItIs() {
    Story story = new Story().upload("PO-1", "Alder", NOW - 9_000);
    story.started("PO-1", Stage.SHOPIFY_SYNC, NOW - 5_000);
    OrderLook untold = look(story, "PO-1");
    assertThat(untold.track()).isEqualTo(TrackState.INDETERMINATE);
    assertThat(untold.percent()).isEqualTo("–");
    assertThat(untold.accessibleBar()).isEqualTo("Shopify sync, in progress");

    story.progress("PO-1", Stage.SHOPIFY_SYNC, 0, "Syncing product 1 of 4", NOW);
    assertThat(look(story, "PO-1").track()).isEqualTo(TrackState.RUNNING);
    assertThat(look(story, "PO-1").percent()).isEqualTo("0 %");
  }

  @Test
  void aFailedOrder() {
    Story story = NorthgateMorning.story();
    story.failed("PO-10482", Stage.DATABASE_SAVE, "Database connection timeout", NOW - 14_000);
    OrderLook it = look(story, "PO-10482");

    assertThat(it.badge()).isEqualTo(BadgeKind.FAILED);
    assertThat(it.track()).isEqualTo(TrackState.FAILED);
    assertThat(it.fraction()).isZero();
    assertThat(it.percent()).isEqualTo("0 %");
    assertThat(it.note()).isEqualTo("failed 14 s ago");
    assertThat(it.accessible())
        .isEqualTo(
            "PO-10482, Meridian Textiles. Failed, stage 2 of 7, Database save."
                + " Database connection timeout, failed 14 s ago.");
    assertThat(look(NorthgateMorning.story(), "PO-10471").note()).isEqualTo("failed 10:40:02");
  }

  @Test
  void aWaitingOrder() {
    OrderLook it = look(NorthgateMorning.story(), "PO-10485");

    assertThat(it.badge()).isEqualTo(BadgeKind.WAITING);
    assertThat(it.percent()).isEqualTo("–");
    assertThat(it.message()).isEqualTo("Waiting for AI parsing");
    assertThat(it.steps().getFirst()).isEqualTo(StepState.WAITING);
  }

  @Test
  void aPlanOfThreeCountsThreeAndDrawsSeven() {
    Story story = new Story().upload("PO-1", "Alder", NOW - 30_000, PLAN_OF_THREE);
    story.done("PO-1", Stage.AI_PARSING, 5, 95, NOW - 20_000);
    story.done("PO-1", Stage.DATABASE_SAVE, null, null, NOW - 10_000);
    story.started("PO-1", Stage.SHOPIFY_SYNC, NOW - 10_000);

    OrderLook running = look(story, "PO-1");
    assertThat(running.stageLine()).isEqualTo("3 of 3, Shopify sync");
    assertThat(running.steps())
        .containsExactly(
            StepState.DONE,
            StepState.DONE,
            StepState.NOT_PLANNED,
            StepState.RUNNING,
            StepState.NOT_PLANNED,
            StepState.NOT_PLANNED,
            StepState.NOT_PLANNED);

    story.done("PO-1", Stage.SHOPIFY_SYNC, null, null, NOW - 1_000);
    OrderLook done = look(story, "PO-1");
    assertThat(done.stageLine()).isEqualTo("All 3 planned stages done");
    assertThat(done.message()).isEqualTo("All stages done, 5 line items");
    assertThat(done.note()).isEqualTo("done 10:42:10");
    assertThat(done.percent()).isEqualTo("100 %");
    assertThat(done.steps()).contains(StepState.NOT_PLANNED).doesNotContain(StepState.TO_DO);
  }

  @Test
  void anUnsureReadingAsksForALook() {
    Story story = new Story().upload("PO-1", "Alder", NOW - 30_000, List.of(Stage.AI_PARSING));
    story.done("PO-1", Stage.AI_PARSING, 5, 72, NOW - 20_000);

    assertThat(look(story, "PO-1").message())
        .isEqualTo("Check the items, read with 72 % confidence");
  }

  @Test
  void anUnknownStageStandsBehindTheSevenUnderItsOwnName() {
    Story story = new Story().upload("PO-1", "Alder", NOW - 30_000);
    story.started("PO-1", Stage.of("customs_check"), NOW - 1_000);

    OrderLook it = look(story, "PO-1");
    assertThat(it.steps()).hasSize(8).endsWith(StepState.RUNNING);
    assertThat(it.stageLine()).isEqualTo("customs_check");
  }

  @Test
  void timeLeftIsUnknownWhereADurationIsUnknown() {
    Story story = new Story().upload("PO-1", "Alder", NOW - 30_000);
    story.started("PO-1", Stage.AI_PARSING, NOW - 30_000);

    assertThat(look(story, "PO-1").note()).isEqualTo("time left unknown");
  }

  @Test
  void whatIsStaleSaysSo() {
    Story story = NorthgateMorning.story();
    Frame frame = Frames.lost(ConnectionState.POLLING, story.at(NOW), NOW - 4_000, NOW);

    OrderLook it = look(story, "PO-10480", frame, NOW);
    assertThat(it.badge()).isEqualTo(BadgeKind.RUNNING_STALE);
    assertThat(it.track()).isEqualTo(TrackState.STALE);
    assertThat(it.note()).isEqualTo("time left unknown");
    assertThat(it.elapsed()).isEqualTo("1:44");
    assertThat(it.accessibleBar()).isEqualTo("Shopify sync, 82 percent, as of 10:42:07");
    assertThat(look(story, "PO-10471", frame, NOW).badge()).isEqualTo(BadgeKind.FAILED);
  }

  @Test
  void pausedAndCancelledAreQuiet() {
    Story story = NorthgateMorning.story();
    story.stage("PO-10480", Stage.SHOPIFY_SYNC, "paused", NOW, null);
    story.stage("PO-10481", Stage.PRODUCT_DRAFT_CREATION, "cancelled", NOW, null);

    assertThat(look(story, "PO-10480").badge()).isEqualTo(BadgeKind.PAUSED);
    assertThat(look(story, "PO-10480").track()).isEqualTo(TrackState.HELD);
    assertThat(look(story, "PO-10481").badge()).isEqualTo(BadgeKind.CANCELLED);
    assertThat(look(story, "PO-10481").note()).isEqualTo("cancelled 10:42:11");
  }

  @Test
  void textFromOutsideIsInert() {
    Story story =
        new Story().upload("PO" + Character.toString(0x202E) + "-1", "Al\nder", NOW - 30_000);
    Order order = story.at(NOW).orders().getFirst();

    OrderLook it = OrderLook.of(order, null, Moment.START, new Times(ZoneOffset.UTC));
    assertThat(it.title()).isEqualTo("PO-1");
    assertThat(it.supplier()).isEqualTo("Al der");
  }

  private static OrderLook look(Story story, String number) {
    return look(story, number, Frames.live(story.at(NOW), NOW), NOW);
  }

  private static OrderLook look(Story story, String number, Frame frame, long now) {
    Order order =
        story.at(now).orders().stream()
            .filter(it -> number.equals(it.poNumber()))
            .findFirst()
            .orElseThrow();
    return OrderLook.of(order, null, Moment.of(frame, now), new Times(ZoneOffset.UTC));
  }
}
