package dev.tallyboard.feed;

import java.time.Duration;
import java.util.Optional;

/** One line of a stream while it is read: a field, a comment, or the empty one behind a block. */
final class SseLine extends Bytes {
  private final int max;

  /**
   * @param max bytes that it holds at most
   */
  SseLine(int max) {
    this.max = max;
  }

  /** Appends what there is room for; false where that is not all. */
  boolean appendWithin(byte[] from, int at, int count) {
    int fits = Math.min(count, max - length());
    append(from, at, fits);
    return fits == count;
  }

  void stripByteOrderMark() {
    if (length() >= 3 && at(0) == (byte) 0xEF && at(1) == (byte) 0xBB && at(2) == (byte) 0xBF) {
      dropFirst(3);
    }
  }

  boolean isField(String name) {
    int end = name.length();
    if (length() < end || (length() > end && at(end) != ':')) {
      return false;
    }
    for (int i = 0; i < end; i++) {
      if (at(i) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean hasNul() {
    for (int i = 0; i < length(); i++) {
      if (at(i) == 0) {
        return true;
      }
    }
    return false;
  }

  /** Where the value of that field begins: behind the colon and one space, if there are any. */
  int valueAt(String name) {
    int at = Math.min(length(), name.length() + 1);
    return at < length() && at(at) == ' ' ? at + 1 : at;
  }

  /** The value as milliseconds, where it is digits only; a huge one counts as the largest. */
  Optional<Duration> digits(String name) {
    int at = valueAt(name);
    if (at == length()) {
      return Optional.empty();
    }
    long value = 0;
    for (; at < length(); at++) {
      int digit = at(at) - '0';
      if (digit < 0 || digit > 9) {
        return Optional.empty();
      }
      value = Math.min(Integer.MAX_VALUE, value * 10 + digit);
    }
    return Optional.of(Duration.ofMillis(value));
  }
}
