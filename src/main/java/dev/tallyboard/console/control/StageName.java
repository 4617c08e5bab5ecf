package dev.tallyboard.console.control;

import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;
import java.util.Map;

/**
 * What an operator calls a stage, at the length there is room for: the known ones by the language,
 * any other as it names itself.
 */
public final class StageName {
  private static final Texts TEXTS = Texts.of(StageName.class);

  private static final Map<Stage, Keys> KNOWN =
      Map.of(
          Stage.AI_PARSING,
              new Keys("stage.ai-parsing", "stage.ai-parsing.short", "stage.ai-parsing.two-lines"),
          Stage.DATABASE_SAVE,
              new Keys(
                  "stage.database-save",
                  "stage.database-save.short",
                  "stage.database-save.two-lines"),
          Stage.PRODUCT_DRAFT_CREATION,
              new Keys(
                  "stage.product-draft-creation",
                  "stage.product-draft-creation.short",
                  "stage.product-draft-creation.two-lines"),
          Stage.SHOPIFY_SYNC,
              new Keys(
                  "stage.shopify-sync", "stage.shopify-sync.short", "stage.shopify-sync.two-lines"),
          Stage.IMAGE_ATTACHMENT,
              new Keys(
                  "stage.image-attachment",
                  "stage.image-attachment.short",
                  "stage.image-attachment.two-lines"),
          Stage.BACKGROUND_IMAGE_PROCESSING,
              new Keys(
                  "stage.background-image-processing",
                  "stage.background-image-processing.short",
                  "stage.background-image-processing.two-lines"),
          Stage.STATUS_UPDATE,
              new Keys(
                  "stage.status-update",
                  "stage.status-update.short",
                  "stage.status-update.two-lines"));

  /** The texts' keys. */
  private record Keys(String full, String brief, String twoLines) {}

  private StageName() {}

  public static String of(Stage stage) {
    Keys known = KNOWN.get(stage);
    return known == null ? ofItself(stage) : TEXTS.of(known.full());
  }

  /** Where there is not much room. */
  public static String brief(Stage stage) {
    Keys known = KNOWN.get(stage);
    return known == null ? ofItself(stage) : TEXTS.of(known.brief());
  }

  /** Of two lines at most where it is one of ours, to be read from afar. */
  public static String inTwoLines(Stage stage) {
    Keys known = KNOWN.get(stage);
    return known == null ? ofItself(stage) : TEXTS.of(known.twoLines());
  }

  private static String ofItself(Stage stage) {
    return PlainText.of(stage.label());
  }
}
