package dev.tallyboard.console.notify.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Takes values out of a message, from its begin on; what does not fit in it is an error. */
public final class BusReader {
  private final ByteBuffer bytes;

  BusReader(byte[] message, ByteOrder order) {
    bytes = ByteBuffer.wrap(message).order(order);
  }

  void align(int to) throws IOException {
    skip(Math.floorMod(-bytes.position(), to));
  }

  int octet() throws IOException {
    need(1);
    return Byte.toUnsignedInt(bytes.get());
  }

  /** A number of 32 bits, {@code u}. */
  public int number() throws IOException {
    align(4);
    need(4);
    return bytes.getInt();
  }

  /** A string or the path of an object. */
  public String string() throws IOException {
    return text(number());
  }

  /** An array of strings, {@code as}. */
  public List<String> strings() throws IOException {
    int length = number();
    need(length);
    int end = position() + length;
    List<String> strings = new ArrayList<>();
    while (position() < end) {
      strings.add(string());
    }
    return strings;
  }

  String signature() throws IOException {
    return text(octet());
  }

  int position() {
    return bytes.position();
  }

  void skip(int count) throws IOException {
    need(count);
    bytes.position(bytes.position() + count);
  }

  private String text(int length) throws IOException {
    need(length);
    byte[] text = new byte[length];
    bytes.get(text);
    skip(1);
    return new String(text, UTF_8);
  }

  private void need(int count) throws IOException {
    if (count < 0 || count > bytes.remaining()) {
      throw new IOException("a message of the bus ends before its last value");
    }
  }
}
