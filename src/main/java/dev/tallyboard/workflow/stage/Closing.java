package dev.tallyboard.workflow.stage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish to stop, seen by everybody who waits or is between two steps. Any thread may call. */
public final class Closing {
  private final CountDownLatch wished = new CountDownLatch(1);

  public void wish() {
    wished.countDown();
  }

  /**
   * Waits, unless it is time to stop.
   *
   * @throws BrokenOff when it is, at once
   */
  public void pause(Duration duration) {
    try {
      if (wished.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new BrokenOff();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokenOff();
    }
  }

  /**
   * A run stops between two steps; it goes on behind the last when the workflow is started again.
   */
  static final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
