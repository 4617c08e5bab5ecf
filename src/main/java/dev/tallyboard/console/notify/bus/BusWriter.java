package dev.tallyboard.console.notify.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Lays values out as the D-Bus specification asks ("Marshaling"), little-endian, each aligned from
 * the begin of what is written.
 */
public final class BusWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public BusWriter align(int to) {
    while (bytes.size() % to != 0) {
      bytes.write(0);
    }
    return this;
  }

  /** A byte, {@code y}. */
  public BusWriter octet(int value) {
    bytes.write(value);
    return this;
  }

  /** A number of 32 bits, {@code u} or {@code i}. */
  public BusWriter number(int value) {
    align(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes.write(value >>> shift);
    }
    return this;
  }

  /** A string or the path of an object, {@code s} or {@code o}; without U+0000. */
  public BusWriter string(String value) {
    byte[] text = value.getBytes(UTF_8);
    number(text.length);
    bytes.writeBytes(text);
    return octet(0);
  }

  /** A signature, {@code g}. */
  public BusWriter signature(String value) {
    byte[] text = value.getBytes(UTF_8);
    octet(text.length);
    bytes.writeBytes(text);
    return octet(0);
  }

  /**
   * An array, {@code a}.
   *
   * @param alignment of its elements
   * @param elements laid out from an offset that is a multiple of 8
   */
  public BusWriter array(int alignment, BusWriter elements) {
    byte[] inner = elements.bytes();
    number(inner.length);
    align(alignment);
    bytes.writeBytes(inner);
    return this;
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }

  int size() {
    return bytes.size();
  }
}
