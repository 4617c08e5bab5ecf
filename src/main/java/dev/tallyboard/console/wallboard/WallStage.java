package dev.tallyboard.console.wallboard;

import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.console.control.StageName;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One stage.
 *
 * @param name of two lines at most where it is one of ours
 */
record WallStage(String name, int running, int waiting, int failed) {
  private static final Texts TEXTS = Texts.of(WallStage.class);

  /** More would be too narrow to be read from afar. */
  static final int MOST = 8;

  private static final Map<Stage, String> KNOWN =
      Map.of(
          Stage.AI_PARSING, "stage.ai-parsing",
          Stage.DATABASE_SAVE, "stage.database-save",
          Stage.PRODUCT_DRAFT_CREATION, "stage.product-draft-creation",
          Stage.SHOPIFY_SYNC, "stage.shopify-sync",
          Stage.IMAGE_ATTACHMENT, "stage.image-attachment",
          Stage.BACKGROUND_IMAGE_PROCESSING, "stage.background-image-processing",
          Stage.STATUS_UPDATE, "stage.status-update");

  /** As many as fit; the last stands for all that do not. */
  static List<WallStage> of(List<PipelineStage> pipeline) {
    List<WallStage> stages = new ArrayList<>();
    boolean allFit = pipeline.size() <= MOST;
    for (PipelineStage it : allFit ? pipeline : pipeline.subList(0, MOST - 1)) {
      stages.add(new WallStage(name(it.stage()), it.running(), it.waiting(), it.failed()));
    }
    if (!allFit) {
      stages.add(together(pipeline.subList(MOST - 1, pipeline.size())));
    }
    return List.copyOf(stages);
  }

  private static WallStage together(List<PipelineStage> rest) {
    return new WallStage(
        TEXTS.of("stage.others", rest.size()),
        rest.stream().mapToInt(PipelineStage::running).sum(),
        rest.stream().mapToInt(PipelineStage::waiting).sum(),
        rest.stream().mapToInt(PipelineStage::failed).sum());
  }

  private static String name(Stage stage) {
    String known = KNOWN.get(stage);
    return known == null ? StageName.of(stage) : TEXTS.of(known);
  }
}
