package dev.tallyboard.benchmark;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Event.Upload;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.event.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a gateway sends while many orders go through the workflow at once: each is accepted, and
 * each stage starts, tells twenty steps and ends, one in fifty by failing and starting once more.
 */
public final class WireEvents {
  private static final int STEPS = 20;
  private static final long START = 1_697_097_615_000L;

  /** An event as it stands in the stream. */
  public record Wire(String id, String name, String data) {
    public String text() {
      return "id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n";
    }
  }

  private final Random random = new Random(1);
  private final List<Wire> events = new ArrayList<>();

  private WireEvents() {}

  /** About 160 events an order, in an order of arrival that mixes them; always the same. */
  public static List<Wire> of(int orders) {
    return new WireEvents().mixed(orders);
  }

  private List<Wire> mixed(int orders) {
    List<List<Event>> waiting = new ArrayList<>();
    for (int i = 0; i < orders; i++) {
      waiting.add(of(i, new ArrayList<>()).reversed());
    }
    while (!waiting.isEmpty()) {
      int turn = random.nextInt(waiting.size());
      List<Event> order = waiting.get(turn);
      add(order.removeLast());
      if (order.isEmpty()) {
        waiting.set(turn, waiting.getLast());
        waiting.removeLast();
      }
    }
    return events;
  }

  private void add(Event event) {
    int n = events.size() + 1;
    Event stamped = event.withMeta(event.meta().at(START + n));
    events.add(
        new Wire("5f0c9f5e2b7a41d8-" + n, event.kind().wireName(), EventCodec.encode(stamped)));
  }

  private List<Event> of(int number, List<Event> order) {
    Upload upload = new Upload("order-" + number + ".csv", START, Stage.FLOW);
    Meta meta = new Meta(null, false, "local", "PO-" + (10_000 + number), "Northgate", 1);
    order.add(new StageChanged(subject(number, Stage.AI_PARSING), "waiting", null, upload, meta));
    for (Stage stage : Stage.FLOW) {
      if (random.nextInt(50) == 0) {
        run(order, subject(number, stage), meta, STEPS / 2);
        order.add(new Failed(subject(number, stage), "Database connection timeout", meta));
        run(order, subject(number, stage), meta.inAttempt(2), STEPS);
        order.add(new Completed(subject(number, stage), 20, 95, meta.inAttempt(2)));
      } else {
        run(order, subject(number, stage), meta, STEPS);
        order.add(new Completed(subject(number, stage), 20, 95, meta));
      }
    }
    return order;
  }

  private static void run(List<Event> order, Subject subject, Meta meta, int steps) {
    order.add(new StageChanged(subject, "started", "Worker 3 took it", null, meta));
    for (int i = 1; i <= steps; i++) {
      order.add(new Progress(subject, Math.floor(1000.0 * i / STEPS) / 10, "line " + i, meta));
    }
  }

  private static Subject subject(int number, Stage stage) {
    return new Subject("cmgnvto900001l204z7q" + (10_000 + number), "wf_xyz" + number, stage);
  }
}
