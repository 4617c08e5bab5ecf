package dev.tallyboard.feed;

import java.util.Arrays;

/** Bytes that are gathered and read again and again: {@link #clear} keeps what room is usual. */
class Bytes {
  private static final int USUAL = 512;
  private static final int UNUSUAL = 65_536;

  private byte[] bytes = new byte[USUAL];
  private int length;

  final int length() {
    return length;
  }

  final byte at(int index) {
    return bytes[index];
  }

  final void append(byte[] from, int at, int count) {
    require(count);
    System.arraycopy(from, at, bytes, length, count);
    length += count;
  }

  final void append(Bytes other) {
    append(other.bytes, 0, other.length);
  }

  /**
   * @param ascii a character below 128
   */
  final void append(char ascii) {
    require(1);
    bytes[length++] = (byte) ascii;
  }

  /**
   * @param ascii characters below 128
   */
  final void append(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      append(ascii.charAt(i));
    }
  }

  final void copy(int from, byte[] into, int offset, int count) {
    System.arraycopy(bytes, from, into, offset, count);
  }

  final byte[] from(int index) {
    return Arrays.copyOfRange(bytes, index, length);
  }

  final void dropFirst(int count) {
    length -= count;
    System.arraycopy(bytes, count, bytes, 0, length);
  }

  final void clear() {
    length = 0;
    if (bytes.length > UNUSUAL) {
      bytes = new byte[USUAL];
    }
  }

  private void require(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
