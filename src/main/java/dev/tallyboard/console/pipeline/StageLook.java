package dev.tallyboard.console.pipeline;

import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.console.control.StageName;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;
import java.util.Map;
import org.kordamp.ikonli.feather.Feather;

/**
 * The words and the icon of a stage.
 *
 * @param shortName for a window without much room
 */
record StageLook(String name, String shortName, Feather icon) {
  private static final Texts TEXTS = Texts.of(StageLook.class);

  private static final Map<Stage, Known> KNOWN =
      Map.of(
          Stage.AI_PARSING, new Known("stage.ai-parsing", Feather.CPU),
          Stage.DATABASE_SAVE, new Known("stage.database-save", Feather.DATABASE),
          Stage.PRODUCT_DRAFT_CREATION,
              new Known("stage.product-draft-creation", Feather.FILE_TEXT),
          Stage.SHOPIFY_SYNC, new Known("stage.shopify-sync", Feather.SHOPPING_BAG),
          Stage.IMAGE_ATTACHMENT, new Known("stage.image-attachment", Feather.PAPERCLIP),
          Stage.BACKGROUND_IMAGE_PROCESSING,
              new Known("stage.background-image-processing", Feather.IMAGE),
          Stage.STATUS_UPDATE, new Known("stage.status-update", Feather.CHECK_SQUARE));

  /**
   * A stage of the flow.
   *
   * @param shortName the key of its text
   */
  private record Known(String shortName, Feather icon) {}

  static StageLook of(Stage stage) {
    String name = StageName.of(stage);
    Known known = KNOWN.get(stage);
    return known == null
        ? new StageLook(name, name, Feather.BOX)
        : new StageLook(name, TEXTS.of(known.shortName()), known.icon());
  }

  static String typically(PipelineStage counts) {
    return counts.typicalMs() == null
        ? TEXTS.of("stage.no-runs")
        : TEXTS.of("stage.typically", Times.words(Math.max(1000, counts.typicalMs())));
  }

  static String accessible(PipelineStage counts, int newFailures, boolean filtering) {
    String name = StageName.of(counts.stage());
    String failed =
        newFailures == 0
            ? TEXTS.of("stage.failed", counts.failed())
            : newFailures >= counts.failed()
                ? TEXTS.of("stage.spoken-all-new", counts.failed())
                : TEXTS.of("stage.spoken-some-new", counts.failed(), newFailures);
    String usual =
        counts.typicalMs() == null
            ? TEXTS.of("stage.spoken-no-runs")
            : TEXTS.of("stage.spoken-typically", Times.spoken(counts.typicalMs()));
    return filtering
        ? TEXTS.of("stage.spoken-filtered", name, counts.running(), counts.waiting(), failed, usual)
        : TEXTS.of("stage.spoken", name, counts.running(), counts.waiting(), failed, usual);
  }
}
