package dev.tallyboard.command.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tallyboard.command.check.Seen.Oddity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes a stream apart as the standard says (WHATWG HTML, 9.2.6), and notes what the standard lets
 * pass but the contract does not.
 */
final class StreamBytes {
  /** One line or one event beyond this ends the reading. */
  private static final int MAX_LENGTH = 1 << 20;

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Recording recording;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private boolean atStart = true;
  private boolean behindReturn;
  private String event = "";
  private @Nullable String id;

  StreamBytes(Recording recording) {
    this.recording = recording;
  }

  /** Reads to the end and closes it; the recording says why it ended. */
  void read(InputStream in) {
    byte[] buffer = new byte[1 << 14];
    try (in) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        for (int i = 0; i < count; i++) {
          take(buffer[i]);
        }
        if (line.size() > MAX_LENGTH || data.length() > MAX_LENGTH) {
          recording.end("it sent more than 1 MiB as one line or one event");
          return;
        }
      }
      recording.end("the server closed it");
    } catch (IOException e) {
      recording.end("it broke off (" + e.getMessage() + ")");
    }
  }

  private void take(byte next) {
    if (next == '\n' && behindReturn) {
      behindReturn = false;
      return;
    }
    behindReturn = next == '\r';
    if (behindReturn) {
      recording.odd(Oddity.CARRIAGE_RETURN);
    }
    if (next == '\n' || next == '\r') {
      recording.line();
      line(text());
      line.reset();
    } else {
      line.write(next);
    }
  }

  private String text() {
    byte[] bytes = line.toByteArray();
    if (atStart) {
      atStart = false;
      if (bytes.length >= 3 && ByteBuffer.wrap(bytes, 0, 3).equals(ByteBuffer.wrap(MARK))) {
        recording.odd(Oddity.BYTE_ORDER_MARK);
        bytes = Arrays.copyOfRange(bytes, 3, bytes.length);
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      recording.odd(Oddity.NOT_UTF8);
      return new String(bytes, UTF_8);
    }
  }

  private void line(String text) {
    if (text.isEmpty()) {
      dispatch();
      return;
    }
    if (text.indexOf('\0') >= 0) {
      recording.odd(Oddity.NUL);
    }
    int colon = text.indexOf(':');
    if (colon == 0) {
      return;
    }
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    String bare = value.startsWith(" ") ? value.substring(1) : value;
    switch (field) {
      case "event" -> event = bare;
      case "data" -> data.append(bare).append('\n');
      case "id" -> id = bare;
      case "retry" -> recording.retry(bare);
      default -> {}
    }
  }

  private void dispatch() {
    if (!data.isEmpty()) {
      String payload = data.substring(0, data.length() - 1);
      String name = event.isEmpty() ? "message" : event;
      recording.message(new Message(id, name, payload, System.nanoTime()));
    }
    data.setLength(0);
    event = "";
    id = null;
  }
}
