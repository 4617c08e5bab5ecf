package dev.tallyboard.benchmark;

import dev.tallyboard.board.Board;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.orders.OrderSort;
import dev.tallyboard.console.orders.OrdersViewModel;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Traffic;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;

/**
 * What a frame costs the list's view model on the FX thread, in CPU time, at 10,000 orders of which
 * 200 change a frame: by their progress, and by what moves their rows.
 *
 * <pre>
 * mvn -q -Pbench test-compile exec:exec -Dbench.main=OrdersAtScale
 * </pre>
 */
public final class OrdersAtScale {
  private static final int ORDERS = 10_000;
  private static final int CHANGED = 200;
  private static final int WARM_UP = 300;
  private static final int FRAMES = 600;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final long START = 1_800_000_000_000L;

  private final Board board = new Board("northgate");
  private final Random random = new Random(7);
  private final OrdersViewModel model = new OrdersViewModel(new Times(ZoneOffset.UTC));
  private long events;
  private long now = START;

  private OrdersAtScale() {
    for (int i = 0; i < ORDERS; i++) {
      apply(
          new Event.StageChanged(
              subject(i, Stage.AI_PARSING),
              "waiting",
              null,
              new Event.Upload("order-" + i + ".csv", START - ORDERS + i, List.of()),
              Event.Meta.NONE.at(START - ORDERS + i).named("PO-" + i, "Supplier " + i % 300)));
      apply(started(i));
    }
  }

  public static void main(String[] args) {
    OrdersAtScale it = new OrdersAtScale();
    it.report("first frame", it.measure(1, false));
    it.measure(WARM_UP, true);
    it.report("200 rows progress", it.measure(FRAMES, false));
    it.report("200 rows move", it.measure(FRAMES, true));
    it.model.touched(Long.MAX_VALUE / 2);
    it.report("200 rows would move, the list is touched", it.measure(FRAMES, true));
    it.model.left(it.now);
    it.model.sort().set(OrderSort.SUPPLIER);
    it.report("200 rows move, by supplier", it.measure(FRAMES, true));
    it.model.search().set("supplier 12");
    it.report("200 rows move, and a search", it.measure(FRAMES, true));
    it.report("a letter typed", it.type());
  }

  private Histogram measure(int frames, boolean moving) {
    Histogram micros = new Histogram(3);
    for (int i = 0; i < frames; i++) {
      now += 16;
      for (int order : random.ints(CHANGED, 0, ORDERS).toArray()) {
        apply(moving ? moved(order) : progress(order));
      }
      Frame frame = frame();
      long before = CPU.getCurrentThreadCpuTime();
      model.accept(frame, now);
      micros.recordValue((CPU.getCurrentThreadCpuTime() - before) / 1_000);
    }
    return micros;
  }

  private Histogram type() {
    Histogram micros = new Histogram(3);
    for (int i = 0; i < FRAMES; i++) {
      long before = CPU.getCurrentThreadCpuTime();
      model.search().set("supplier " + i % 300);
      micros.recordValue((CPU.getCurrentThreadCpuTime() - before) / 1_000);
    }
    return micros;
  }

  private void report(String what, Histogram micros) {
    System.out.printf(
        "%-42s p50 %6.2f ms  p95 %6.2f ms  max %6.2f ms%n",
        what,
        micros.getValueAtPercentile(50) / 1_000.0,
        micros.getValueAtPercentile(95) / 1_000.0,
        micros.getMaxValue() / 1_000.0);
  }

  private Event moved(int order) {
    return random.nextBoolean()
        ? new Event.Failed(subject(order, Stage.AI_PARSING), "No table", Event.Meta.NONE.at(now))
        : started(order);
  }

  private Event started(int order) {
    return new Event.StageChanged(
        subject(order, Stage.AI_PARSING), "started", null, null, Event.Meta.NONE.at(now));
  }

  private Event progress(int order) {
    return new Event.Progress(
        subject(order, Stage.AI_PARSING), random.nextInt(100), "Page", Event.Meta.NONE.at(now));
  }

  private static Event.Subject subject(int order, Stage stage) {
    return new Event.Subject("po_" + order, "wf_" + order, stage);
  }

  private void apply(Event event) {
    board.apply("log-" + ++events, event);
  }

  private Frame frame() {
    Connection live =
        new Connection(ConnectionState.LIVE, START, 0, 10, null, null, null, now, now, null);
    return new Frame(
        live, board.snapshot(now), Frame.Completeness.WHOLE, new Traffic(4.2, 38L, 38L, 112L), 0);
  }
}
