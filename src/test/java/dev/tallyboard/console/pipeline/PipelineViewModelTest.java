package dev.tallyboard.console.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PipelineViewModelTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final PipelineViewModel model = new PipelineViewModel();

  @Test
  void onlyTheStageThatChangedIsSet() {
    Story story = NorthgateMorning.story();
    model.accept(Frames.live(story.at(NOW), NOW), NOW);
    List<Stage> set = new ArrayList<>();
    model.stages().forEach(it -> it.counts().subscribe((_, next) -> set.add(next.stage())));

    story.failed("PO-10484", Stage.AI_PARSING, "No table found", NOW - 9_000 + 24_000);
    model.accept(Frames.live(story.at(NOW), NOW), NOW);

    assertThat(set).containsExactly(Stage.AI_PARSING);
  }

  @Test
  void anUnknownStageFollowsTheSeven() {
    Story story = NorthgateMorning.story();
    story.started("PO-10484", Stage.of("customs_check"), NOW);
    model.accept(Frames.live(story.at(NOW), NOW), NOW);

    assertThat(model.stages()).hasSize(8);
    assertThat(model.stages().getLast().stage().name()).isEqualTo("customs_check");
  }

  @Test
  void itIsStaleWhileTheStreamIsAway() {
    model.accept(Frames.connecting(NOW), NOW);
    assertThat(model.stale().get()).isFalse();

    model.accept(
        Frames.lost(ConnectionState.OFFLINE, NorthgateMorning.story().at(NOW), NOW, NOW), NOW);
    assertThat(model.stale().get()).isTrue();
  }

  @Test
  void aScreenReaderHearsTheCounts() {
    model.accept(Frames.live(NorthgateMorning.story().at(NOW), NOW), NOW);

    assertThat(StageLook.accessible(model.stages().get(3).counts().get(), 0, false))
        .isEqualTo(
            "Shopify sync. 1 running, 0 waiting, 1 failed. Typically 52 seconds. Filter, off.");
  }
}
