package dev.tallyboard.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of the workflow. Seven are known and have a place in the flow; any other keeps its own
 * name and stands behind them.
 *
 * @param name the name on the wire, such as {@code database_save}
 */
public record Stage(@JsonValue String name) {
  public static final Stage AI_PARSING = new Stage("ai_parsing");
  public static final Stage DATABASE_SAVE = new Stage("database_save");
  public static final Stage PRODUCT_DRAFT_CREATION = new Stage("product_draft_creation");
  public static final Stage SHOPIFY_SYNC = new Stage("shopify_sync");
  public static final Stage IMAGE_ATTACHMENT = new Stage("image_attachment");
  public static final Stage BACKGROUND_IMAGE_PROCESSING = new Stage("background_image_processing");
  public static final Stage STATUS_UPDATE = new Stage("status_update");

  /** The known stages in flow order. */
  public static final List<Stage> FLOW =
      List.of(
          AI_PARSING,
          DATABASE_SAVE,
          PRODUCT_DRAFT_CREATION,
          SHOPIFY_SYNC,
          IMAGE_ATTACHMENT,
          BACKGROUND_IMAGE_PROCESSING,
          STATUS_UPDATE);

  /** Known stages in flow order, then all others as equals: a stable sort keeps their arrival. */
  public static final Comparator<Stage> IN_FLOW_ORDER = Comparator.comparingInt(Stage::place);

  private static final Map<String, String> LABELS =
      Map.of(
          "ai_parsing", "AI parsing",
          "database_save", "Database save",
          "product_draft_creation", "Product drafts",
          "shopify_sync", "Shopify sync",
          "image_attachment", "Image attachment",
          "background_image_processing", "Image processing",
          "status_update", "Status update");

  @JsonCreator
  public static Stage of(String name) {
    for (Stage known : FLOW) {
      if (known.name.equals(name)) {
        return known;
      }
    }
    return new Stage(name);
  }

  /** 0 for the first known stage; the number of known stages for any other. */
  public int place() {
    int place = FLOW.indexOf(this);
    return place < 0 ? FLOW.size() : place;
  }

  public boolean isKnown() {
    return LABELS.containsKey(name);
  }

  /** What an operator reads: the known label, else the name itself. */
  public String label() {
    return LABELS.getOrDefault(name, name);
  }

  /**
   * Spelled out: asked for many times an event, and a record's own is slow before it is compiled.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Stage it && name.equals(it.name));
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
