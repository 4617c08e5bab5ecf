package dev.tallyboard.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One stream as its reader sees it: of each event only the number that its message ends with, found
 * byte by byte without decoding anything. A frame is never split between two chunks, but may be
 * between two reads.
 */
final class ReadStream {
  /** What a number counts towards. */
  interface Arrivals {
    void arrived(int number);

    /** Missing, double, or in the wrong order. */
    void fault(int expected, int number);
  }

  private static final byte[] MARK = "\"message\":\"event ".getBytes(StandardCharsets.US_ASCII);

  private int matched;
  private int number;
  private int expected;

  /** The next number is expected to be zero. */
  void restart() {
    expected = 0;
  }

  void read(ByteBuffer bytes, Arrivals arrivals) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (matched < MARK.length) {
        // No part of the mark but its first byte is a quote followed by an m.
        matched = next == MARK[matched] ? matched + 1 : next == MARK[0] ? 1 : 0;
        number = 0;
      } else if (next >= '0' && next <= '9') {
        number = 10 * number + next - '0';
      } else {
        matched = 0;
        // A number below zero is of what the publisher prepares.
        if (next != '-') {
          count(arrivals);
        }
      }
    }
  }

  private void count(Arrivals arrivals) {
    if (number == expected) {
      arrivals.arrived(number);
    } else {
      arrivals.fault(expected, number);
    }
    expected = number + 1;
  }
}
