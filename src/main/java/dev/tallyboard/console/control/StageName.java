package dev.tallyboard.console.control;

import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;
import java.util.Map;

/** What an operator calls a stage: the known ones by the language, any other as it names itself. */
public final class StageName {
  private static final Texts TEXTS = Texts.of(StageName.class);

  private static final Map<Stage, String> KNOWN =
      Map.of(
          Stage.AI_PARSING, "stage.ai-parsing",
          Stage.DATABASE_SAVE, "stage.database-save",
          Stage.PRODUCT_DRAFT_CREATION, "stage.product-draft-creation",
          Stage.SHOPIFY_SYNC, "stage.shopify-sync",
          Stage.IMAGE_ATTACHMENT, "stage.image-attachment",
          Stage.BACKGROUND_IMAGE_PROCESSING, "stage.background-image-processing",
          Stage.STATUS_UPDATE, "stage.status-update");

  private StageName() {}

  public static String of(Stage stage) {
    String known = KNOWN.get(stage);
    return known == null ? PlainText.of(stage.label()) : TEXTS.of(known);
  }
}
