package dev.tallyboard.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes for many readers, encoded once: also as a chunk of HTTP/1.1 (RFC 9112, section 7.1), and
 * outside of the heap, from where the system takes them without a copy. Confined to an event loop.
 */
final class Shared implements AutoCloseable {
  private static final byte[] LINE_END = {'\r', '\n'};

  private final Buffer bytes;
  private @Nullable ByteBuf chunk;

  Shared(Buffer bytes) {
    this.bytes = bytes;
  }

  Buffer bytes() {
    return bytes;
  }

  int length() {
    return bytes.length();
  }

  /** The chunk once more; the caller's to release. */
  ByteBuf chunk() {
    ByteBuf made = chunk;
    if (made == null) {
      made = chunk(bytes);
      chunk = made;
    }
    return made.retainedDuplicate();
  }

  /** What is still under way stays. */
  @Override
  public void close() {
    if (chunk != null) {
      chunk.release();
      chunk = null;
    }
  }

  /** A chunk of its own; the caller's to release. */
  static ByteBuf chunk(Buffer bytes) {
    byte[] length = Integer.toHexString(bytes.length()).getBytes(StandardCharsets.US_ASCII);
    ByteBuf chunk =
        PooledByteBufAllocator.DEFAULT.directBuffer(
            length.length + bytes.length() + 2 * LINE_END.length);
    return chunk
        .writeBytes(length)
        .writeBytes(LINE_END)
        .writeBytes(bytes.getBytes())
        .writeBytes(LINE_END);
  }
}
