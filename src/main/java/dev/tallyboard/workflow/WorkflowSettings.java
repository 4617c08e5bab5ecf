package dev.tallyboard.workflow;

import java.time.Duration;

/**
 * How the workflow works.
 *
 * @param shop where products are sent
 * @param pace a wait behind each step, so that a person can follow a demonstration; zero for none
 * @param threads how many orders are worked on at a time, 1 to 64
 */
public record WorkflowSettings(Shop shop, Duration pace, int threads) {
  public WorkflowSettings {
    if (pace.isNegative()) {
      throw new IllegalArgumentException("the pace is below zero: " + pace);
    }
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("threads: 1 to 64, not " + threads);
    }
  }

  /** As fast as it goes, on four threads. */
  public static WorkflowSettings with(Shop shop) {
    return new WorkflowSettings(shop, Duration.ZERO, 4);
  }

  public WorkflowSettings pacedBy(Duration wait) {
    return new WorkflowSettings(shop, wait, threads);
  }
}
