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
import java.util.function.Consumer;

/**
 * What a gateway sends while a thousand orders at a time go through the workflow: each is accepted,
 * and each stage starts, tells twenty steps and ends, one in fifty by failing and starting once
 * more.
 */
public final class WireEvents {
  /** The id before its number. */
  static final String LOG = "5f0c9f5e2b7a41d8-";

  private static final int AT_ONCE = 1_000;
  private static final int STEPS = 20;

  /** When the first order was uploaded, epoch ms. */
  static final long START = 1_697_097_615_000L;

  /** An event as it stands in the stream. */
  public record Wire(String id, String name, String data) {
    public String text() {
      return "id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n";
    }
  }

  private final Random random = new Random(1);
  private final int orders;
  private final int perSecond;
  private final Consumer<Wire> to;

  /** What is left of the orders under way, the next event last. */
  private final List<List<Event>> underWay = new ArrayList<>();

  private int begun;
  private int told;

  private WireEvents(int orders, int perSecond, Consumer<Wire> to) {
    this.orders = orders;
    this.perSecond = perSecond;
    this.to = to;
  }

  /** Gives all events of so many orders, about 155 each; always the same, one each millisecond. */
  public static void tell(int orders, Consumer<Wire> to) {
    tell(orders, 1_000, to);
  }

  /**
   * @param perSecond how many happen in a second of their own time
   */
  static void tell(int orders, int perSecond, Consumer<Wire> to) {
    new WireEvents(orders, perSecond, to).tell();
  }

  private void tell() {
    while (underWay.size() < AT_ONCE && begun < orders) {
      underWay.add(order(begun++).reversed());
    }
    while (!underWay.isEmpty()) {
      int turn = random.nextInt(underWay.size());
      tell(underWay.get(turn).removeLast());
      if (!underWay.get(turn).isEmpty()) {
        continue;
      }
      if (begun < orders) {
        underWay.set(turn, order(begun++).reversed());
      } else {
        underWay.set(turn, underWay.getLast());
        underWay.removeLast();
      }
    }
  }

  private void tell(Event event) {
    long n = ++told;
    Event stamped = event.withMeta(event.meta().at(START + n * 1_000 / perSecond));
    to.accept(new Wire(LOG + n, event.kind().wireName(), EventCodec.encode(stamped)));
  }

  private List<Event> order(int number) {
    List<Event> order = new ArrayList<>();
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
