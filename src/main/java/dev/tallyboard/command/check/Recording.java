package dev.tallyboard.command.check;

import dev.tallyboard.command.check.Seen.Oddity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps what a stream brings, up to a bound. One thread writes, any reads. */
final class Recording {
  private static final int MAX_MESSAGES = 10_000;
  private static final int MAX_CHARS = 16 << 20;
  private static final int MAX_RETRIES = 10;

  private final long openedAt = System.nanoTime();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // Guarded by the lock.
  private final List<Message> events = new ArrayList<>();
  private final List<Message> heartbeats = new ArrayList<>();
  private final List<String> retries = new ArrayList<>();
  private final Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
  private int chars;
  private long notKept;
  private long lines;
  private long endedAt;
  private @Nullable String ended;

  void message(Message message) {
    lock.lock();
    try {
      List<Message> list = message.isHeartbeat() ? heartbeats : events;
      if (list.size() < MAX_MESSAGES && chars + message.size() <= MAX_CHARS) {
        list.add(message);
        chars += message.size();
        changed.signalAll();
      } else if (!message.isHeartbeat()) {
        notKept++;
      }
    } finally {
      lock.unlock();
    }
  }

  void retry(String value) {
    lock.lock();
    try {
      if (retries.size() < MAX_RETRIES) {
        retries.add(value);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  void odd(Oddity oddity) {
    lock.lock();
    try {
      oddities.add(oddity);
    } finally {
      lock.unlock();
    }
  }

  void line() {
    lock.lock();
    try {
      lines++;
    } finally {
      lock.unlock();
    }
  }

  /** The first reason counts. */
  void end(String why) {
    lock.lock();
    try {
      if (ended == null) {
        ended = why;
        endedAt = System.nanoTime();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  Seen seen() {
    lock.lock();
    try {
      return new Seen(
          openedAt,
          ended == null ? System.nanoTime() : endedAt,
          List.copyOf(events),
          notKept,
          List.copyOf(heartbeats),
          List.copyOf(retries),
          Set.copyOf(oddities),
          lines,
          ended);
    } finally {
      lock.unlock();
    }
  }

  /** Returns what has been seen when it is enough, when the stream ends, or when time is up. */
  Seen await(Predicate<Seen> enough, Duration within) throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    lock.lock();
    try {
      while (ended == null && !enough.test(seen())) {
        if (changed.awaitNanos(deadline - System.nanoTime()) <= 0) {
          break;
        }
      }
      return seen();
    } finally {
      lock.unlock();
    }
  }
}
