package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.event.EventId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of a merchant, encoded, without a hole, under running numbers: not every event
 * has an id. One writer, any reader.
 */
final class Ring {
  static final int CAPACITY = 2_048;

  /** What is handed out at once ends with the event that passes this. */
  private static final int MAX_BYTES = 256 * 1024;

  /**
   * Frames in a row.
   *
   * @param first the number of the first of them, or of the next to come where there are none
   * @param newest the newest place among them; null where none has one
   */
  record Run(long first, List<Frame> frames, @Nullable EventId newest) {
    /** The number behind the last. */
    long next() {
      return first + frames.size();
    }
  }

  private final @Nullable Frame[] frames = new Frame[CAPACITY];

  /** The number that the next is added under. */
  private long added;

  /** The number of the oldest that is held. */
  private long oldest;

  /** The place right before the oldest that is held. */
  private EventId floor;

  /** The newest place. */
  private EventId newest;

  /** The place behind which the newest event without one came; null where none has come. */
  private @Nullable EventId unstored;

  Ring(EventId floor) {
    this.floor = floor;
    this.newest = floor;
  }

  synchronized void add(Frame frame) {
    int slot = (int) (added % CAPACITY);
    Frame evicted = frames[slot];
    if (evicted != null) {
      oldest++;
      if (evicted.heard() instanceof Stored stored) {
        floor = stored.id();
      }
    }
    frames[slot] = frame;
    added++;
    if (frame.heard() instanceof Stored stored) {
      newest = stored.id();
    } else {
      unstored = newest;
    }
  }

  /** Forgets all; what comes next lies behind {@code place}. */
  synchronized void restartAt(EventId place) {
    Arrays.fill(frames, null);
    // One number is left out, so that who waits for the next notices.
    added++;
    oldest = added;
    floor = place;
    newest = place;
  }

  /** Something without a place may have come, here, and is not known: all who read may lack it. */
  synchronized void missed() {
    unstored = newest;
    restartAt(newest);
  }

  /**
   * The number of what lies behind a place. Who has read ahead of the ring gets the next number,
   * and meets again what it has read.
   *
   * @return empty when the ring does not know the place
   */
  synchronized OptionalLong after(EventId place) {
    if (place.isAfter(newest)) {
      return OptionalLong.of(added);
    }
    for (long i = added; i > oldest; i--) {
      Frame frame = frames[(int) ((i - 1) % CAPACITY)];
      if (frame != null && frame.heard() instanceof Stored stored) {
        if (stored.id().equals(place)) {
          return OptionalLong.of(i);
        }
        if (!stored.id().isAfter(place)) {
          return OptionalLong.empty();
        }
      }
    }
    return floor.equals(place) ? OptionalLong.of(oldest) : OptionalLong.empty();
  }

  /**
   * What was added from a number on, oldest first; all of it only where that is little.
   *
   * @return empty when the ring does not reach back to it
   */
  synchronized Optional<Run> from(long number, int atMost) {
    if (number < oldest) {
      return Optional.empty();
    }
    List<Frame> found = new ArrayList<>();
    int bytes = 0;
    for (long i = number; i < added && found.size() < atMost && bytes < MAX_BYTES; i++) {
      Frame frame = frames[(int) (i % CAPACITY)];
      if (frame != null) {
        found.add(frame);
        bytes += frame.bytes().length();
      }
    }
    return Optional.of(new Run(number, found, Frame.newest(found)));
  }

  /** Whether something without a place came behind this place: who left here may lack it. */
  synchronized boolean hasUnstoredBehind(EventId place) {
    return unstored != null && unstored.comparesWith(place) && !place.isAfter(unstored);
  }
}
