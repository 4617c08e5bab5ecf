package dev.tallyboard.gateway;

import dev.tallyboard.event.EventId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest events of a merchant, encoded, without a hole. One writer, any reader. */
final class Ring {
  static final int CAPACITY = 2_048;

  /** What is handed out at once ends with the event that passes this. */
  private static final int MAX_BYTES = 256 * 1024;

  private final @Nullable Frame[] frames = new Frame[CAPACITY];

  /** How many have ever been added. */
  private long added;

  /** The place right before the oldest that is held. */
  private EventId floor;

  Ring(EventId floor) {
    this.floor = floor;
  }

  synchronized void add(Frame frame) {
    int slot = (int) (added % CAPACITY);
    Frame evicted = frames[slot];
    if (evicted != null) {
      floor = evicted.id();
    }
    frames[slot] = frame;
    added++;
  }

  /** Forgets all; what comes next lies behind {@code place}. */
  synchronized void restartAt(EventId place) {
    Arrays.fill(frames, null);
    added = 0;
    floor = place;
  }

  /**
   * What lies behind a place, oldest first; all of it only where that is little.
   *
   * @return empty when the ring does not reach back to it
   */
  synchronized Optional<List<Frame>> after(EventId place, int atMost) {
    if (floor.isAfter(place)) {
      return Optional.empty();
    }
    long first = added;
    while (first > 0 && added - first < CAPACITY && isBehind(first - 1, place)) {
      first--;
    }
    List<Frame> found = new ArrayList<>();
    int bytes = 0;
    for (long i = first; i < added && found.size() < atMost && bytes < MAX_BYTES; i++) {
      Frame frame = frames[(int) (i % CAPACITY)];
      if (frame != null) {
        found.add(frame);
        bytes += frame.bytes().length();
      }
    }
    return Optional.of(found);
  }

  private boolean isBehind(long index, EventId place) {
    Frame frame = frames[(int) (index % CAPACITY)];
    return frame != null && frame.id().isAfter(place);
  }
}
