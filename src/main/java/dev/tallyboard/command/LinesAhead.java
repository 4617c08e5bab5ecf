package dev.tallyboard.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines ahead on a thread of its own: a line that comes alone is given at once, and what is
 * there already is given together. Holds {@value #MAX_WAITING_BYTES} bytes and a line at most.
 */
final class LinesAhead {
  /**
   * A line without its end.
   *
   * @param number from 1
   * @param text cut at the longest that is read
   * @param whole whether it was not cut
   */
  record Line(long number, byte[] text, boolean whole) {}

  private static final int MAX_WAITING_BYTES = 4 << 20;

  private final InputStream in;
  private final int maxLine;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // Guarded by the lock.
  private final Queue<Line> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private boolean ended;
  private @Nullable IOException broken;

  private LinesAhead(InputStream in, int maxLine) {
    this.in = in;
    this.maxLine = maxLine;
  }

  /** Begins to read; the thread ends with the stream, or with the program. */
  static LinesAhead of(InputStream in, int maxLine) {
    LinesAhead lines = new LinesAhead(in, maxLine);
    Thread.ofPlatform().daemon().name("lines").start(lines::read);
    return lines;
  }

  /**
   * What is there.
   *
   * @param wait for a first line, where none is there
   * @return empty when none came in time, or when there are no more: see {@link #isOver}
   * @throws IOException where the stream broke, behind its last line
   */
  List<Line> next(int maxLines, int maxBytes, Duration wait)
      throws IOException, InterruptedException {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (waiting.isEmpty() && !ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      List<Line> lines = new ArrayList<>();
      int bytes = 0;
      for (Line line = waiting.peek();
          line != null && lines.size() < maxLines && bytes < maxBytes;
          line = waiting.peek()) {
        lines.add(waiting.remove());
        bytes += size(line);
      }
      waitingBytes -= bytes;
      changed.signalAll();
      if (lines.isEmpty() && broken != null) {
        throw broken;
      }
      return lines;
    } finally {
      lock.unlock();
    }
  }

  /** Whether every line has been given. */
  boolean isOver() {
    lock.lock();
    try {
      return ended && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Whether lines wait to be taken. */
  boolean hasMore() {
    lock.lock();
    try {
      return !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void read() {
    IOException failure = null;
    try {
      byte[] buffer = new byte[1 << 16];
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 1;
      boolean whole = true;
      boolean begun = false;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        for (int i = 0; i < count; i++) {
          if (buffer[i] == '\n') {
            put(new Line(number++, line.toByteArray(), whole));
            line.reset();
            whole = true;
            begun = false;
          } else {
            begun = true;
            whole = whole && line.size() < maxLine;
            if (whole) {
              line.write(buffer[i]);
            }
          }
        }
      }
      if (begun) {
        put(new Line(number, line.toByteArray(), whole));
      }
    } catch (IOException e) {
      failure = e;
    }
    lock.lock();
    try {
      ended = true;
      broken = failure;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void put(Line line) {
    lock.lock();
    try {
      while (waitingBytes >= MAX_WAITING_BYTES) {
        changed.awaitUninterruptibly();
      }
      waiting.add(line);
      waitingBytes += size(line);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** With what an object costs, so that empty lines are bounded too. */
  private static int size(Line line) {
    return line.text().length + 64;
  }
}
