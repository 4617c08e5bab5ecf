package dev.tallyboard.scenario;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Event.Upload;
import dev.tallyboard.event.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Events of a few orders in any order, sensible or not: publishers are what they are. */
final class RandomEvents {
  private static final int ORDERS = 12;
  private static final List<String> STATUSES =
      List.of("started", "started", "started", "waiting", "paused", "resumed", "cancelled", "odd");

  private final SplittableRandom random;

  RandomEvents(SplittableRandom random) {
    this.random = random;
  }

  List<Event> next(int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(next());
    }
    return events;
  }

  private Event next() {
    Meta meta = random.nextInt(5) == 0 ? Meta.NONE.inAttempt(1 + random.nextInt(3)) : Meta.NONE;
    int kind = random.nextInt(10);
    if (kind < 5) {
      return new Progress(subject(), random.nextInt(101), text(), meta);
    }
    if (kind < 7) {
      Upload upload =
          random.nextInt(6) == 0
              ? new Upload("order.csv", 5L, List.of(Stage.AI_PARSING, Stage.DATABASE_SAVE))
              : null;
      String status = STATUSES.get(random.nextInt(STATUSES.size()));
      return new StageChanged(subject(), status, text(), upload, meta);
    }
    if (kind < 9) {
      return new Completed(subject(), random.nextInt(9), random.nextInt(101), meta);
    }
    return new Failed(subject(), "Connection timeout \u2013 \u00fc", meta);
  }

  private Subject subject() {
    int order = random.nextInt(ORDERS);
    int stage = random.nextInt(Stage.FLOW.size() + 1);
    return new Subject(
        "po_" + order,
        "wf_" + order + (random.nextInt(40) == 0 ? "_again" : ""),
        stage < Stage.FLOW.size() ? Stage.FLOW.get(stage) : Stage.of("customs"));
  }

  private String text() {
    return random.nextBoolean() ? null : "step " + random.nextInt(5);
  }
}
