package dev.tallyboard.feed;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
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

    /** All that has come has been given to the parser: more is waited for. */
    void waits() throws IOException;
  }

  private final InputStream socket;
  private final Witness witness;

  private final byte[] input = new byte[8192];
  private int inputAt;
  private int inputEnd;

  private final SseLine line = new SseLine(MAX_BYTES);
  private boolean lineTooLong;
  private boolean lastWasCr;
  private long linesSeen;

  private byte @Nullable [] id;
  private boolean hasData;
  private boolean parserHasData;
  private long eventBytes;
  private boolean dropEvent;

  private final Bytes output = new Bytes();
  private int outputAt;
  private boolean blockEnded;

  SseGuard(InputStream socket, Witness witness) {
    this.socket = socket;
    this.witness = witness;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** Gives one block at a time: the parser moves all that waits behind a line once for each. */
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (outputAt == output.length()) {
      output.clear();
      outputAt = 0;
      blockEnded = false;
      if (inputAt == inputEnd && !fill()) {
        return -1;
      }
      while (inputAt < inputEnd && !blockEnded) {
        take();
      }
    }
    int count = Math.min(length, output.length() - outputAt);
    output.copy(outputAt, into, offset, count);
    outputAt += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private boolean fill() throws IOException {
    witness.waits();
    inputAt = 0;
    inputEnd = Math.max(0, socket.read(input));
    return inputEnd > 0;
  }

  /** Takes the rest of a line, or what has come of it. */
  private void take() {
    if (lastWasCr && input[inputAt] == '\n') {
      inputAt++;
      lastWasCr = false;
      return;
    }
    int end = inputAt;
    while (end < inputEnd && input[end] != '\n' && input[end] != '\r') {
      end++;
    }
    lineTooLong |= !line.appendWithin(input, inputAt, end - inputAt);
    lastWasCr = end < inputEnd && input[end] == '\r';
    inputAt = end;
    if (end < inputEnd) {
      inputAt++;
      endLine();
    }
  }

  private void endLine() {
    if (linesSeen++ == 0) {
      line.stripByteOrderMark();
    }
    if (line.length() == 0) {
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
    eventBytes += line.length();
    if (lineTooLong || eventBytes > MAX_BYTES) {
      drop();
    }
    if (!dropEvent) {
      parserHasData |= isData;
      output.append(line);
      output.append('\n');
    }
  }

  private void id() {
    if (line.length() - line.valueAt("id") > MAX_ID_BYTES) {
      witness.oversize();
    } else if (!line.hasNul()) {
      id = line.from(line.valueAt("id"));
    }
  }

  private void endBlock() {
    boolean isEvent = hasData && !dropEvent;
    if (isEvent || id != null || parserHasData) {
      output.append("id:");
      output.append(mark(isEvent));
      if (id != null) {
        output.append(id, 0, id.length);
      }
      output.append(parserHasData ? "\n" : "\ndata:\n");
    }
    output.append('\n'); // forgets the event's name, if there was no more to it
    blockEnded = true;
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
}
