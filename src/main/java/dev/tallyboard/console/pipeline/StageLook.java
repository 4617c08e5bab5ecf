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

  private static final Map<Stage, Feather> ICONS =
      Map.of(
          Stage.AI_PARSING, Feather.CPU,
          Stage.DATABASE_SAVE, Feather.DATABASE,
          Stage.PRODUCT_DRAFT_CREATION, Feather.FILE_TEXT,
          Stage.SHOPIFY_SYNC, Feather.SHOPPING_BAG,
          Stage.IMAGE_ATTACHMENT, Feather.PAPERCLIP,
          Stage.BACKGROUND_IMAGE_PROCESSING, Feather.IMAGE,
          Stage.STATUS_UPDATE, Feather.CHECK_SQUARE);

  static StageLook of(Stage stage) {
    return new StageLook(
        StageName.of(stage), StageName.brief(stage), ICONS.getOrDefault(stage, Feather.BOX));
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
