package dev.tallyboard.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the socket and okhttp-eventsource's parser, and does what that does not (WHATWG
 * HTML, section 9.2): strips a byte-order mark, ends a line at a bare CR without waiting for the
 * next byte, bounds lines, events and ids, keeps {@code retry:} from the parser (which throws on 20
 * digits), ignores an id with a NUL, and keeps the id of a block without data. The parser repeats
 * the last id that it saw, so each block tells it one: a mark, and the block's own id.
 */
final class SseGuard extends InputStream {
  /** The longest line and the largest event, in bytes. */
  static final int MAX_BYTES = 1 << 20;

  /** The longest id, in bytes: it has to fit into a request's header. */
  static final int MAX_ID_BYTES = 1 << 10;

  /** Marks an event with an id of its own, which may be empty. */
  static final char EVENT_WITH_ID = '=';

  /** Marks an event without one. */
  static final char EVENT = '-';

  /** Marks an id without an event. */
  static final char ID_ONLY = '!';

  /** Marks what is left of an event that was dropped. */
  static final char NOTHING = '.';

  /** Hears what the parser is not told. The reading thread calls. */
  interface Witness {
    void retry(Duration asked);

    /** A line, an event or an id was dropped for its size. */
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

  private byte @Nullable [] id;
  private boolean hasData;
  private boolean parserHasData;
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
    if (line.length == 0) {
      endBlock();
    } else if (line.isField("data") || line.isField("event")) {
      eventField();
    } else if (line.isField("id")) {
      id();
    } else if (line.isField("retry") && !lineTooLong) {
      line.digits("retry").ifPresent(witness::retry);
    } // else a comment of any length, or a field that nobody knows
    lineTooLong = false;
    line.clear();
  }

  private void eventField() {
    boolean isData = line.isField("data");
    hasData |= isData;
    eventBytes += line.length;
    if (lineTooLong || eventBytes > MAX_BYTES) {
      drop();
    }
    if (!dropEvent) {
      parserHasData |= isData;
      line.writeTo(gathered);
      gathered.write('\n');
    }
  }

  private void id() {
    if (line.length - line.valueAt("id") > MAX_ID_BYTES) {
      witness.oversize();
    } else if (!line.hasNul()) {
      id = line.bytesFrom(line.valueAt("id"));
    }
  }

  private void endBlock() {
    boolean isEvent = hasData && !dropEvent;
    if (isEvent || id != null || parserHasData) {
      write("id:" + mark(isEvent));
      if (id != null) {
        gathered.writeBytes(id);
      }
      write(parserHasData ? "\n" : "\ndata:\n");
    }
    write("\n"); // forgets the event's name, if there was no more to it
    id = null;
    hasData = false;
    parserHasData = false;
    eventBytes = 0;
    dropEvent = false;
  }

  private char mark(boolean isEvent) {
    return isEvent ? (id == null ? EVENT : EVENT_WITH_ID) : (id == null ? NOTHING : ID_ONLY);
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
    Optional<Duration> digits(String name) {
      int at = valueAt(name);
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

    /** Where the value of that field begins: behind the colon and one space, if there are any. */
    int valueAt(String name) {
      int at = Math.min(length, name.length() + 1);
      return at < length && bytes[at] == ' ' ? at + 1 : at;
    }

    byte[] bytesFrom(int from) {
      return Arrays.copyOfRange(bytes, from, length);
    }

    void writeTo(ByteArrayOutputStream out) {
      out.write(bytes, 0, length);
    }
  }
}
