package dev.tallyboard.benchmark;

import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Published;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Stage;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Publishes progress over HTTP at a steady rate, whatever the answers take: the time of an event is
 * when it was due, not when its turn came.
 *
 * @param answered takes how long it was until the gateway had stored an event, in microseconds
 */
record Publisher(GatewayClient client, int perSecond, int seconds, Histogram answered) {
  /** As many as a window shows. */
  static final int ORDERS = 10;

  private static final String MESSAGE = "event ";

  int events() {
    return perSecond * seconds;
  }

  /** Makes the orders that will progress. */
  void prepare() {
    publish(
        IntStream.range(0, ORDERS)
            .<Event>mapToObj(
                it -> new StageChanged(subject(it), "started", MESSAGE + -1, null, Meta.NONE))
            .toList());
  }

  /**
   * Publishes all, and returns behind the last.
   *
   * @param start on {@link System#nanoTime}
   */
  void run(long start) {
    for (int i = 0; i < events(); i++) {
      long due = due(start, i);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      double percent = 100.0 * i / events();
      publish(List.of(new Progress(subject(i), percent, MESSAGE + i, Meta.NONE)));
      answered.recordValue((System.nanoTime() - due) / 1_000);
    }
  }

  /** Below zero for what comes before the first. */
  static int numberIn(String message) {
    return Integer.parseInt(message.substring(MESSAGE.length()));
  }

  long due(long start, int event) {
    return start + event * (1_000_000_000L / perSecond);
  }

  private void publish(List<Event> events) {
    Published answer = client.publish(events);
    if (!(answer instanceof Published.Stored)) {
      throw new IllegalStateException("not published: " + answer);
    }
  }

  private static Subject subject(int event) {
    return new Subject("po_" + event % ORDERS, "wf_1", Stage.AI_PARSING);
  }
}
