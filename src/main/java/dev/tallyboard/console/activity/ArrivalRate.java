package dev.tallyboard.console.activity;

import java.util.ArrayDeque;

/** How many entries arrived within the last second. */
final class ArrivalRate {
  private static final long WINDOW_MS = 1_000;
  private static final int ENOUGH = 64;

  private final ArrayDeque<Long> arrivals = new ArrayDeque<>();

  /**
   * @param count how many arrived now
   * @return those of the last second, these included
   */
  int add(int count, long now) {
    while (!arrivals.isEmpty() && now - arrivals.peekFirst() >= WINDOW_MS) {
      arrivals.removeFirst();
    }
    for (int i = 0; i < count && arrivals.size() < ENOUGH; i++) {
      arrivals.addLast(now);
    }
    return arrivals.size();
  }
}
