package dev.tallyboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StageTest {
  @Test
  void theKnownStagesStandInFlowOrder() {
    assertThat(Stage.FLOW)
        .extracting(Stage::name)
        .containsExactly(
            "ai_parsing",
            "database_save",
            "product_draft_creation",
            "shopify_sync",
            "image_attachment",
            "background_image_processing",
            "status_update");
  }

  @Test
  void unknownStagesStandBehindTheKnownOnesAsTheyCame() {
    Stage zebra = Stage.of("zebra");
    Stage apple = Stage.of("apple");

    assertThat(
            Stream.of(zebra, Stage.STATUS_UPDATE, apple, Stage.AI_PARSING)
                .sorted(Stage.IN_FLOW_ORDER))
        .containsExactly(Stage.AI_PARSING, Stage.STATUS_UPDATE, zebra, apple);
  }

  @Test
  void aKnownStageIsOneInstanceWhoeverNamesIt() {
    assertThat(Stage.of("shopify_sync")).isSameAs(Stage.SHOPIFY_SYNC);
  }

  @Test
  void eachKnownStageHasALabelOfItsOwn() {
    assertThat(Stage.FLOW).allMatch(Stage::isKnown);
    assertThat(Stage.FLOW).extracting(Stage::label).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void anUnknownStageIsShownUnderItsOwnName() {
    assertThat(Stage.of("quality_check").isKnown()).isFalse();
    assertThat(Stage.of("quality_check").label()).isEqualTo("quality_check");
  }
}
