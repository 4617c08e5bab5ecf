package dev.tallyboard.command;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Event.Upload;
import dev.tallyboard.event.Kind;
import dev.tallyboard.event.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The fields of one event, as options. */
final class EventOptions {
  /** Options that are of no use here, or are missing; the message is a sentence. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(String sentence) {
      super(sentence);
    }
  }

  @Option(names = "--po", paramLabel = "ID", description = "the order's poId")
  private @Nullable String po;

  @Option(names = "--workflow", paramLabel = "ID", description = "the order's workflowId")
  private @Nullable String workflow;

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      description = "the stage, such as ai_parsing or shopify_sync")
  private @Nullable String stage;

  @Option(names = "--progress", paramLabel = "PERCENT", description = "progress: 0 to 100")
  private @Nullable Double progress;

  @Option(names = "--message", paramLabel = "TEXT", description = "progress, stage: what is done")
  private @Nullable String message;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "stage: waiting, started, paused, resumed or cancelled (without: started)")
  private @Nullable String status;

  @Option(names = "--document", paramLabel = "NAME", description = "stage: the document's name")
  private @Nullable String document;

  @Option(
      names = "--plan",
      paramLabel = "STAGE",
      split = ",",
      description = "stage: the stages this order will go through, with commas")
  private @Nullable List<String> plan;

  @Option(names = "--line-items", paramLabel = "N", description = "completion: how many lines")
  private @Nullable Integer lineItems;

  @Option(names = "--confidence", paramLabel = "PERCENT", description = "completion: 0 to 100")
  private @Nullable Integer confidence;

  @Option(names = "--error", paramLabel = "TEXT", description = "error: what went wrong")
  private @Nullable String error;

  @Option(names = "--po-number", paramLabel = "TEXT", description = "the number that people know")
  private @Nullable String poNumber;

  @Option(names = "--supplier", paramLabel = "TEXT", description = "who delivers")
  private @Nullable String supplier;

  @Option(names = "--attempt", paramLabel = "N", description = "which try at the stage, from 1")
  private @Nullable Integer attempt;

  @Option(
      names = "--timestamp",
      paramLabel = "MS",
      description = "when, in ms since 1970 (without: when the gateway takes it)")
  private @Nullable Long timestamp;

  /**
   * An option.
   *
   * @param of the kinds it belongs to
   */
  private record Given(String option, @Nullable Object value, Set<Kind> of) {}

  private List<Given> all() {
    Set<Kind> any = EnumSet.allOf(Kind.class);
    return List.of(
        new Given("--po", po, any),
        new Given("--workflow", workflow, any),
        new Given("--stage", stage, any),
        new Given("--progress", progress, EnumSet.of(Kind.PROGRESS)),
        new Given("--message", message, EnumSet.of(Kind.PROGRESS, Kind.STAGE)),
        new Given("--status", status, EnumSet.of(Kind.STAGE)),
        new Given("--document", document, EnumSet.of(Kind.STAGE)),
        new Given("--plan", plan, EnumSet.of(Kind.STAGE)),
        new Given("--line-items", lineItems, EnumSet.of(Kind.COMPLETION)),
        new Given("--confidence", confidence, EnumSet.of(Kind.COMPLETION)),
        new Given("--error", error, EnumSet.of(Kind.ERROR)),
        new Given("--po-number", poNumber, any),
        new Given("--supplier", supplier, any),
        new Given("--attempt", attempt, any),
        new Given("--timestamp", timestamp, any));
  }

  /** For when no kind was named. */
  void requireNone() throws Unfit {
    for (Given it : all()) {
      if (it.value() != null) {
        throw new Unfit(it.option() + " needs a kind of event before it, such as progress");
      }
    }
  }

  /**
   * @throws Unfit where options are missing, out of range, or of another kind
   */
  Event event(Kind kind) throws Unfit {
    for (Given it : all()) {
      if (it.value() != null && !it.of().contains(kind)) {
        throw new Unfit("%s does not belong to %s".formatted(it.option(), kind.wireName()));
      }
    }
    within("--progress", progress, 100);
    within("--confidence", confidence, 100);
    within("--line-items", lineItems, Integer.MAX_VALUE);
    if (attempt != null && attempt < 1) {
      throw new Unfit("--attempt counts from 1");
    }
    Subject subject =
        new Subject(
            required("--po", po, kind),
            required("--workflow", workflow, kind),
            Stage.of(required("--stage", stage, kind)));
    Meta meta = new Meta(timestamp, false, null, poNumber, supplier, attempt);
    return switch (kind) {
      case PROGRESS -> new Progress(subject, required("--progress", progress, kind), message, meta);
      case STAGE ->
          new StageChanged(subject, status == null ? "started" : status, message, upload(), meta);
      case COMPLETION -> new Completed(subject, lineItems, confidence, meta);
      case ERROR -> new Failed(subject, required("--error", error, kind), meta);
    };
  }

  private @Nullable Upload upload() {
    return document == null && plan == null
        ? null
        : new Upload(
            document, null, plan == null ? List.of() : plan.stream().map(Stage::of).toList());
  }

  private static <T> T required(String option, @Nullable T value, Kind kind) throws Unfit {
    if (value == null || value.toString().isBlank()) {
      throw new Unfit("%s needs %s".formatted(kind.wireName(), option));
    }
    return value;
  }

  private static void within(String option, @Nullable Number value, int most) throws Unfit {
    if (value != null && !(value.doubleValue() >= 0 && value.doubleValue() <= most)) {
      throw new Unfit(most == 100 ? option + " lies between 0 and 100" : option + " is 0 or more");
    }
  }
}
