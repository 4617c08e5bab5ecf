package dev.tallyboard.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Stands between the socket and okhttp-eventsource's parser, and does what that does not (WHATWG
 * HTML, section 9.2): strips a byte-order mark, ends a line at a bare CR without waiting for the
 * next byte, bounds lines and events, keeps {@code retry:} from the parser (which throws on 20
 * digits), ignores an id with a NUL, and makes each message tell its own id only.
 */
final class SseGuard extends InputStream {
  /** The longest line and the largest event, in bytes. */
  static final int MAX_BYTES = 1 << 20;

  /** The name of the message that stands for a block with an id and no data. */
  static final String ID_ONLY = "id-only";

  /** Hears what the parser is not told. The reading thread calls. */
  interface Witness {
    void retry(Duration asked);

    void oversize();
  }

  private final InputStream socket;
  private final Witness witness;

  private final byte[] input = new byte[8192];
  private int inputAt;
  private int inputEnd;

  private final Line line = new Line();
  private boolean lineTooLong;
  private boolean lastWasCr;
  private long linesSeen;

  private boolean hasId;
  private boolean hasData;
  private long eventBytes;
  private boolean dropEvent;

  private byte[] output = new byte[0];
  private int outputAt;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

  SseGuard(InputStream socket, Witness witness) {
    this.socket = socket;
    this.witness = witness;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (outputAt == output.length) {
      if (inputAt == inputEnd && !fill()) {
        return -1;
      }
      while (inputAt < inputEnd) {
        take(input[inputAt++]);
      }
      output = gathered.toByteArray();
      outputAt = 0;
      gathered.reset();
    }
    int count = Math.min(length, output.length - outputAt);
    System.arraycopy(output, outputAt, into, offset, count);
    outputAt += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private boolean fill() throws IOException {
    inputAt = 0;
    inputEnd = Math.max(0, socket.read(input));
    return inputEnd > 0;
  }

  private void take(byte b) {
    if (lastWasCr && b == '\n') {
      lastWasCr = false;
      return;
    }
    lastWasCr = b == '\r';
    if (b == '\n' || b == '\r') {
      endLine();
    } else if (line.length == MAX_BYTES) {
      lineTooLong = true;
    } else {
      line.append(b);
    }
  }

  private void endLine() {
    if (linesSeen++ == 0) {
      line.stripByteOrderMark();
    }
    if (lineTooLong) {
      drop();
    } else if (line.length == 0) {
      endBlock();
    } else {
      field();
    }
    lineTooLong = false;
    line.clear();
  }

  private void field() {
    if (line.isField("retry")) {
      line.digits().ifPresent(witness::retry);
      return;
    }
    if (line.isField("id")) {
      if (line.hasNul()) {
        return;
      }
      hasId = true;
      pass(); // even of an event that is dropped, so that it is not asked for again
      return;
    }
    if (line.isField("data")) {
      hasData = true;
    } else if (!line.isField("event")) {
      return; // a comment, or a field that nobody knows
    }
    eventBytes += line.length;
    if (eventBytes > MAX_BYTES) {
      drop();
    } else if (!dropEvent) {
      pass();
    }
  }

  private void pass() {
    line.writeTo(gathered);
    gathered.write('\n');
  }

  private void endBlock() {
    if (dropEvent) {
      // The parser has seen a part of it: an event of no name that anybody knows ends the block.
      write("event:" + ID_ONLY + "\n");
      hasData = false;
    }
    if (!hasId) {
      write("id:\n"); // else the parser would repeat the id of an earlier message
    } else if (!hasData) {
      write("event:" + ID_ONLY + "\ndata:\n");
    }
    write("\n");
    hasId = false;
    hasData = false;
    eventBytes = 0;
    dropEvent = false;
  }

  private void drop() {
    if (!dropEvent) {
      dropEvent = true;
      witness.oversize();
    }
  }

  private void write(String text) {
    gathered.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The line that is being read. */
  private static final class Line {
    private byte[] bytes = new byte[512];
    private int length;

    void append(byte b) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(MAX_BYTES, bytes.length * 2));
      }
      bytes[length++] = b;
    }

    void clear() {
      length = 0;
      if (bytes.length > 65_536) {
        bytes = new byte[512];
      }
    }

    void stripByteOrderMark() {
      if (length >= 3
          && bytes[0] == (byte) 0xEF
          && bytes[1] == (byte) 0xBB
          && bytes[2] == (byte) 0xBF) {
        length -= 3;
        System.arraycopy(bytes, 3, bytes, 0, length);
      }
    }

    boolean isField(String name) {
      int end = name.length();
      if (length < end || (length > end && bytes[end] != ':')) {
        return false;
      }
      for (int i = 0; i < end; i++) {
        if (bytes[i] != name.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    boolean hasNul() {
      for (int i = 0; i < length; i++) {
        if (bytes[i] == 0) {
          return true;
        }
      }
      return false;
    }

    /** The value as milliseconds, where it is digits only; a huge one counts as the largest. */
    Optional<Duration> digits() {
      int at = Math.min(length, "retry:".length());
      if (at < length && bytes[at] == ' ') {
        at++;
      }
      if (at == length) {
        return Optional.empty();
      }
      long value = 0;
      for (; at < length; at++) {
        int digit = bytes[at] - '0';
        if (digit < 0 || digit > 9) {
          return Optional.empty();
        }
        value = Math.min(Integer.MAX_VALUE, value * 10 + digit);
      }
      return Optional.of(Duration.ofMillis(value));
    }

    void writeTo(ByteArrayOutputStream out) {
      out.write(bytes, 0, length);
    }
  }
}
