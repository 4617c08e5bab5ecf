package dev.tallyboard.console.pipeline;

import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.event.Stage;
import java.util.Locale;
import java.util.Map;
import org.kordamp.ikonli.feather.Feather;

/** The words and the icon of a stage. */
record StageLook(String name, String shortName, Feather icon) {
  private static final Feather UNKNOWN = Feather.BOX;

  private static final Map<Stage, StageLook> KNOWN =
      Map.of(
          Stage.AI_PARSING, look(Stage.AI_PARSING, "AI parsing", Feather.CPU),
          Stage.DATABASE_SAVE, look(Stage.DATABASE_SAVE, "DB save", Feather.DATABASE),
          Stage.PRODUCT_DRAFT_CREATION,
              look(Stage.PRODUCT_DRAFT_CREATION, "Drafts", Feather.FILE_TEXT),
          Stage.SHOPIFY_SYNC, look(Stage.SHOPIFY_SYNC, "Shopify", Feather.SHOPPING_BAG),
          Stage.IMAGE_ATTACHMENT, look(Stage.IMAGE_ATTACHMENT, "Attach", Feather.PAPERCLIP),
          Stage.BACKGROUND_IMAGE_PROCESSING,
              look(Stage.BACKGROUND_IMAGE_PROCESSING, "Images", Feather.IMAGE),
          Stage.STATUS_UPDATE, look(Stage.STATUS_UPDATE, "Status", Feather.CHECK_SQUARE));

  static StageLook of(Stage stage) {
    StageLook known = KNOWN.get(stage);
    return known != null ? known : look(stage, PlainText.of(stage.label()), UNKNOWN);
  }

  static String typically(PipelineStage counts) {
    return counts.typicalMs() == null
        ? "no runs yet"
        : "typically " + (counts.typicalMs() < 1000 ? "1 s" : Times.words(counts.typicalMs()));
  }

  static String accessible(PipelineStage counts, int newFailures, boolean filtering) {
    return String.format(
        Locale.ROOT,
        "%s. %d running, %d waiting, %d failed%s. %s. Filter, %s.",
        PlainText.of(counts.stage().label()),
        counts.running(),
        counts.waiting(),
        counts.failed(),
        newFailures == 0
            ? ""
            : newFailures >= counts.failed()
                ? ", not acknowledged"
                : ", " + newFailures + " not acknowledged",
        counts.typicalMs() == null
            ? "No runs yet"
            : "Typically " + spoken(Times.words(counts.typicalMs())),
        filtering ? "on" : "off");
  }

  private static String spoken(String words) {
    return words
        .replaceAll(" s$", " seconds")
        .replace(" min", " minutes")
        .replaceAll(" h\\b", " hours");
  }

  private static StageLook look(Stage stage, String shortName, Feather icon) {
    return new StageLook(PlainText.of(stage.label()), shortName, icon);
  }
}
