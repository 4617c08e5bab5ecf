package dev.tallyboard.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A stream that gives no more at a time than it is told to. */
final class InPieces extends InputStream {
  private final InputStream bytes;
  private final List<Integer> sizes;
  private int reads;

  InPieces(byte[] bytes, List<Integer> sizes) {
    this.bytes = new ByteArrayInputStream(bytes);
    this.sizes = sizes;
  }

  @Override
  public int read() throws IOException {
    return bytes.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return bytes.read(into, offset, Math.min(length, sizes.get(reads++ % sizes.size())));
  }
}
